import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATE_FORMAT_IDS } from '#import/dates.ts';
import { ENCODING_IDS } from '#import/encoding/encodings.ts';
import { profileColumn } from '#import/mapping.ts';
import { DELIMITERS, type ImportPlan, type PlanColumn } from '#import/plan.ts';
import { choicesOf, isSettingWord, readRemembered, recalled, rememberedCount, rememberedOf } from '#import/remember.ts';
import { KINDS, ROLES, TABLE_KINDS, type Role } from '#orders/schema.ts';
import { look } from './support.ts';

const NAMES = ['买家', 'Order', 'Paid at', 'Total', '__proto__', 'constructor'];
const STATUSES = ['交易成功', 'refunded', '__proto__', 'toString'];
const roles = Object.keys(ROLES) as Role[];

const column = fc.record(
  {
    dateFormats: fc.subarray(DATE_FORMAT_IDS, { minLength: 1 }),
    utc: fc.constant(true as const),
    decimal: fc.constant(',' as const),
    dropPointZero: fc.constant(true as const),
    perDay: fc.constant(true as const),
    fold: fc.constantFrom('email' as const, 'phone' as const),
    nothing: fc.subarray(['0', 'guest', '无'], { minLength: 1 }),
    fixes: fc.constantFrom(
      [{ kind: 'strip' as const, characters: '元' }],
      [{ kind: 'replace' as const, from: 'T', to: ' ' }, { kind: 'nothing' as const }],
    ),
  },
  { requiredKeys: [] },
);
const columns: fc.Arbitrary<PlanColumn[]> = fc
  .tuple(
    fc.shuffledSubarray(roles, { minLength: NAMES.length, maxLength: NAMES.length }),
    fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    fc.tuple(...NAMES.map(() => column)),
  )
  .map(([chosen, used, rest]) => NAMES.map((name, i) => ({ ...rest[i], name, role: used[i] ? chosen[i]! : null })));
const statusKinds = fc
  .tuple(...STATUSES.map(() => fc.constantFrom(...KINDS)))
  .map((kinds) => Object.fromEntries(STATUSES.map((status, i) => [status, kinds[i]!])));
const plan = (layout: string | null): fc.Arbitrary<ImportPlan> =>
  fc.record({
    name: fc.constant('orders.csv'),
    table: fc.constantFrom(...TABLE_KINDS),
    reading: fc.record({
      path: fc.constant<readonly string[]>([]),
      format: fc.constant('text' as const),
      encoding: fc.constantFrom(...ENCODING_IDS),
    }),
    dialect: fc.record({
      delimiter: fc.constantFrom(...DELIMITERS),
      quote: fc.constantFrom('"' as const, '' as const),
      escape: fc.constantFrom('double' as const, 'backslash' as const),
      comment: fc.constantFrom('' as const, '#' as const),
      firstLine: fc.integer({ min: 1, max: 9 }),
      headerLines: fc.integer({ min: 0, max: 3 }),
      endLine: fc.constant(null),
      ragged: fc.boolean(),
      pad: fc.boolean(),
    }),
    columns,
    layout: fc.constantFrom(layout, null),
    statusKinds,
    moneyBack: fc.constantFrom('sign' as const, 'status' as const, 'rows' as const),
    fillDown: fc.boolean(),
    rowsNeed: fc.constantFrom('order_id' as const, null),
    discount: fc.constantFrom('in' as const, 'less' as const),
    currency: fc.constantFrom('CNY', 'EUR', null),
    zone: fc.constant('UTC'),
  });

describe('what a reader changed', () => {
  it('makes of the same guess the same plan, also after storage', () => {
    fc.assert(
      fc.property(plan(null), plan('taobao-orders'), (chosen, guess) => {
        const remembered = rememberedOf(chosen, guess);
        const stored = readRemembered(JSON.parse(JSON.stringify(remembered)));
        expect(stored).toEqual(remembered);
        expect(recalled(guess, stored!).plan).toEqual(chosen);
      }),
    );
  });

  it('is nothing when the guess was taken as it was', () => {
    fc.assert(
      fc.property(plan(null), (guess) => {
        const remembered = rememberedOf(guess, structuredClone(guess));
        expect(rememberedCount(remembered)).toBe(0);
        expect(recalled(guess, remembered)).toEqual({ plan: guess, applied: 0 });
      }),
    );
  });
});

const MARCH =
  'order,who,when,net,gross\n' +
  Array.from({ length: 30 }, (_, i) => `o${i},c${i % 7},0${1 + (i % 9)}/03/2024,${i}.5,${i}.9`).join('\n');
const change = (guess: ImportPlan, changes: Record<string, Partial<PlanColumn>>): ImportPlan => ({
  ...guess,
  columns: guess.columns.map((known) => ({ ...known, ...changes[known.name] })),
});

