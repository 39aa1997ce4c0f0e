import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';

/** Uniform numbers in [0, 1), the same ones for the same seed everywhere; a source for d3-random. */
export function randomSource(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  // The first outputs still show the seed: neighbouring seeds would begin alike.
  skipN(generator, 32);
  return () => uniformFloat64(generator);
}
