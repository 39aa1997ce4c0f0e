import { describe, expect, it } from 'vitest';
import type { OpenFile } from '#session/session.svelte.ts';
import { headOf } from '../../../../src/pages/data/state.ts';
import { speech } from '../speech.ts';

const opened = (accepted: number, quarantined: number, dropped: number) =>
  ({
    report: {
      bytes: 100,
      lines: accepted + quarantined + dropped,
      accepted,
      quarantined,
      dropped: { 'no-customer': dropped },
    },
  }) as OpenFile;
const titleOf = (...files: OpenFile[]) => headOf(files, speech('en') as never).title;

describe('headOf', () => {
  it('does not call it clean when nothing could be used', () => {
    expect(titleOf(opened(0, 0, 40))).toBe('Not one line could be used');
    expect(titleOf(opened(0, 3, 0))).toBe('Not one line could be used');
    expect(titleOf(opened(40, 0, 2))).toBe('40 lines are used, none had to be set aside');
    expect(titleOf(opened(40, 0, 0), opened(0, 2, 0))).toBe('40 lines are used, 2 were set aside for you to look at');
  });
});
