import { describe, expect, it } from 'vitest';
import type { Phrase, PhrasePart } from '#core/phrase.ts';
import { en } from '#i18n/messages/en.ts';
import { zhCN } from '#i18n/messages/zh-CN.ts';
import { driftOf, DRIFT_KINDS, fileFor, type Drift, type DriftKind, type DriftSeverity } from '#import/drift.ts';
import { validatePlan, type ImportPlan } from '#import/plan.ts';
import { recipeFileOf, type RecipeFile } from '#import/rebind.ts';
import { look } from './support.ts';

interface Row {
  order: string;
  buyer: string;
  paid: string;
  total: string;
  status: string;
}

const MONTH = 60;
const row = (i: number): Row => ({
  order: `A-${i}`,
  buyer: `c${i % 17}`,
  paid: `2024-03-${10 + (i % 20)}`,
  total: `${i % 90}.50`,
  status: i % 9 === 0 ? 'refunded' : 'paid',
});
const HEADER = { order: 'order_id', buyer: 'buyer_nick', paid: 'paid_at', total: 'amount', status: 'status' };

interface Shape {
  header?: Partial<Record<keyof Row, string>>;
  only?: readonly (keyof Row)[];
  change?: (row: Row, i: number) => Partial<Row>;
  lines?: number;
  delimiter?: string;
  before?: string;
  extra?: string;
}

function csv({
  header = {},
  only = ['order', 'buyer', 'paid', 'total', 'status'],
  change,
  lines = MONTH,
  ...how
}: Shape) {
  const { delimiter = ',', before = '', extra } = how;
  const names = only.map((key) => ({ ...HEADER, ...header })[key]);
  const rows = Array.from({ length: lines }, (_, i) => {
    const changed = { ...row(i), ...change?.(row(i), i) };
    return [...only.map((key) => changed[key]), ...(extra === undefined ? [] : ['x'])].join(delimiter);
  });
  return `${before}${[...names, ...(extra === undefined ? [] : [extra])].join(delimiter)}\n${rows.join('\n')}\n`;
}

const withBuyer = (plan: ImportPlan): ImportPlan => ({
  ...plan,
  columns: plan.columns.map((column) => (column.name === 'buyer_nick' ? { ...column, role: 'customer_id' } : column)),
});

async function recipeFor(
  shape: Shape = {},
  change: (plan: ImportPlan) => ImportPlan = (plan) => plan,
): Promise<RecipeFile> {
  const { probe } = await look(csv(shape));
  return recipeFileOf(change(withBuyer(probe.plan)), probe.columns, probe.plan, shape.lines ?? MONTH);
}

async function drift(shape: Shape, file?: RecipeFile, refused: readonly string[] = []): Promise<Drift> {
  const { probe } = await look(csv(shape));
  return driftOf(file ?? (await recipeFor()), probe, refused);
}

const kindsOf = ({ findings }: Drift) => findings.map(({ kind, severity }) => `${severity} ${kind}`);

/** Shapes of the next month's file, and everything that is to be said of each. */
const TABLE: Record<string, { shape: Shape; says: `${DriftSeverity} ${DriftKind}`[] }> = {
  'the same columns': { shape: {}, says: [] },
  'the columns in another order': {
    shape: { only: ['total', 'status', 'order', 'buyer', 'paid'] },
    says: ['ok moved'],
  },
  'a header in another case': { shape: { header: { buyer: 'Buyer_Nick', total: ' AMOUNT' } }, says: [] },
  'a new column': { shape: { extra: 'coupon' }, says: ['ok new'] },
  'a renamed buyer': { shape: { header: { buyer: 'buyer_nickname' } }, says: ['look renamed'] },
  'a buyer under another known name': { shape: { header: { buyer: 'customer_id' } }, says: ['look renamed'] },
  'no buyer': { shape: { only: ['order', 'paid', 'total', 'status'] }, says: ['stop missing'] },
  'no status': { shape: { only: ['order', 'buyer', 'paid', 'total'] }, says: ['look missing'] },
  'dates written otherwise': {
    shape: { change: ({ paid }) => ({ paid: paid.replace(/(.*)-(.*)-(.*)/, '$3/$2/$1') }) },
    says: ['look dates'],
  },
  'dates of which some are none': {
    shape: { change: (_, i) => (i % 5 === 0 ? { paid: 'soon' } : {}) },
    says: ['look dates'],
  },
  'no dates any more': { shape: { change: () => ({ paid: 'soon' }) }, says: ['stop dates'] },
  'amounts of which some are words': {
    shape: { change: (_, i) => (i % 5 === 0 ? { total: 'free of charge' } : {}) },
    says: ['look numbers'],
  },
  'amounts that are words': { shape: { change: () => ({ total: 'free of charge' }) }, says: ['stop numbers'] },
  'a status nobody knows': {
    shape: { change: (_, i) => (i % 7 === 0 ? { status: 'Zwischenlager' } : {}) },
    says: ['look statuses'],
  },
  'a new status with a known word': {
    shape: { change: (_, i) => (i % 7 === 0 ? { status: 'cancelled' } : {}) },
    says: ['ok statuses'],
  },
  'buyers left empty': { shape: { change: (_, i) => (i % 4 === 0 ? { buyer: '' } : {}) }, says: ['look blanks'] },
  'another separator': { shape: { delimiter: ';' }, says: ['ok delimiter'] },
  'a table further down': { shape: { before: 'Report of March\n\n' }, says: ['ok place'] },
  'many times the lines': { shape: { lines: 10 * MONTH }, says: ['look rows'] },
  'a fraction of the lines': { shape: { lines: 9 }, says: ['look rows'] },
};

