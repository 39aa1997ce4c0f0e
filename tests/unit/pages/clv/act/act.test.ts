import { describe, expect, it } from 'vitest';
import { PLAN_DEFAULTS } from '#models/clv/act/index.ts';
import { VALUATION } from '../../../../support/examples.ts';
import {
  actFinding,
  actLede,
  quadrantTitle,
  winBackNotes,
  winBackTitle,
  type QuadrantRow,
  type Totals,
} from '../../../../../src/pages/clv/act/findings.ts';
import { heatGrid, heatTitle, modelCell, orderEdges, type HeatRow } from '../../../../../src/pages/clv/act/heat.ts';
import { formatWorth, parseActParams, parseWorth } from '../../../../../src/pages/clv/act/params.ts';

const parse = (text: string) => parseActParams(new URLSearchParams(text));

describe('parseActParams', () => {
  it('reads every control, and the defaults where the link says nothing', () => {
    expect(parse('')).toMatchObject({
      cuts: { alive: 0.5, worth: { by: 'top', share: 0.2 } },
      plan: PLAN_DEFAULTS,
      heat: 'alive',
      source: 'model',
      problems: [],
    });
    expect(
      parse('alive=40&worth=mean&floor=10&cost=2.5&budget=500&control=20&seed=7&heat=orders&cells=shop'),
    ).toMatchObject({
      cuts: { alive: 0.4, worth: { by: 'mean' } },
      plan: { alive: 0.4, floor: 0.1, cost: 2.5, budget: 500, control: 0.2, seed: 7 },
      heat: 'orders',
      source: 'shop',
      problems: [],
    });
  });
  it.each([
    'alive=101', 'alive=', 'worth=top:0', 'worth=top:100', 'worth=amount:-1', 'worth=best', 'floor=x', 'cost=-1',
    'budget=Infinity', 'control=51', 'seed=1.5', 'heat=hot', 'cells=yours',
  ])('names %s as what it cannot use', (text) => {
    const [key = '', value = ''] = text.split('=');
    expect(parse(text)).toEqual({ ...parse(''), problems: [{ key, value }] });
  }); // prettier-ignore
  it('writes a cut of value as it reads it, the default not at all', () => {
    for (const text of ['top:5', 'top:33.5', 'mean', 'amount:0', 'amount:249.99']) {
      expect(formatWorth(parseWorth(text)!)).toBe(text);
    }
    expect(formatWorth({ by: 'top', share: 0.2 })).toBeNull();
  });
});

const quadrant = (quadrant: string, customers: number, expected = customers * 10): QuadrantRow => ({
  quadrant,
  alive_cut: 0.5,
  value_cut: 64.63,
  customers,
  share: null,
  p_alive: customers === 0 ? null : 0.5,
  expected_orders: customers,
  expected_revenue: expected,
  value: expected,
  value_if_active: (quadrant === 'keep' || quadrant === 'win-back' ? 8 : 2) * expected,
  at_stake: expected,
  historic: expected,
});
const quadrants = (keep: number, winBack: number, grow: number, letGo: number) => [
  quadrant('keep', keep),
  quadrant('win-back', winBack),
  quadrant('grow', grow),
  quadrant('let-go', letGo),
];

describe('actFinding', () => {
  it('counts the valuable who have probably left, and what goes with them', () => {
    expect(actFinding(quadrants(30, 12, 40, 60))).toEqual({
      key: 'clv.act.finding.lost',
      parts: { customers: { as: 'integer', value: 12 }, stake: { as: 'moneyShort', value: 120 } },
    });
  });
  it('names nobody valuable where all would be worth the same', () => {
    const alike = quadrants(30, 40, 5, 4).map((row) => ({ ...row, value_if_active: 20 * row.customers }));
    expect(actFinding(alike).key).toBe('clv.act.finding.alike');
    expect(actLede(alike, 365)?.key).toBe('clv.act.lede.alike');
    expect(quadrantTitle(alike).key).toBe('clv.act.map.plain');
  });
  it('says when nobody valuable has left, when nobody is worth anything, when nobody is there', () => {
    expect(actFinding(quadrants(30, 0, 40, 60)).key).toBe('clv.act.finding.allStay');
    const worthless = quadrants(3, 0, 0, 0).map((row) => ({ ...row, value_cut: 0, value_if_active: 0 }));
    expect(actFinding(worthless).key).toBe('clv.act.finding.worthless');
    expect(actLede(worthless, 365)).toBeNull();
    const nobody = quadrants(0, 0, 0, 0).map((row) => ({ ...row, value_cut: null }));
    expect(actFinding(nobody).key).toBe('clv.act.finding.none');
    expect(actLede(nobody, 365)).toBeNull();
  });
});

