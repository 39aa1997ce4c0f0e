import { describe, expect, it } from 'vitest';
import { withDayMonth, withDecimal, withRole } from '../../../../src/pages/data/edits.ts';
import { questionsOf } from '../../../../src/pages/data/questions.ts';
import { draftOf, orders } from './drafts.ts';

const DAY = (text: string) => Date.parse(text) / 86_400_000;
const bothWays = (i: number) => `${1 + (i % 12)}/${1 + ((i * 5) % 12)}/2024`;

describe('questionsOf', () => {
  it('asks for the order of day and month with an example that tells the two apart', async () => {
    const { probe, plan } = await draftOf(orders(bothWays));
    const [question, ...others] = questionsOf(probe!, plan!);
    expect(others).toEqual([]);
    expect(question).toMatchObject({ kind: 'date', name: 'date', example: '2/6/2024', decided: 0 });
    expect(question?.answers).toEqual([
      { format: 'day-month-year', day: DAY('2024-06-02'), taken: true },
      { format: 'month-day-year', day: DAY('2024-02-06'), taken: false },
    ]);
  });

  it('shows the answer that was given', async () => {
    const { probe, plan } = await draftOf(orders(bothWays));
    const answered = withDayMonth(plan!, 2, 'month-day-year', 'day-month-year');
    expect(answered.columns[2]?.dateFormats).toEqual(['month-day-year']);
    expect(questionsOf(probe!, answered)[0]?.answers.map(({ taken }) => taken)).toEqual([false, true]);
  });

  it('asks nothing when one date tells, and nothing about a column that is not imported', async () => {
    const told = await draftOf(orders((i) => `${13 + (i % 12)}/${1 + (i % 12)}/2024`));
    expect(questionsOf(told.probe!, told.plan!)).toEqual([]);
    const { probe, plan } = await draftOf(orders(bothWays));
    expect(questionsOf(probe!, withRole(plan!, probe!, 2, null))).toEqual([]);
  });

  it('says when dates contradict each other', async () => {
    const { probe, plan } = await draftOf(
      orders((i) => (i % 3 === 0 ? `25/${1 + (i % 12)}/2024` : `${1 + (i % 12)}/25/2024`)),
    );
    expect(questionsOf(probe!, plan!)[0]).toMatchObject({ kind: 'date', decided: 60 });
  });

  it('asks what a sign in amounts is when no value tells', async () => {
    const { probe, plan } = await draftOf(
      orders(
        () => '2024-03-05',
        (i) => `${1 + (i % 9)},${100 + i}`,
      ),
    );
    const [question] = questionsOf(probe!, plan!);
    expect(question).toMatchObject({ kind: 'decimal', name: 'amount', example: '1,100' });
    expect(question?.answers).toEqual([
      { mark: '.', value: 1100, taken: true },
      { mark: ',', value: 1.1, taken: false },
    ]);
    const answered = withDecimal(plan!, 3, ',');
    expect(questionsOf(probe!, answered)[0]?.answers.map(({ taken }) => taken)).toEqual([false, true]);
    expect(withDecimal(answered, 3, '.').columns[3]).not.toHaveProperty('decimal');
  });
});
