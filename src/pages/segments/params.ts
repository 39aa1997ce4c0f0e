import { RuleError, type Rule } from '#segments/rule.ts';
import { validateRule } from '#segments/validate.ts';

/** A longer rule is not put into the link: some programs cut links off. */
const LINK_LIMIT = 1500;

/** The rule a link carries; `broken` when it carries something else. */
export function ruleParam(text: string | null): { rule: Rule | null; broken: boolean } {
  if (text === null) return { rule: null, broken: false };
  try {
    return { rule: validateRule(JSON.parse(text)), broken: false };
  } catch (error) {
    if (error instanceof RuleError || error instanceof SyntaxError) return { rule: null, broken: true };
    throw error;
  }
}

/** The rule as a link carries it; null when it is what the screen shows without one, or too long. */
export function paramOfRule(rule: Rule, shown: Rule | null): string | null {
  const text = JSON.stringify(rule);
  return text.length > LINK_LIMIT || text === JSON.stringify(shown) ? null : text;
}