describe('a further file with the same columns', () => {
  const changes: Record<string, Partial<PlanColumn>> = {
    who: { role: 'customer_id' },
    when: { role: 'ordered_at', dateFormats: ['month-day-year'] },
    net: { role: null },
    gross: { role: 'amount' },
  };

  it('is read as the last one, in another order of columns', async () => {
    const { probe } = await look(MARCH);
    const remembered = rememberedOf(change(probe.plan, changes), probe.plan);
    const april = await look(MARCH.replaceAll('/03/', '/04/').replace(/^(.*?),(.*?),/gm, '$2,$1,'));
    const { plan: read, applied } = recalled(april.probe.plan, remembered, april.probe.columns);
    expect(Object.fromEntries(read.columns.map(({ name, role }) => [name, role]))).toMatchObject({
      who: 'customer_id',
      when: 'ordered_at',
      net: null,
      gross: 'amount',
    });
    expect(read.columns.find(({ name }) => name === 'when')?.dateFormats).toEqual(['month-day-year']);
    expect(applied).toBe(remembered.columns?.length);
  });

  it('keeps the formats its own dates ask for, where those remembered fit none of them', async () => {
    const { probe } = await look(MARCH);
    const remembered = rememberedOf(change(probe.plan, changes), probe.plan);
    const april = await look(MARCH.replace(/0(\d)\/03\/2024/g, '2024-04-0$1'));
    const { plan: read } = recalled(april.probe.plan, remembered, april.probe.columns);
    expect(read.columns.find(({ name }) => name === 'when')?.dateFormats).toEqual(['iso']);
  });

  it('gives no role twice, when its guess saw another column in it', () => {
    const profile = (name: string) => profileColumn(name, ['1.50', '2.50']);
    const guess = {
      columns: [
        { name: 'a', role: 'amount' },
        { name: 'b', role: null },
      ],
      reading: {},
      dialect: {},
      statusKinds: {},
    } as unknown as ImportPlan;
    const { plan: read } = recalled(guess, { columns: [{ name: 'b', role: 'amount' }] }, [profile('a'), profile('b')]);
    expect(read.columns).toEqual([
      { name: 'a', role: null },
      { name: 'b', role: 'amount' },
    ]);
  });

  it('does not look for one of several tables where it was last time', () => {
    const guess = { reading: {}, dialect: { firstLine: 1, endLine: 90, delimiter: ',' }, columns: [], statusKinds: {} };
    const chosen = { ...guess, dialect: { firstLine: 95, endLine: null, delimiter: ';' } };
    const remembered = rememberedOf(chosen as unknown as ImportPlan, guess as unknown as ImportPlan);
    expect(choicesOf(remembered)).toEqual({ dialect: { delimiter: ';' } });
  });
});

describe('what may be kept', () => {
  it('is no value of the file but words that settings are made of', async () => {
    const secret = ['Zoe Quimby', 'zoe@example.org', '13800138000', 'O-90210-77', '龙井茶'];
    const rows = Array.from(
      { length: 30 },
      (_, i) =>
        `${secret[3]!}${i},${secret[0]!},${secret[1]!},${secret[2]!},2024-03-0${1 + (i % 9)},9.5,${secret[4]!},paid`,
    );
    const { probe } = await look(
      `order_id,customer_name,email,phone,paid_at,amount,product,status\n${rows.join('\n')}`,
    );
    const chosen: ImportPlan = {
      ...probe.plan,
      columns: probe.plan.columns.map((known) => ({
        ...known,
        role: known.role === 'status' ? 'status' : known.name === 'product' ? 'category' : known.role,
        nothing: ['guest', secret[1]!],
        fixes: [
          { kind: 'replace', from: secret[2]!, to: '' },
          { kind: 'strip', characters: '元' },
        ],
      })),
      statusKinds: { paid: 'refund', [secret[2]!]: 'gift', [secret[1]!]: 'sale' },
    };
    const kept = JSON.stringify(rememberedOf(chosen, probe.plan));
    expect(kept).toContain('"paid"');
    expect(kept).toContain('guest');
    for (const value of secret) expect(kept).not.toContain(value);
    for (const value of ['9.5', '2024-03']) expect(kept).not.toContain(value);
  });

  it.each([
    ['订单状态：交易成功', true],
    ['Partially refunded (2)', true],
    ['a@b', false],
    ['+86 138-0013-8000', false],
    ['１３８００１３８０００', false],
    ['2024-03-05', false],
    ['x'.repeat(61), false],
  ])('%j: %s', (text, may) => {
    expect(isSettingWord(text)).toBe(may);
  });
});

describe('what another page may have kept', () => {
  it.each([
    null,
    'text',
    { roles: {} },
    { columns: [{ name: 'a', role: 'admin' }] },
    { columns: [{ name: 'a', role: 'amount', secret: 1 }] },
    { columns: [{ name: 'a', role: 'ordered_at', dateFormats: ['eval'] }] },
    { statusKinds: { a: 'sale' } },
    { dialect: { endLine: 3 } },
    { dialect: { delimiter: 'x' } },
    { layout: 'shopify' },
    { currency: 'not a code' },
  ])('counts as nothing when it is %j', (input) => {
    expect(readRemembered(input)).toBeNull();
  });

  it('counts as nothing when it is endless', () => {
    const columns = Array.from({ length: 1001 }, (_, i) => ({ name: `c${i}`, role: null }));
    expect(readRemembered({ columns })).toBeNull();
  });

  it('is read as it was carried over from version 1', () => {
    const columns = [{ name: '买家', role: 'customer_id' }];
    expect(readRemembered({ columns })).toEqual({ columns });
  });
});
