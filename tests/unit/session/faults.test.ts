import { beforeAll, describe, expect, it } from 'vitest';
import { ENGINE_ERRORS, EngineError } from '#engine/errors.ts';
import { i18n } from '#i18n/i18n.svelte.ts';
import { faultOf } from '#session/faults.ts';

describe('a fault in words', () => {
  beforeAll(async () => {
    await i18n.use('en');
    await i18n.complete();
  });

  it.each(ENGINE_ERRORS)('%s has its own', (code) => {
    expect(faultOf(new EngineError(code, '', { limit: 1 }))?.text).not.toBe(i18n.t('engine.code.unknown'));
  });

  it('writes counts as counts and memory as memory', () => {
    const text = (code: string, params: Record<string, number>) => faultOf(new EngineError(code, '', params))?.text;
    expect(text('too-large', { estimate: 5e9, limit: 3328599654.4 })).toContain('5,000 MB of memory');
    expect(text('too-many-columns', { columns: 5000, limit: 1000 })).toContain('5,000 columns; at most 1,000');
    expect(text('record-too-long', { line: 12, limit: 16 * 1024 * 1024 })).toContain('16.8 MB');
  });
});
