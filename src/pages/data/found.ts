import { CASES, leftOutBy, type CaseId } from '#import/cases.ts';
import type { RuleCode } from '#import/codes.ts';
import type { Tally } from '#import/index.ts';
import { casesOf, findings, revenueOf } from '#import/quality.ts';
import { NO_CURRENCY } from '#orders/resolve.ts';
import type { DataSpan, Frame } from '#orders/frame.ts';
import { literal } from '#sql/render.ts';
import type { OpenFile } from '#session/session.svelte.ts';

/**
 * Everything that may be found in files, in the order of the list: where it is decided on (`leave`: here; `refunds`,
 * `count`, `currency`: in the frame; `none`: nowhere, for the reason its words give), whether it asks for a look, and
 * which lines it is.
 */
export const FOUND = {
  refunds: { decided: 'refunds', asks: false, lines: "order_lines\nWHERE kind = 'refund'" },
  'refund-column': { decided: 'refunds', asks: false, lines: "order_lines\nWHERE kind = 'refund'" },
  cancelled: { decided: 'none', asks: false, lines: "order_lines\nWHERE kind = 'cancelled'" },
  gifts: { decided: 'count', asks: false, lines: "order_lines\nWHERE kind = 'gift'" },
  currencies: { decided: 'currency', asks: true, lines: 'order_lines\nWHERE currency IS DISTINCT FROM $' },
  'sign-mismatch': { decided: 'none', asks: true, lines: "found_lines\nWHERE found = 'sign-mismatch'" },
  'no-customer': { decided: 'none', asks: true, lines: "found_lines\nWHERE found = 'no-customer'" },
  'not-a-sale': { decided: 'none', asks: false, lines: "found_lines\nWHERE found = 'not-a-sale'" },
  'totals-row': { decided: 'none', asks: false, lines: "found_lines\nWHERE found = 'totals-row'" },
  footer: { decided: 'none', asks: false, lines: null },
  copy: { decided: 'leave', asks: true, lines: "found_lines\nWHERE found = 'copy'" },
  'other-file': { decided: 'leave', asks: true, lines: "found_lines\nWHERE found = 'other-file'" },
  outlier: { decided: 'leave', asks: true, lines: "found_lines\nWHERE found = 'outlier'" },
  'no-price': { decided: 'leave', asks: false, lines: "found_lines\nWHERE found = 'no-price'" },
  'zero-value': { decided: 'leave', asks: false, lines: "found_lines\nWHERE found = 'zero-value'" },
  'test-customer': { decided: 'leave', asks: true, lines: "found_lines\nWHERE found = 'test-customer'" },
  future: { decided: 'leave', asks: true, lines: "found_lines\nWHERE found = 'future'" },
} as const satisfies Record<CaseId, Finding> & Record<string, Finding>;

interface Finding {
  decided: 'leave' | 'refunds' | 'count' | 'currency' | 'none';
  asks: boolean;
  lines: string | null;
}

export type FoundId = keyof typeof FOUND;
export const FOUND_IDS = Object.keys(FOUND) as FoundId[];

export interface Found {
  id: FoundId;
  lines: number;
  /** The money on these lines; null where there is none or it is of several currencies. */
  amount: number | null;
  /** Whether they are left out now. */
  left: boolean;
}

/** What the files' lines are found to be; what does not occur is absent. */
export function foundIn(
  files: readonly Pick<OpenFile, 'tally' | 'facts'>[],
  leave: readonly CaseId[],
  span: DataSpan | null,
  currency: string | null,
  refunds: Frame['refunds'],
): Found[] {
  const tally = files.flatMap((file) => file.tally);
  const mixed = (span?.currencies.length ?? 0) > 1;
  const found = {
    ...kindsOf(tally),
    ...rulesOf(files),
    ...casesIn(tally, leave, refunds === 'ignore'),
    ...otherCurrencies(span, currency),
  };
  return FOUND_IDS.flatMap((id) => {
    const { lines = 0, amount = 0 } = found[id] ?? {};
    if (lines === 0) return [];
    return [
      { id, lines, amount: mixed || amount === 0 ? null : amount, left: LEFT_BY_RULE.has(id) || isLeft(id, leave) },
    ];
  });
}

