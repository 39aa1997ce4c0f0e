import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomSource } from '#core/random.ts';
import { assign } from '#models/clusters/k-means.ts';
import {
  recommended,
  scanClusters,
  stepOfMoney,
  typicalOf,
  type ClusterModel,
  type Monetary,
} from '#models/clusters/index.ts';
import type { Context } from '#models/question.ts';
import { RFM_DEFAULTS } from '#models/rfm/index.ts';
import { addDays } from '#orders/days.ts';
import { describeDefinition, membersSql, validateDefinition } from '#segments/definition.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { ask, derive, insertLines, type Line } from '../../../support/orders.ts';
import { numRuns } from '../../../support/runs.ts';

let db: TestDuckDB;
beforeAll(async () => {
  db = await openDuckDB();
});
afterAll(() => db.close());

const START = '2024-01-01';
const AS_OF = '2024-12-31';

/** A shop of made customers, some of whom got all their money back. */
function shop(customers: number, seed: number): Line[] {
  const random = randomSource(seed);
  return Array.from({ length: customers }, (_, c) => {
    const orders = 1 + Math.floor(6 * random() ** 3);
    const amount = Math.ceil(3000 * random() ** 4 + 1);
    const back = random() < 0.05 ? [{ amount: -amount * orders, kind: 'refund' }] : [];
    return [...Array.from({ length: orders }, () => ({ amount, kind: 'sale' })), ...back].map((line, i): Line => ({
      ...line,
      customer_id: `c${c}`,
      order_id: `c${c}-${i}`,
      ordered_at: `${addDays(START, Math.floor(random() * 360))} 10:00:00`,
    }));
  }).flat();
}

function contextOf(lines: readonly Line[]): Context {
  insertLines(db, lines);
  return derive(db, { asOf: AS_OF });
}

/** What the page does: features by SQL, groups by the fit. */
function searched(context: Context, monetary: Monetary = 'total', seed = 1) {
  const rows = ask(db, { kind: 'clusters.features', monetary }, context);
  const column = (of: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, of);
  const input = {
    monetary,
    seed,
    logDays: column((row) => row.log_days),
    logOrders: column((row) => row.log_orders),
    logMoney: column((row) => row.log_money),
    revenue: column((row) => row.revenue),
    floor: rows[0]?.floor ?? 1,
  };
  return { input, scan: scanClusters(input) };
}

/** How many customers the fit would put into each cluster. */
function sizesOf(
  model: ClusterModel,
  { logDays, logOrders, logMoney }: ReturnType<typeof searched>['input'],
): number[] {
  const points = Float64Array.from(
    Array.from(logDays, (days, i) =>
      [days, logOrders[i]!, logMoney[i]!].map((log, d) => (log - model.center[d]!) * model.weight[d]!),
    ).flat(),
  );
  const sizes = model.centroids.map(() => 0);
  for (const label of assign(points, Float64Array.from(model.centroids.flat()))) sizes[label]!++;
  return sizes;
}

describe('the groups in SQL', () => {
  it('hold exactly the customers that the fit puts there, for every number of groups', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.constantFrom('total' as const, 'average' as const),
        (seed, monetary) => {
          const context = contextOf(shop(120, seed));
          const { input, scan } = searched(context, monetary, seed);
          for (const { model } of scan.choices) {
            const rows = ask(db, { kind: 'clusters.groups', model }, context);
            expect(rows.map(({ customers }) => customers)).toEqual(sizesOf(model, input));
          }
        },
      ),
      { numRuns: numRuns(30), seed: 41 },
    );
  });

  it('come with the most revenue first, and hold every customer, order and amount once', () => {
    const context = contextOf(shop(300, 5));
    const { model } = recommended(searched(context).scan.choices)!;
    const rows = ask(db, { kind: 'clusters.groups', model }, context);
    const revenues = rows.map(({ revenue }) => revenue);
    expect(revenues).toEqual(revenues.toSorted((a, b) => b - a));
    const [totals] = ask(db, { kind: 'overview.totals' }, context);
    const sum = (key: 'customers' | 'orders' | 'revenue' | 'share') =>
      rows.reduce((all, row) => all + (row[key] ?? 0), 0);
    expect([sum('customers'), sum('orders')]).toEqual([totals!.customers, totals!.orders]);
    expect(sum('revenue')).toBeCloseTo(totals!.revenue, 2);
    expect(sum('share')).toBeCloseTo(1, 12);
    rows.forEach((row, place) => {
      const [days, orders, money] = typicalOf(model, model.centroids[place]!);
      expect(row.centroid_days).toBeCloseTo(days, 9);
      expect(row.centroid_orders).toBeCloseTo(orders, 9);
      expect(row.centroid_money).toBeCloseTo(money, 6);
    });
  });

  it('open the customers they show, saved and read again', () => {
    const context = contextOf(shop(200, 6));
    const { model } = recommended(searched(context).scan.choices)!;
    const rows = ask(db, { kind: 'clusters.groups', model }, context);
    const listed = ask(db, { kind: 'clusters.customers', model }, context);
    for (const { cluster, customers } of rows) {
      const definition = validateDefinition(JSON.parse(JSON.stringify({ kind: 'cluster', model, cluster })));
      const members = db.rows(membersSql(definition, context)).map((row) => row['customer_id']);
      expect(members).toHaveLength(customers);
      const same = listed.filter((row) => row.cluster === cluster).map((row) => row.customer_id);
      expect(new Set(members)).toEqual(new Set(same));
      expect(describeDefinition(definition).key).toBe('segments.cluster.total');
    }
  });

  it('place customers of another frame by the same centres', () => {
    const lines = shop(200, 7);
    const { model } = recommended(searched(contextOf(lines)).scan.choices)!;
    const later = derive(db, { asOf: AS_OF, refunds: 'ignore' });
    const rows = ask(db, { kind: 'clusters.groups', model }, later);
    const [totals] = ask(db, { kind: 'overview.totals' }, later);
    expect(rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(totals!.customers);
  });

  it('are refused as segments when there is no such group, or a number is none', () => {
    const { model } = recommended(searched(contextOf(shop(100, 8))).scan.choices)!;
    const refused = (definition: unknown) => expect(() => validateDefinition(definition)).toThrow();
    refused({ kind: 'cluster', model, cluster: model.centroids.length + 1 });
    refused({ kind: 'cluster', model, cluster: 0 });
    refused({ kind: 'cluster', model: { ...model, floor: 0 }, cluster: 1 });
    refused({ kind: 'cluster', model: { ...model, centroids: [] }, cluster: 1 });
    refused({ kind: 'cluster', model: { ...model, monetary: 'most' }, cluster: 1 });
  });
});

