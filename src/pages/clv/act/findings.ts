import type { Phrase, PhrasePart } from '#core/phrase.ts';
import type { Quadrant, WinBackPlan } from '#models/clv/act/index.ts';
import type { AnswerRow } from '#models/questions.ts';
import { LEAST_CUSTOMERS } from '../../shared/share.ts';

export type QuadrantRow = AnswerRow<'clv.quadrants'>;
export type Totals = AnswerRow<'clv.winBackTotals'>;

const integer = (value: number): PhrasePart => ({ as: 'integer', value });
const whole = (value: number): PhrasePart => ({ as: 'percentWhole', value });
const short = (value: number): PhrasePart => ({ as: 'moneyShort', value });

const rowOf = (rows: readonly QuadrantRow[], quadrant: Quadrant) => rows.find((row) => row.quadrant === quadrant);
const customersIn = (rows: readonly QuadrantRow[]) => rows.reduce((sum, { customers }) => sum + customers, 0);

/** Values this near each other are no ranking: who lies above a cut is a matter of the last digit. */
const ALIKE = 1.01;

/** Whether all would be worth about the same if they were still customers, so that no value parts them. */
export function worthAlike(rows: readonly QuadrantRow[]): boolean {
  const means = rows.flatMap((row) => (row.customers === 0 ? [] : [row.value_if_active / row.customers]));
  return customersIn(rows) >= LEAST_CUSTOMERS && means.length > 1 && Math.max(...means) <= ALIKE * Math.min(...means);
}

/** What the page says first: whom the shop is about to lose, and what that is worth. */
export function actFinding(rows: readonly QuadrantRow[]): Phrase {
  const customers = customersIn(rows);
  const [keep, lost] = [rowOf(rows, 'keep'), rowOf(rows, 'win-back')];
  if (customers === 0 || !keep || !lost) return { key: 'clv.act.finding.none' };
  if ((keep.value_cut ?? 0) <= 0 && rows.every((row) => row.value_if_active === 0))
    return { key: 'clv.act.finding.worthless' };
  if (worthAlike(rows)) return { key: 'clv.act.finding.alike' };
  if (lost.customers === 0)
    return { key: 'clv.act.finding.allStay', parts: { alive: whole(lost.alive_cut), keep: integer(keep.customers) } };
  return {
    key: 'clv.act.finding.lost',
    parts: { customers: integer(lost.customers), stake: short(lost.at_stake) },
  };
}

/** The cuts in words; null without customers. */
export function actLede(rows: readonly QuadrantRow[], days: number): Phrase | null {
  const [row] = rows;
  if (worthAlike(rows)) return { key: 'clv.act.lede.alike' };
  if (!row || row.value_cut === null || row.value_cut <= 0 || customersIn(rows) === 0) return null;
  return {
    key: 'clv.act.lede',
    parts: { cut: cutPart(row.value_cut), days: integer(days), alive: whole(row.alive_cut) },
  };
}

/** Cents only where they matter. */
export const cutPart = (cut: number): PhrasePart => ({
  as: 'money',
  value: cut >= 100 ? Math.round(cut) : Math.round(cut * 100) / 100,
});

/** Of the map: what the closest customers carry of all that is to come. */
export function quadrantTitle(rows: readonly QuadrantRow[]): Phrase {
  const keep = rowOf(rows, 'keep');
  const customers = customersIn(rows);
  const future = rows.reduce((sum, row) => sum + row.expected_revenue, 0);
  if (
    !keep ||
    customers < LEAST_CUSTOMERS ||
    keep.customers === 0 ||
    worthAlike(rows) ||
    future <= 0 ||
    keep.customers === customers
  )
    return { key: 'clv.act.map.plain' };
  return {
    key: 'clv.act.map.title',
    parts: { people: whole(keep.customers / customers), money: whole(keep.expected_revenue / future) },
  };
}

/** A control group below this tells nothing but luck. */
export const LEAST_CONTROLS = 30;

/** Of the list: how many must come back for it to pay. */
export function winBackTitle(totals: Totals | undefined, plan: WinBackPlan): Phrase {
  if (!totals || totals.pool === 0) return { key: 'clv.act.list.nobody' };
  if (totals.candidates === 0) return { key: 'clv.act.list.never', parts: { pool: integer(totals.pool) } };
  if (totals.contacts === 0) return { key: 'clv.act.list.noBudget', parts: { candidates: integer(totals.candidates) } };
  const contacts = integer(totals.contacts);
  if (plan.cost === 0 || totals.break_even === null || totals.break_even <= 0)
    return { key: 'clv.act.list.free', parts: { contacts, stake: short(totals.at_stake) } };
  const needed = Math.ceil(totals.break_even * totals.contacts);
  return {
    key: 'clv.act.list.title',
    parts: { contacts, needed: integer(needed), rate: { as: 'rate', value: totals.break_even } },
  };
}

/** What the numbers of the list leave out, each as a sentence. */
export function winBackNotes(totals: Totals, plan: WinBackPlan): Phrase[] {
  const unpaid = totals.pool - totals.candidates;
  const beyond = totals.candidates - totals.contacts - totals.controls;
  return [
    {
      key: 'clv.act.list.note',
      parts: { pool: integer(totals.pool), floor: whole(plan.floor), alive: whole(plan.alive) },
    },
    ...(unpaid > 0 ? [{ key: 'clv.act.list.unpaid', parts: { n: integer(unpaid) } }] : []),
    ...(beyond > 0 ? [{ key: 'clv.act.list.beyond', parts: { n: integer(beyond) } }] : []),
    ...(totals.contacts > 0 && plan.control > 0 && totals.controls < LEAST_CONTROLS
      ? [{ key: 'clv.act.list.fewControls', parts: { n: integer(totals.controls), least: integer(LEAST_CONTROLS) } }]
      : []),
  ];
}
