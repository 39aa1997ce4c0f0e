import { describe, expect, it } from 'vitest';
import { defaultFrame } from '#orders/frame.ts';
import { HISTORY_LIMIT, nameProblem, newSegment, revisedSegment } from '#segments/saved.ts';

const content = {
  name: 'Good',
  definition: { kind: 'rule', rule: { kind: 'test', field: 'orders', op: 'gte', value: 3 } },
  frame: defaultFrame('Europe/London'),
} as const;

describe('revisedSegment', () => {
  it('keeps the newest versions when the history is full', () => {
    let segment = newSegment('id', content, 'at 1');
    for (let i = 2; i <= HISTORY_LIMIT + 5; i++) segment = revisedSegment(segment, { name: `Good ${i}` }, `at ${i}`);
    expect(segment).toMatchObject({
      version: HISTORY_LIMIT + 5,
      createdAt: 'at 1',
      updatedAt: `at ${HISTORY_LIMIT + 5}`,
    });
    expect(segment.history.map(({ version }) => version)).toEqual(
      Array.from({ length: HISTORY_LIMIT }, (_, i) => i + 5),
    );
  });
});

describe('nameProblem', () => {
  const others = [
    { id: '1', name: '沉默的好顾客' },
    { id: '2', name: 'VIP' },
  ];

  it('lets a segment keep its own name in another case', () => {
    expect(nameProblem('vip', others, '2')).toBeNull();
    expect(nameProblem('vip', others, '1')).toBe('taken');
  });

  it('counts a character beyond the basic plane as one', () => {
    expect(nameProblem('😀'.repeat(60), others)).toBeNull();
    expect(nameProblem('😀'.repeat(61), others)).toBe('too-long');
  });
});
