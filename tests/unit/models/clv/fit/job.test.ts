import { expect, it } from 'vitest';
import type { FitMessage, FitRequest } from '#engine/fit-contract.ts';
import { fitClv } from '#models/clv/fit/fit-clv.ts';
import { simulate } from '#models/clv/simulate.ts';
import { serveFits } from '../../../../../workers/fit/serve.ts';
import { noPatterns, patternsOf } from '../../../../support/histories.ts';

it('the fit worker answers what a fit here does, and tells of its progress', async () => {
  const T = Array.from({ length: 300 }, (_, i) => 100 + i);
  const { x, tx } = simulate('mbg', [0.6, 40, 0.9, 1.8], T, 1);
  const input = {
    models: ['mbg', 'nbd'] as const,
    unitDays: 7,
    patterns: patternsOf({ x: [...x], tx: [...tx], T }),
    occasions: noPatterns(),
    spend: { x: new Float64Array(), mean: new Float64Array() },
  };
  const { port1, port2 } = new MessageChannel();
  const messages: FitMessage[] = [];
  const ended = new Promise<void>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<FitMessage>) => {
      messages.push(data);
      if (data.is === 'done' || data.is === 'failed') resolve();
    };
  });
  serveFits(port2);
  port2.start();
  port1.postMessage({ kind: 'clv', input } satisfies FitRequest<'clv'>);
  await ended;
  port1.close();
  expect(messages.at(-1)).toEqual({ is: 'done', output: fitClv(input) });
  expect(messages.filter(({ is }) => is === 'progress').length).toBeGreaterThan(30);
});
