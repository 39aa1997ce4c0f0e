import { describe, expect, it } from 'vitest';
import { stepIndex } from '#ui/keys.ts';

describe('stepIndex', () => {
  it('stops at the ends', () => {
    expect(stepIndex('ArrowRight', 2, 3)).toBe(2);
    expect(stepIndex('ArrowLeft', 0, 3)).toBe(0);
  });

  it('jumps to the ends', () => {
    expect(stepIndex('Home', 2, 3)).toBe(0);
    expect(stepIndex('End', 0, 3)).toBe(2);
  });

  it('begins with the first when nothing was chosen', () => expect(stepIndex('ArrowDown', -1, 3)).toBe(0));

  it('leaves keys of the other direction and other keys to the page', () => {
    expect(stepIndex('ArrowDown', 0, 3, 'row')).toBeUndefined();
    expect(stepIndex('a', 0, 3)).toBeUndefined();
  });

  it('moves nowhere among nothing', () => expect(stepIndex('ArrowRight', -1, 0)).toBeUndefined());
});
