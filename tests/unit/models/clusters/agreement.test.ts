import { describe, expect, it } from 'vitest';
import { adjustedRand, bestJaccards, crossTable } from '#models/clusters/agreement.ts';

describe('adjustedRand', () => {
  // scikit-learn's documentation of adjusted_rand_score: [0,0,1,1] against [0,0,1,2], and [0,0,1,2] against [0,0,1,1].
  it('is what others compute', () => {
    const table = crossTable(Uint8Array.of(0, 0, 1, 1), Uint8Array.of(0, 0, 1, 2), 2, 3);
    expect(adjustedRand(table)).toBeCloseTo(0.571428571, 9);
    expect(
      adjustedRand([
        [1, 0],
        [1, 0],
        [0, 1],
        [0, 1],
      ]),
    ).toBe(0);
  });

  // Hubert & Arabie's index by its formula: 2x2 table of 10 things.
  it('follows the formula on a table worked by hand', () => {
    // Σ C(n,2) = 6 + 0 + 0 + 10 = 16; rows C(5,2) + C(5,2) = 20; columns C(4,2) + C(6,2) = 21; all C(10,2) = 45.
    const expected = (16 - (20 * 21) / 45) / (20.5 - (20 * 21) / 45);
    expect(
      adjustedRand([
        [4, 1],
        [0, 5],
      ]),
    ).toBeCloseTo(expected, 12);
  });

  it('is 1 for the same groups under other numbers, and where neither parts anybody', () => {
    expect(
      adjustedRand([
        [0, 3],
        [5, 0],
      ]),
    ).toBe(1);
    expect(adjustedRand([[7]])).toBe(1);
    expect(adjustedRand([])).toBe(1);
  });

  it('is 0 or less where groups have nothing to do with each other', () => {
    expect(
      adjustedRand([
        [5, 5],
        [5, 5],
      ]),
    ).toBeLessThanOrEqual(0);
  });

  it('does not care which is left and which is right', () => {
    const table = [
      [3, 1, 0],
      [0, 4, 2],
    ];
    const turned = [
      [3, 0],
      [1, 4],
      [0, 2],
    ];
    expect(adjustedRand(table)).toBeCloseTo(adjustedRand(turned), 12);
  });
});

describe('bestJaccards', () => {
  it('is, per group, the overlap with the group most like it', () => {
    expect(
      bestJaccards([
        [4, 1],
        [0, 5],
      ]),
    ).toEqual([4 / 5, 5 / 6]);
  });

  it('says nothing of a group that holds nobody', () => {
    expect(
      bestJaccards([
        [0, 0],
        [2, 2],
      ]),
    ).toEqual([null, 1 / 2]);
  });
});
