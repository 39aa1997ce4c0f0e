import { describe, expect, it } from 'vitest';
import type { OpenFile } from '#session/session.svelte.ts';
import { withDayMonth } from '../../../../src/pages/data/edits.ts';
import { questionsOf } from '../../../../src/pages/data/questions.ts';
import {
  aboutLines,
  fullName,
  linesPhrase,
  needsReader,
  openQuestions,
  sameColumns,
  tablesByFile,
} from '../../../../src/pages/data/tables.ts';
import { draftOf, orders, planned, unseen } from './drafts.ts';

const iso = () => '2024-03-05';
const opened = ({ file, plan }: Awaited<ReturnType<typeof draftOf>>) => ({ file, plan }) as OpenFile;

describe('sameColumns', () => {
  it('knows a further month by its columns', async () => {
    const january = await draftOf(orders(iso), { name: 'january.csv' });
    const february = await draftOf(orders(iso, undefined, 40), { name: 'february.csv' });
    const other = await draftOf('user,time,paid\nC1,2024-03-05,5.50\nC2,2024-03-06,6.50\n', { name: 'other.csv' });
    expect(sameColumns(february, [opened(january)])).toBe(true);
    expect(sameColumns(other, [opened(january)])).toBe(false);
  });
});

describe('openQuestions', () => {
  it('are settled by an answer, also by the one the guess had, and by a plan that reads otherwise', async () => {
    const draft = await draftOf(orders((i) => `${1 + (i % 12)}/${1 + ((i * 5) % 12)}/2024`));
    const [question] = questionsOf(draft.probe!, draft.plan!);
    expect(openQuestions(draft)).toEqual([question]);
    expect(needsReader(draft)).toBe(true);
    expect(openQuestions({ ...draft, settled: [question!.name] })).toEqual([]);
    const changed = planned(draft, withDayMonth(draft.plan!, 2, 'month-day-year', 'day-month-year'));
    expect(openQuestions(changed)).toEqual([]);
  });
});

describe('aboutLines', () => {
  it('counts a small table and rounds the estimate of a large one to two digits', async () => {
    expect(aboutLines(await draftOf(orders(iso, undefined, 7)))).toBe(7);
    const large = aboutLines(await draftOf(orders(iso, undefined, 26_662)));
    expect(large! % 1000).toBe(0);
    expect(Math.abs(large! / 26_662 - 1)).toBeLessThan(0.1);
    expect(aboutLines(unseen('a.csv'))).toBeNull();
  });
});

describe('tablesByFile', () => {
  it('keeps the tables of a file together, in order', async () => {
    const one = await draftOf(orders(iso), { name: 'one.csv' });
    const two = { ...one, id: 3, part: { ...one.part!, path: ['Sheet 2'] } };
    const other = unseen('other.csv');
    expect(tablesByFile([one, other, two]).map(({ drafts }) => drafts.map(({ id }) => id))).toEqual([[1, 3], [2]]);
    expect(fullName(two)).toBe('one.csv › Sheet 2');
  });
});

describe('linesPhrase', () => {
  it('counts what the preview holds, says about where it does not, and nothing where nobody knows', async () => {
    const short = await draftOf(orders(iso, undefined, 12));
    const long = await draftOf(orders(iso, undefined, 400));
    expect(linesPhrase(short)).toEqual({ key: 'desk.fact.lines.counted', parts: { n: { as: 'integer', value: 12 } } });
    expect(linesPhrase(long)?.key).toBe('desk.fact.lines');
    expect(linesPhrase(unseen('a.csv'))).toBeNull();
  });
});
