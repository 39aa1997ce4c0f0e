import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIFECYCLE_DEFAULTS } from '#models/lifecycle/index.ts';
import type { Context } from '#models/question.ts';
import { openDuckDB, type TestDuckDB } from '../../../support/duckdb.ts';
import { ask, derive } from '../../../support/orders.ts';
import { hasPublished, loadTaobao, loadUci, TAOBAO_FRAME, UCI_FRAME } from '../../../support/published.ts';

const settings = LIFECYCLE_DEFAULTS;

describe.skipIf(!hasPublished)('the lifecycle of UCI Online Retail (skipped without ../shared)', () => {
  let db: TestDuckDB;
  let context: Context;
  beforeAll(async () => {
    db = await openDuckDB();
    loadUci(db);
    context = derive(db, UCI_FRAME);
  });
  afterAll(() => db.close());

  it('has the newcomers of the published cohorts, and of the first those who bought in the next month', () => {
    const rows = ask(db, { kind: 'lifecycle.flows', by: 'month', settings }, context);
    expect(rows.map(({ newcomers }) => newcomers)).toEqual([
      885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 323, 41,
    ]);
    expect(rows[1]).toMatchObject({ base: 885, kept: 324, lost: 561 });
    expect(rows.map(({ complete }) => complete).indexOf('false')).toBe(12);
  });
  it('has the customers and repeat customers of the funnel on its ladder and in its stages', () => {
    const ladder = ask(db, { kind: 'lifecycle.ladder', days: 90 }, context);
    expect(ladder.map(({ customers, reached }) => [customers, reached])).toEqual([
      [1493, 4338],
      [835, 2845],
      [896, 2010],
      [1114, 1114],
    ]);
    const stages = ask(db, { kind: 'lifecycle.stages', rule: { by: 'top', value: 20 } }, context);
    expect(stages.reduce((sum, { customers }) => sum + customers, 0)).toBe(4338);
    // Of the first 868 by revenue (METHODS 3), those who bought once are no super-users.
    expect(stages[2]!.customers).toBeLessThan(868);
  });
  it('has every customer in a state, most of the money with the active', () => {
    const rows = ask(db, { kind: 'lifecycle.states', settings }, context);
    expect(rows.map(({ state, customers }) => [state, customers])).toEqual([
      ['new', 718],
      ['active', 1725],
      ['won-back', 576],
      ['silent', 552],
      ['lost', 767],
    ]);
    const [rhythm] = ask(db, { kind: 'lifecycle.rhythm', settings }, context);
    expect(rhythm).toMatchObject({ median_gap: 28, rest_silent: 110, rest_lost: 203, own_customers: 1415 });
  });
});

describe.skipIf(!hasPublished)('the lifecycle of a shop of one-time buyers, Taobao (skipped without ../shared)', () => {
  let db: TestDuckDB;
  beforeAll(async () => {
    db = await openDuckDB();
    loadTaobao(db);
  });
  afterAll(() => db.close());

  it('is judged by the shop’s gaps, for hardly anyone has their own', () => {
    const context = derive(db, TAOBAO_FRAME);
    const [rhythm] = ask(db, { kind: 'lifecycle.rhythm', settings }, context);
    expect(rhythm).toMatchObject({ customers: 25420, repeat_customers: 1751, own_customers: 23, rest_silent: 150 });
    const rows = ask(db, { kind: 'lifecycle.states', settings }, context);
    expect(rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(25420);
  });
});
