import { RFM_DEFAULTS, SCHEMES, THRESHOLDS, type RfmSettings } from '#models/rfm/index.ts';
import { settingsFor, type RuleSet } from '#models/rfm/rules/index.ts';
import type { LinkProblem } from '#session/link.ts';
import { SCORE_COUNTS } from '../params.ts';

/** One side of a comparison as the link has it: a rule set and how its scores are made. */
export interface Side {
  /** `eight`, `custom:<id>` … */
  rules: string;
  scheme: RfmSettings['scheme'];
  k: number;
  threshold: RfmSettings['threshold'];
}

/** `eight/quantile/5/scoreMean`; what is as by default may be left out from the end. */
export function parseSide(text: string): Side | null {
  const [rules = '', scheme = RFM_DEFAULTS.scheme, k = RFM_DEFAULTS.k, threshold = RFM_DEFAULTS.threshold, ...rest] =
    text.split('/');
  const side = {
    rules,
    scheme: SCHEMES.find((known) => known === scheme),
    k: SCORE_COUNTS.find((known) => String(known) === String(k)),
    threshold: THRESHOLDS.find((known) => known === threshold),
  };
  if (rules === '' || rest.length > 0 || !side.scheme || !side.k || !side.threshold) return null;
  return { rules, scheme: side.scheme, k: side.k, threshold: side.threshold };
}

export function formatSide({ rules, scheme, k, threshold }: Side): string {
  const parts = [rules, scheme, String(k), threshold];
  const plain = ['', RFM_DEFAULTS.scheme, String(RFM_DEFAULTS.k), RFM_DEFAULTS.threshold];
  while (parts.length > 1 && parts.at(-1) === plain[parts.length - 1]) parts.pop();
  return parts.join('/');
}

/** Both sides. The left begins as the screen is set; the right as what is most often asked beside it. */
export function parseSides(
  params: URLSearchParams,
  base: RfmSettings,
  rules: string,
): { left: Side; right: Side; problems: LinkProblem[] } {
  const problems: LinkProblem[] = [];
  const read = (key: 'left' | 'right', fallback: Side): Side => {
    const value = params.get(key);
    if (value === null) return fallback;
    const side = parseSide(value);
    const usable =
      side && !(side.scheme === 'fixed' && !base.fixedCuts) && !(side.threshold === 'fixed' && !base.limits);
    if (!usable) problems.push({ key, value });
    return usable ? side : fallback;
  };
  const { scheme, k, threshold } = base;
  const left = read('left', { rules, scheme, k, threshold });
  return { left, right: read('right', besides(left)), problems };
}

/** Eight classes by the mean of the values beside those by the mean of the scores; another rule set beside the eight. */
const besides = (left: Side): Side =>
  left.rules === 'eight'
    ? { ...left, threshold: left.threshold === 'mean' ? 'scoreMean' : 'mean' }
    : { ...left, rules: 'eight' };

/** The settings of a side. M, own cut points and own limits are those of the screen; scores those the rules are for. */
export function settingsOf({ scheme, k, threshold }: Side, rules: RuleSet, base: RfmSettings): RfmSettings {
  return settingsFor(rules, {
    ...base,
    scheme,
    k,
    threshold,
    fixedCuts: scheme === 'fixed' ? base.fixedCuts : null,
    limits: threshold === 'fixed' ? base.limits : null,
  });
}
