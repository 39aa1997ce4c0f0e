import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { associate, binnedMeans, type Unit } from '#models/association/index.ts';
import { compareShapes } from '#models/association/shapes.ts';
import { numRuns } from '../../../support/runs.ts';

/** Spread over −1…1 without any order, the same every time. */
const noise = (index: number) => Math.sin(index * 12.9898) * Math.cos(index * 78.233);
const unitsOf = (count: number, value: (rate: number, index: number) => number): Unit[] =>
  Array.from({ length: count }, (_, index) => {
    const rate = 0.1 + (0.4 * index) / (count - 1);
    return { eligible: 100 + 10 * index, rate, value: value(rate, index) };
  });

describe('associate', () => {
  it('says by how much a point more goes with, and brackets it', () => {
    const found = associate(unitsOf(20, (rate, index) => 100 + 200 * rate + 2 * noise(index)), 'none')!; // prettier-ignore
    expect(found.perPoint.value).toBeCloseTo(2, 0);
    expect(found.perPoint.interval!.low).toBeLessThan(found.perPoint.value);
    expect(found.perPoint.interval!.high).toBeGreaterThan(found.perPoint.value);
    expect(found.relative!.value).toBeCloseTo(found.perPoint.value / found.meanValue, 12);
    expect(found.at(found.meanRate).value).toBeCloseTo(found.meanValue, 9);
  });

  it('finds the power of a power law', () => {
    expect(associate(unitsOf(12, (rate) => 500 * rate ** 1.7), 'customers')!.elasticity!.value).toBeCloseTo(1.7, 9); // prettier-ignore
  });

  it('says nothing of seven units, nor of units with one rate', () => {
    expect(
      associate(
        unitsOf(7, (rate) => rate),
        'none',
      ),
    ).toBeNull();
    expect(associate(Array.from({ length: 9 }, (_, i) => ({ eligible: 50, rate: 0, value: i })), 'customers')).toBeNull(); // prettier-ignore
  });

  it('makes no slope of what rounding leaves between equal values', () => {
    // Means of 20 and more times 19.9, summed one by one.
    const meanOf = (count: number) =>
      Array.from({ length: count }, () => 19.9).reduce((all, one) => all + one, 0) / count;
    const units = unitsOf(12, (_, index) => meanOf(20 + 7 * index));
    expect(new Set(units.map(({ value }) => value)).size).toBeGreaterThan(1);
    const found = associate(units, 'customers')!;
    expect(found.perPoint).toMatchObject({ value: 0, interval: { low: 0, high: 0 } });
    expect(found).toMatchObject({ rSquared: 0, pearson: null, shapes: [] });
    expect(found.at(0.3).value).toBeCloseTo(19.9, 12);
  });

  it('leaves out what needs values above 0', () => {
    const found = associate(
      unitsOf(10, (rate) => rate - 0.9),
      'none',
    )!;
    expect(found.relative).toBeNull();
    expect(found.elasticity).toBeNull();
    expect(found.shapes.map(({ id }) => id)).not.toContain('exponential');
  });

  it('never gives an empty number, and scales with the currency', () => {
    const unit = fc.record({
      eligible: fc.integer({ min: 20, max: 5000 }),
      rate: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      value: fc.integer({ min: -50, max: 5000 }),
    });
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('customers', 'none'),
        (units, how) => {
          const found = associate(units, how);
          if (!found) return;
          const numbers = JSON.stringify([found, found.at(0.3)], (_, value: unknown) =>
            typeof value === 'number' && !Number.isFinite(value) ? 'absurd' : value,
          );
          expect(numbers).not.toContain('absurd');
          const scaled = associate(units.map((one) => ({ ...one, value: 1000 * one.value })), how)!; // prettier-ignore
          expect(scaled.perPoint.value / 1000).toBeCloseTo(found.perPoint.value, 6);
          expect(scaled.relative?.value ?? 0).toBeCloseTo(found.relative?.value ?? 0, 8);
        },
      ),
      { numRuns: numRuns(300) },
    );
  });
});

const best = (y: (rate: number, index: number) => number) => {
  const units = unitsOf(24, y);
  const shapes = compareShapes(
    units.map(({ rate }) => rate),
    units.map(({ value }) => value),
    units.map(() => 1),
  );
  return shapes.toSorted((a, b) => a.aicc - b.aicc)[0];
};

describe('compareShapes', () => {
  it('prefers the straight line where nothing bends', () => {
    expect(best((rate, index) => 100 + 300 * rate + 4 * noise(index))?.id).toBe('line');
    expect(best((rate) => 100 + 300 * rate)?.id).toBe('line');
  });

  it('finds growth that is exponential', () => {
    expect(best((rate, index) => 20 * Math.exp(8 * rate) * (1 + 0.01 * noise(index)))?.id).toBe('exponential');
  });

  it('finds the threshold of a bend, and the slopes on either side', () => {
    const shape = best((rate, index) => 100 + 2000 * Math.max(0, rate - 0.35) + 2 * noise(index))!;
    expect(shape.id).toBe('break');
    expect(shape.threshold).toBeCloseTo(0.35, 1);
    expect(shape.slopes[0]).toBeLessThan(100);
    expect(shape.slopes[1]).toBeGreaterThan(1500);
  });

  it('prefers the claimed threshold when it is there', () => {
    expect(best((rate, index) => 100 + 2000 * Math.max(0, rate - 0.25) + 3 * noise(index))?.id).toBe('claimed');
  });

  it('does not try a threshold that all units are above, nor any when the values are all alike', () => {
    const units = unitsOf(12, (rate) => rate);
    const x = units.map(({ rate }) => rate + 0.3);
    expect(compareShapes(x, units.map(({ value }) => value), x.map(() => 1)).map(({ id }) => id)).not.toContain('claimed'); // prettier-ignore
    expect(compareShapes(x, x.map(() => 7), x.map(() => 1))).toEqual([]); // prettier-ignore
  });
});

describe('binnedMeans', () => {
  it('puts equal rates together and counts every unit once', () => {
    const bins = binnedMeans(unitsOf(16, (rate) => 100 * rate), 4); // prettier-ignore
    expect(bins.map((bin) => bin.units)).toEqual([4, 4, 4, 4]);
    expect(bins[0]!.highRate).toBeLessThan(bins[1]!.lowRate);
    expect(bins[3]!.interval.low).toBeLessThan(bins[3]!.meanValue);
  });

  it('is empty where all rates are alike or the units too few', () => {
    expect(binnedMeans(Array.from({ length: 12 }, () => ({ eligible: 9, rate: 0.5, value: 1 })), 4)).toEqual([]); // prettier-ignore
    expect(binnedMeans(unitsOf(4, (rate) => rate), 4)).toEqual([]); // prettier-ignore
  });
});
