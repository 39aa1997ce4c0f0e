import { EIGHT, SIXTEEN, type Rule } from '../btyd/gauss-legendre.ts';

/**
 * What the likelihood of Pareto/NBD needs to know of the time at which a silent customer left: the integrals of
 * f = e^(−m (A(y) − A(t_x)) − s (B(y) − B(t_x)))/(β + y), and of f times A(y), B(y), y/(α + y), y/(β + y).
 */
export const MOMENTS = 5;

/**
 * Writes them over [age, T], where A grows by `gapA` and B by `gapB`, to `moments`: over u = ln(min(α, β) + y), in pieces
 * where ln f moves by at most {@link STEP}, until e^−{@link ENOUGH} of it is left.
 */
export function integrate(
  m: number,
  alpha: number,
  s: number,
  beta: number,
  age: number,
  gapA: number,
  gapB: number,
  moments: Float64Array,
): void {
  const alphaNear = alpha < beta;
  const near = alphaNear ? alpha : beta;
  const far = alphaNear ? beta : alpha;
  const ratio = (near + age) / (far + age);
  // With near + y = (near + age) eᵘ and far + y = (far + age) v, f is e^(slope u) v^−power times `scale`.
  const rise = alphaNear ? 1 - m : -s;
  const power = alphaNear ? s + 1 : m;
  const scale = alphaNear ? ratio : 1;
  const length = alphaNear ? gapA : gapB;
  const change = Math.abs(rise) * length + power * (alphaNear ? gapB : gapA);

  SUMS.fill(0);
  if (change <= 4 && length <= WIDEST) add(rise, power, ratio, 0, length, EIGHT);
  else if (change <= STEP && length <= WIDEST) add(rise, power, ratio, 0, length, SIXTEEN);
  else addPieces(rise, power, ratio, length);

  const total = scale * SUMS[0]!;
  const [logA, logB] = alphaNear ? [SUMS[1]!, SUMS[3]!] : [SUMS[3]!, SUMS[1]!];
  const [inverseA, inverseB] = alphaNear ? [SUMS[2]!, SUMS[4]!] : [SUMS[4]!, SUMS[2]!];
  moments[0] = total;
  moments[1] = total * Math.log1p(age / alpha) + scale * logA;
  moments[2] = total * Math.log1p(age / beta) + scale * logB;
  moments[3] = total - (scale * inverseA * alpha) / (alpha + age);
  moments[4] = total - (scale * inverseB * beta) / (beta + age);
}

const STEP = 14;
const WIDEST = 2;
const ENOUGH = 26;

/** Of f, and of f times u, e^−u, ln v, 1/v: of one call at a time. */
const SUMS = new Float64Array(MOMENTS);

function addPieces(rise: number, power: number, ratio: number, length: number): void {
  // ln f is concave: a piece is as steep as one of its ends.
  const slope = (u: number): number => rise - (power * ratio) / (ratio + (1 - ratio) * Math.exp(-u));
  let peak = 0;
  for (let from = 0; from < length;) {
    const wide = Math.min(WIDEST, length - from, STEP / Math.abs(slope(from)));
    const width = Math.min(wide, STEP / Math.abs(slope(from + wide)));
    add(rise, power, ratio, from, width, SIXTEEN);
    from += width;
    const here = rise * from - power * Math.log1p(ratio * Math.expm1(from));
    peak = Math.max(peak, here);
    if (peak - here > ENOUGH) return;
  }
}

function add(rise: number, power: number, ratio: number, from: number, width: number, rule: Rule): void {
  const { nodes, weights } = rule;
  let total = 0;
  let nearLog = 0;
  let nearInverse = 0;
  let farLog = 0;
  let farInverse = 0;
  for (let j = 0; j < nodes.length; j++) {
    const u = from + width * nodes[j]!;
    const grown = Math.exp(u);
    const v = 1 + ratio * (grown - 1);
    const log = Math.log(v);
    const f = weights[j]! * Math.exp(rise * u - power * log);
    total += f;
    nearLog += f * u;
    nearInverse += f / grown;
    farLog += f * log;
    farInverse += f / v;
  }
  SUMS[0]! += width * total;
  SUMS[1]! += width * nearLog;
  SUMS[2]! += width * nearInverse;
  SUMS[3]! += width * farLog;
  SUMS[4]! += width * farInverse;
}