describe('quadrantTitle', () => {
  it('says what those to keep carry', () => {
    expect(quadrantTitle(quadrants(25, 25, 25, 25)).parts).toEqual({
      people: { as: 'percentWhole', value: 0.25 },
      money: { as: 'percentWhole', value: 0.25 },
    });
  });
  it.each([quadrants(1, 0, 0, 0), quadrants(0, 0, 0, 50), quadrants(50, 0, 0, 0)])('makes no share of all or few', (...rows) => {
    expect(quadrantTitle(rows).key).toBe('clv.act.map.plain');
  }); // prettier-ignore
});

const totals = (change: Partial<Totals> = {}): Totals => ({
  pool: 200,
  pool_at_stake: 5000,
  candidates: 150,
  contacts: 90,
  controls: 10,
  value_if_active: 4500,
  at_stake: 3000,
  p_alive: 0.3,
  worst_break_even: 0.1,
  cost: 90,
  break_even: 0.02,
  ...change,
});

describe('winBackTitle', () => {
  it('rounds up how many must come back', () => {
    expect(winBackTitle(totals({ contacts: 101 }), PLAN_DEFAULTS).parts).toMatchObject({
      contacts: { value: 101 },
      needed: { value: 3 },
      rate: { value: 0.02 },
    });
  });
  it('says when there is nobody, when it never pays, when the budget is too small, when it costs nothing', () => {
    const none = { contacts: 0, controls: 0, break_even: null };
    expect(winBackTitle(undefined, PLAN_DEFAULTS).key).toBe('clv.act.list.nobody');
    expect(winBackTitle(totals({ ...none, pool: 0, candidates: 0 }), PLAN_DEFAULTS).key).toBe('clv.act.list.nobody');
    expect(winBackTitle(totals({ ...none, candidates: 0 }), PLAN_DEFAULTS).key).toBe('clv.act.list.never');
    expect(winBackTitle(totals(none), PLAN_DEFAULTS).key).toBe('clv.act.list.noBudget');
    expect(winBackTitle(totals({ break_even: 0 }), { ...PLAN_DEFAULTS, cost: 0 }).key).toBe('clv.act.list.free');
  });
});

describe('winBackNotes', () => {
  it('accounts for everyone between the bounds', () => {
    const keys = (change: Partial<Totals>) => winBackNotes(totals(change), PLAN_DEFAULTS).map(({ key }) => key);
    expect(keys({})).toEqual([
      'clv.act.list.note',
      'clv.act.list.unpaid',
      'clv.act.list.beyond',
      'clv.act.list.fewControls',
    ]);
    expect(keys({ pool: 130, candidates: 130, controls: 40 })).toEqual(['clv.act.list.note']);
  });
});

const cell = (x_low: number, days_low: number): HeatRow => ({
  x_low,
  days_low,
  days_high: days_low + 10,
  customers: 1,
  p_alive: 0.5,
  expected_orders: 1,
  typical_age: 99.5,
  most_age: 200,
});

