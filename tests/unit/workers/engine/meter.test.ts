import { expect, it } from 'vitest';
import type { Progress } from '#engine/contract.ts';
import { Meter } from '../../../../workers/engine/meter.ts';

it('progress runs through the phases by their weights and never goes back or over the end', () => {
  const told: Progress[] = [];
  const meter = new Meter((progress) => told.push(progress), { open: 0, survey: 1, read: 2, build: 1 });
  meter.at('open', 1);
  meter.at('survey', 0.5);
  meter.at('read', 0.5);
  meter.at('read', 0.25);
  meter.at('read', 1.2);
  meter.at('build', 1);
  expect(told).toEqual([
    { phase: 'open', fraction: 0 },
    { phase: 'survey', fraction: 0.125 },
    { phase: 'read', fraction: 0.5 },
    { phase: 'read', fraction: 0.5 },
    { phase: 'read', fraction: 0.75 },
    { phase: 'build', fraction: 1 },
  ]);
});