type Sums = Partial<Record<FoundId, { lines: number; amount: number }>>;

const LEFT_BY_RULE: ReadonlySet<FoundId> = new Set<FoundId>([
  'cancelled',
  'no-customer',
  'not-a-sale',
  'totals-row',
  'footer',
  'currencies',
]);
const isLeft = (id: FoundId, leave: readonly CaseId[]): boolean => leave.some((left) => left === id);

function kindsOf(tally: readonly Tally[]): Sums {
  const { refunds, cancelled, gifts, signMismatch } = findings(tally);
  const returned = tally.filter(({ fate, kind, refunded }) => fate === null && kind === 'sale' && refunded > 0);
  const sums = { lines: 0, amount: 0 };
  for (const { lines, refunded } of returned) {
    // Not all of these lines: the tally knows only that some of them were paid back.
    sums.lines += lines;
    sums.amount -= refunded;
  }
  return { refunds, 'refund-column': sums, cancelled, gifts, 'sign-mismatch': signMismatch };
}

/**
 * Copies are those of the whole file, whatever else is wrong with them (METHODS 12). A case's money is the revenue that its
 * switch moves: lines that another rule leaves out anyway, or that never count, move none.
 */
function casesIn(tally: readonly Tally[], leave: readonly CaseId[], ignoresRefunds: boolean): Sums {
  const repeated = tally.filter(({ flags }) => (flags & CASES.copy.bit) !== 0);
  const copies = { id: 'copy', lines: repeated.reduce((sum, { lines }) => sum + lines, 0) } as const;
  const cases = casesOf(tally, leave).filter(({ id }) => id !== 'copy');
  const sums = [copies, ...cases].map(({ id, lines }) => {
    const others = leave.filter((other) => other !== id);
    const moved = tally.filter(
      ({ fate, flags }) => fate === null && (flags & CASES[id].bit) !== 0 && leftOutBy(flags, others) === null,
    );
    return [id, { lines, amount: moved.reduce((sum, row) => sum + revenueOf(row, ignoresRefunds), 0) }] as const;
  });
  return Object.fromEntries(sums);
}

function rulesOf(files: readonly Pick<OpenFile, 'tally' | 'facts'>[]): Sums {
  const rules: readonly (FoundId & RuleCode)[] = ['no-customer', 'not-a-sale', 'totals-row', 'footer'];
  return Object.fromEntries(
    rules.map((rule) => {
      const rows = files.flatMap(({ tally }) => tally.filter(({ fate }) => fate === rule));
      const aside = files.reduce((sum, { facts }) => sum + (facts.setAside[rule] ?? 0), 0);
      return [
        rule,
        {
          lines: aside + rows.reduce((sum, { lines }) => sum + lines, 0),
          // The sums of a row of totals are no money besides the lines'.
          amount: rule === 'no-customer' ? rows.reduce((sum, row) => sum + revenueOf(row, true), 0) : 0,
        },
      ];
    }),
  );
}

function otherCurrencies(span: DataSpan | null, currency: string | null): Sums {
  const others = (span?.currencies ?? []).filter(({ code }) => code !== currency);
  return { currencies: { lines: others.reduce((sum, { lines }) => sum + lines, 0), amount: 0 } };
}

/** A statement for the SQL desk that lists the lines; null where they are not kept. */
export function linesStatement(id: FoundId, currency: string | null): string | null {
  const { lines } = FOUND[id];
  return lines === null
    ? null
    : `SELECT *\nFROM ${lines.replace('$', () => (currency === null ? 'NULL' : literal(currency)))}\nORDER BY source, line_no`;
}

/** The frame's currency for one of the data. */
export const currencyChoice = (code: string | null): string => code ?? NO_CURRENCY;