describe('heatGrid', () => {
  it('spans the shop’s most frequent and most silent customers', () => {
    const grid = heatGrid([cell(0, 30), cell(6, 0)]);
    expect(grid?.frequencies.map(({ low, below, middle }) => [low, below, middle])).toEqual([
      [0, 1, 0], [1, 2, 1], [2, 3, 2], [3, 4, 3], [4, 5, 4], [5, 6, 5], [6, 8, 7],
    ]); // prettier-ignore
    expect(grid?.silences.map(({ low, middle }) => [low, middle])).toEqual([[0, 5], [10, 15], [20, 25], [30, 35]]); // prettier-ignore
    expect(grid?.ageDays).toBe(100);
    expect(heatGrid([])).toBeNull();
  });
});

describe('modelCell', () => {
  // MBG/NBD by its own formulas (Batislam et al. 2007), apart from the functions under test.
  const [r, alpha, a, b] = VALUATION.parameters as [number, number, number, number];
  const alive = (x: number, tx: number, t: number) => 1 / (1 + (a / (b + x)) * ((alpha + t) / (alpha + tx)) ** (r + x));

  it('asks the model of a customer of the typical age, silent so long', () => {
    expect(modelCell(VALUATION, 3, 40, 300)!.alive).toBeCloseTo(alive(3, 260, 300), 10);
  });
  it('takes a customer who bought once to be as old as the silence', () => {
    expect(modelCell(VALUATION, 0, 40, 300)!.alive).toBeCloseTo(alive(0, 0, 40), 10);
  });
  it('does not depend on the unit of time', () => {
    const weekly = { ...VALUATION, unit: 'week' as const, parameters: [r, alpha / 7, a, b] };
    const [day, week] = [modelCell(VALUATION, 3, 40, 300)!, modelCell(weekly, 3, 40, 300)!];
    expect(week.alive).toBeCloseTo(day.alive, 9);
    expect(week.orders).toBeCloseTo(day.orders, 9);
  });
  it('has nothing to say of customers who cannot be', () => {
    expect(modelCell(VALUATION, 2, 301, 300)).toBeNull();
    expect(modelCell(VALUATION, 26, 290, 300)).toBeNull();
    expect(modelCell({ ...VALUATION, model: 'bgbb', unit: 'month', parameters: [1.2, 0.75, 0.66, 2.8] }, 12, 40, 300)).toBeNull(); // prettier-ignore
  });
  it.each(['mbg', 'bg', 'pareto', 'nbd', 'bgbb'] as const)('is finite everywhere for %s', (model) => {
    const parameters = model === 'nbd' ? [0.5, 40] : [0.5, 40, 0.9, 1.6];
    for (const x of [0, 1, 3, 7, 51])
      for (const silent of [0, 10, 100, 299]) {
        const found = modelCell({ ...VALUATION, model, parameters, unit: 'month' }, x, silent, 300);
        if (found === null) continue;
        expect(found.alive).toBeGreaterThanOrEqual(0);
        expect(found.alive).toBeLessThanOrEqual(1);
        expect(Number.isFinite(found.orders)).toBe(true);
      }
  });
});

describe('heatTitle', () => {
  const of = (alive: number, orders: number) => ({ alive, orders });
  const falling = [[of(0.9, 9), of(0.1, 1)], [of(0.8, 2), of(0.6, 1)], [of(0.7, 1), of(0.5, 0.5)]]; // prettier-ignore
  it('says what the map shows, and nothing where it does not', () => {
    expect(heatTitle('alive', falling)).toBe('finding');
    expect(heatTitle('orders', falling)).toBe('finding');
    const flat = falling.map((row) => row.map(() => of(1, 1)));
    expect(heatTitle('alive', flat)).toBe('plain');
    expect(heatTitle('orders', flat)).toBe('plain');
    expect(heatTitle('alive', [])).toBe('plain');
    expect(heatTitle('orders', [[of(1, 1)]])).toBe('plain');
    expect(heatTitle('alive', [[null, null], ...falling])).toBe('finding');
  });
});

describe('orderEdges', () => {
  it.each([0, 1e-9, 0.3, 1, 2, 19.4, 250])('are eight rising round numbers for at most %s', (most) => {
    const edges = orderEdges(most);
    expect(edges).toHaveLength(8);
    expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
  });
  it('ends below the most', () => {
    expect(orderEdges(19.4)).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]);
  });
});
