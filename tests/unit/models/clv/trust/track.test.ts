import { describe, expect, it } from 'vitest';
import { BTYD } from '#models/clv/btyd/index.ts';
import { expectedRepeats, trackRepeats, type TrackInput } from '#models/clv/trust/track.ts';

const INPUT: TrackInput = {
  model: 'mbg',
  parameters: [0.525, 6.183, 0.891, 1.614],
  unitDays: 7,
  covariance: null,
  days: Float64Array.from({ length: 80 }, (_, i) => i),
  customers: new Float64Array(80).fill(10),
  ends: Float64Array.from({ length: 40 }, (_, i) => 7 * (i + 1) - 1),
  seed: 7,
};
const COVARIANCE = [0.02, 0.01, 0, 0, 0.01, 0.01, 0, 0, 0, 0, 0.03, 0.02, 0, 0, 0.02, 0.1];

describe('what a model expects of a shop over time', () => {
  it('is the sum over the days customers came', () => {
    const { expected } = trackRepeats(INPUT);
    expected.forEach((value, i) => {
      let sum = 0;
      for (let day = 0; day < 80; day++)
        sum += 10 * BTYD.mbg.expectation(INPUT.parameters, Math.max(0, INPUT.ends[i]! - day) / 7);
      expect(value).toBeCloseTo(sum, 8);
    });
    expect(expectedRepeats(() => 1, { ...INPUT, ends: Float64Array.of(-1, 0, 1) })).toEqual(Float64Array.of(0, 0, 10));
  });

  it('lies within its band, which never falls, and is the same for the same seed', () => {
    const one = trackRepeats(INPUT);
    expect(trackRepeats(INPUT)).toEqual(one);
    for (let i = 1; i < one.expected.length; i++) {
      expect(one.low[i]).toBeGreaterThanOrEqual(one.low[i - 1]!);
      expect(one.low[i]).toBeLessThanOrEqual(one.expected[i]!);
      expect(one.high[i]).toBeGreaterThanOrEqual(one.expected[i]!);
    }
    expect(one.simulatedCustomers).toBe(800);
  });

  it('has the scatter that purchases of single customers have', () => {
    // Of an NBD the variance of all purchases is Σ r u (1 + u) with u = age/α.
    const [r, alpha] = [0.5, 20];
    const input: TrackInput = {
      ...INPUT,
      model: 'nbd',
      parameters: [r, alpha],
      unitDays: 1,
      ends: Float64Array.of(300),
    };
    let variance = 0;
    for (let day = 0; day < 80; day++) {
      const u = (300 - day) / alpha;
      variance += 10 * r * u * (1 + u);
    }
    for (const customers of [10, 200]) {
      const { low, high } = trackRepeats({ ...input, customers: new Float64Array(80).fill(customers) });
      const reach = 2 * 1.96 * Math.sqrt((variance * customers) / 10);
      expect((high[0]! - low[0]!) / reach).toBeGreaterThan(0.8);
      expect((high[0]! - low[0]!) / reach).toBeLessThan(1.25);
    }
  });

  it('is less certain when the parameters are', () => {
    const last = INPUT.ends.length - 1;
    const width = ({ low, high }: ReturnType<typeof trackRepeats>) => high[last]! - low[last]!;
    expect(width(trackRepeats({ ...INPUT, covariance: COVARIANCE }))).toBeGreaterThan(1.1 * width(trackRepeats(INPUT)));
  });

  it('of no days, no customers, or one day is nothing', () => {
    const none = new Float64Array();
    expect(trackRepeats({ ...INPUT, days: none, customers: none }).expected.every((value) => value === 0)).toBe(true);
    expect(trackRepeats({ ...INPUT, ends: none }).expected).toHaveLength(0);
    expect(trackRepeats({ ...INPUT, ends: Float64Array.of(0) })).toMatchObject({
      expected: Float64Array.of(0),
      low: Float64Array.of(0),
      high: Float64Array.of(0),
    });
  });
});
