import type { Patterns } from './contract.ts';
import type { Likelihood } from './likelihood.ts';
import { maximise, type Maximum, type Problem } from './maximise.ts';
import { thinned, totalsOf } from './patterns.ts';

/** More patterns than these are many; the starts are tried on about as few as the second. */
const MANY = 20_000;
const SCOUTED = 10_000;

/** The maximum of a likelihood over patterns; many of them are first looked at in part. */
export function maximiseOver(
  likelihood: (patterns: Patterns) => Likelihood,
  patterns: Patterns,
  problem: Omit<Problem, 'likelihood' | 'scout'>,
): Maximum {
  const part = patterns.x.length > MANY ? thinned(patterns, SCOUTED) : null;
  const scout = part && { likelihood: likelihood(part), customers: totalsOf(part).customers };
  return maximise({ ...problem, likelihood: likelihood(patterns), scout });
}