describe('a file of the next month', () => {
  it.each(Object.entries(TABLE))('with %s says so', async (_, { shape, says }) => {
    const found = await drift(shape);
    expect(kindsOf(found)).toEqual(says);
    expect(found.severity).toBe(says[0]?.split(' ')[0] ?? 'ok');
  });

  it('with other money says so', async () => {
    const priced = (sign: string): Shape => ({ change: ({ total }) => ({ total: `${sign}${total}` }) });
    expect(kindsOf(await drift(priced('€'), await recipeFor(priced('¥'))))).toEqual(['look currency']);
    const fixed = await recipeFor({}, (plan) => ({ ...plan, currency: 'CNY' }));
    expect(fixed.currency).toBe('CNY');
    expect((await drift({}, fixed)).plan.currency).toBe('CNY');
  });

  it('in another encoding says so', async () => {
    const text = csv({ header: { status: '状态' }, change: () => ({ status: '交易成功' }) });
    const { probe } = await look(text);
    const file = recipeFileOf(probe.plan, probe.columns, probe.plan, MONTH);
    const utf16 = new Blob([Uint8Array.of(0xff, 0xfe), Uint16Array.from(text, (character) => character.charCodeAt(0))]);
    expect(kindsOf(driftOf(file, (await look(utf16)).probe))).toEqual(['ok encoding']);
  });

  it('whose export is of another platform says so', async () => {
    const file: RecipeFile = { ...(await recipeFor()), layout: 'shopify-orders' };
    expect(kindsOf(await drift({}, file))).toEqual(['look layout']);
  });
});

describe('the plan by a recipe', () => {
  const chosen = (plan: ImportPlan): ImportPlan => ({
    ...plan,
    columns: plan.columns.map((column) => (column.name === 'buyer_nick' ? { ...column, nothing: ['c0'] } : column)),
    statusKinds: { ...plan.statusKinds, refunded: 'gift' },
    moneyBack: 'sign',
  });

  it('is the one it was made of, for the same file', async () => {
    const { probe } = await look(csv({}));
    const plan = chosen(withBuyer(probe.plan));
    expect(driftOf(recipeFileOf(plan, probe.columns, probe.plan, MONTH), probe).plan).toEqual(plan);
  });

  it('follows a renamed column, until the reader says it is another one', async () => {
    const file = await recipeFor({}, chosen);
    const taken = await drift({ header: { buyer: 'buyer_nickname' } }, file);
    expect(taken.plan.columns[1]).toEqual({ name: 'buyer_nickname', role: 'customer_id', nothing: ['c0'] });
    expect(validatePlan(taken.plan)).toEqual([]);
    const refused = await drift({ header: { buyer: 'buyer_nickname' } }, file, ['buyer_nick']);
    expect(kindsOf(refused)).toEqual(['stop missing', 'ok new']);
    expect(refused.plan.columns[1]).toEqual({ name: 'buyer_nickname', role: null });
  });

  it('does not import what the recipe does not know', async () => {
    const { plan } = await drift({ extra: 'email' });
    expect(plan.columns.at(-1)).toEqual({ name: 'email', role: null });
  });

  it('takes the file of a recipe that has most of the columns', async () => {
    const orders = await recipeFor();
    const { probe: answers } = await look('respondent,score,comment\n' + 'r1,9,good\n'.repeat(40));
    const feedback = recipeFileOf(answers.plan, answers.columns, answers.plan, 40);
    const { probe } = await look(csv({ only: ['buyer', 'paid', 'total'] }));
    expect(fileFor([feedback, orders], probe)).toBe(orders);
    expect(fileFor([feedback, orders], answers)).toBe(feedback);
    expect(fileFor([feedback], probe)).toBeNull();
  });
});

describe('a recipe’s file', () => {
  it('holds no value of the file but its statuses', async () => {
    const secret = { order: 'A-90210', buyer: 'Zoe Quimby', paid: '2024-03-11', total: '7319.25' };
    const { probe } = await look(csv({ change: () => secret }));
    const kept = JSON.stringify(recipeFileOf(probe.plan, probe.columns, probe.plan, MONTH));
    for (const value of Object.values(secret)) expect(kept).not.toContain(value);
    expect(kept).toContain('refunded');
  });

  it('holds no cell of a record that was taken for a header', async () => {
    const { probe } = await look(
      '13800138000,2024-03-05,zoe@example.org,9.5\n13900138000,2024-03-06,joe@example.org,8.5\n',
    );
    const plan: ImportPlan = {
      ...probe.plan,
      columns: ['13800138000', '2024-03-05', 'zoe@example.org', 'x'].map((name) => ({ name, role: null })),
    };
    const kept = recipeFileOf(plan, probe.columns, probe.plan, 2);
    expect(kept.columns.map(({ name }) => name)).toEqual(['x']);
  });
});

describe('the words', () => {
  const keysOf = (part: PhrasePart): string[] => {
    if ('list' in part) return [part.between, ...part.list.flatMap(keysOf)];
    return 'key' in part ? [part.key, ...Object.values(part.parts ?? {}).flatMap(keysOf)] : [];
  };
  const has = ({ key, parts = {} }: Phrase) =>
    [key, ...Object.values(parts).flatMap(keysOf)].every((known) => known in en && known in zhCN);

  it('exist in both languages for all that is said', async () => {
    const found = await Promise.all(Object.values(TABLE).map(({ shape }) => drift(shape)));
    const findings = found.flatMap((each) => each.findings);
    expect(findings.every(({ says }) => has(says))).toBe(true);
    const seen = new Set(findings.map(({ kind }) => kind));
    expect(DRIFT_KINDS.filter((kind) => !seen.has(kind))).toEqual(['currency', 'layout', 'encoding']);
  });
});