describe('the features', () => {
  const row = (customer_id: string, amount: number, kind = 'sale'): Line => ({
    customer_id,
    order_id: `${customer_id}${kind}`,
    ordered_at: '2024-12-30 10:00:00',
    amount,
    kind,
  });

  it('are logarithms; who spent nothing stands at the first percentile of what was spent', () => {
    const context = contextOf([row('a', 100), row('b', 200), row('c', 300), row('c', -300, 'refund')]);
    const rows = ask(db, { kind: 'clusters.features', monetary: 'total' }, context);
    const money = rows.map(({ log_money, floor }) => floor * Math.exp(log_money)).toSorted((a, b) => a - b);
    expect(money.map(Math.round)).toEqual([100, 100, 200]);
    expect(rows.map(({ log_days, log_orders }) => [log_days, log_orders])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('are there where nobody spent anything', () => {
    const context = contextOf([row('a', 5), row('a', -5, 'refund')]);
    expect(ask(db, { kind: 'clusters.features', monetary: 'total' }, context).map((one) => one.log_money)).toEqual([0]);
  });

  it('give the same groups in a currency worth a thousandth', () => {
    const lines = shop(150, 9);
    const here = recommended(searched(contextOf(lines)).scan.choices)!;
    const times = lines.map((line) => ({ ...line, amount: Number(line.amount) * 1000 }));
    const context = contextOf(times);
    const there = searched(context).scan.choices.find(({ k }) => k === here.k)!;
    const sizes = (model: ClusterModel, context: Context) =>
      ask(db, { kind: 'clusters.groups', model }, context).map(({ customers }) => customers);
    const thousandfold = sizes(there.model, context);
    expect(thousandfold).toEqual(sizes(here.model, contextOf(lines)));
  });
});

describe('the map', () => {
  it('holds everybody in few fields, each with its largest group, and opens whom a field shows', () => {
    const context = contextOf(shop(400, 10));
    const { model } = recommended(searched(context).scan.choices)!;
    const cells = ask(db, { kind: 'clusters.map', model }, context);
    expect(cells.reduce((sum, { customers }) => sum + customers, 0)).toBe(400);
    expect(cells.length).toBeLessThanOrEqual(2400);
    for (const cell of cells.filter((_, i) => i % 25 === 0)) {
      const days = [cell.days_from, cell.days_to] as const;
      const step = stepOfMoney(cell.money_from);
      const field = validateDefinition({ kind: 'cluster-field', monetary: 'total', floor: model.floor, days, step });
      expect(db.rows(membersSql(field, context))).toHaveLength(cell.customers);
    }
    for (const cell of cells) {
      expect(cell.cluster_customers).toBeLessThanOrEqual(cell.customers);
      expect(cell.cluster_customers).toBeGreaterThan(0);
      expect(cell.days_to).toBeGreaterThan(cell.days_from);
      expect(cell.money_to).toBeGreaterThan(cell.money_from);
    }
  });

  it('is one field for one customer', () => {
    const context = contextOf([{ customer_id: 'a', ordered_at: '2024-12-01 10:00:00', amount: 20 }]);
    const model: ClusterModel = {
      monetary: 'total',
      floor: 20,
      center: [0, 0, 0],
      weight: [0, 0, 0],
      centroids: [[0, 0, 0]],
    };
    expect(ask(db, { kind: 'clusters.map', model }, context)).toMatchObject([{ customers: 1, cluster: 1 }]);
  });
});

describe('the comparison with a rule set', () => {
  it('holds every customer once, in their group and their segment', () => {
    const context = contextOf(shop(250, 11));
    const { model } = recommended(searched(context).scan.choices)!;
    const rules = { settings: RFM_DEFAULTS, rules: 'eight' } as const;
    const cells = ask(db, { kind: 'clusters.compare', model, ...rules }, context);
    const sumBy = (key: 'cluster' | 'segment') => {
      const sums = new Map<string | number, number>();
      for (const cell of cells) sums.set(cell[key], (sums.get(cell[key]) ?? 0) + cell.customers);
      return sums;
    };
    for (const { cluster, customers } of ask(db, { kind: 'clusters.groups', model }, context)) {
      expect(sumBy('cluster').get(cluster) ?? 0).toBe(customers);
    }
    for (const { segment, customers } of ask(db, { kind: 'rfm.segments', ...rules }, context)) {
      expect(sumBy('segment').get(segment) ?? 0).toBe(customers);
    }
    const [cell] = cells;
    const definition = validateDefinition({
      kind: 'cluster-class',
      group: { kind: 'cluster', model, cluster: cell!.cluster },
      segment: { kind: 'rfm', ...rules, segment: cell!.segment },
    });
    expect(db.rows(membersSql(definition, context))).toHaveLength(cell!.customers);
  });
});
