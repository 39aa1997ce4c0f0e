import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPlan } from '#import/index.ts';
import { contactsSql, joinedPersonsSql, personsSql } from '#import/identity.ts';
import { FOLDS } from '#import/readings.ts';
import { ident, join, sql } from '#sql/tag.ts';
import { Engine } from '../../../support/datasets.ts';
import { numRuns } from '../../../support/runs.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open();
});
afterAll(() => engine.close());
afterEach(() => engine.clear());

const HEADER = 'order_id,customer_id,date,amount,email,phone';
type Buyer = readonly [id: string, email?: string, phone?: string];
/** A file of these buyers, ordering in turns. */
const shop = (...buyers: Buyer[]) =>
  [
    HEADER,
    ...Array.from({ length: 24 }, (_, i) => {
      const [id, email = '', phone = ''] = buyers[i % buyers.length]!;
      return `${id}-${i},${id},2024-01-${String(1 + i).padStart(2, '0')},${10 + i},${email},${phone}`;
    }),
  ].join('\n');

/** The engine's own guess leaves columns out that hold hardly anything. */
const withContacts = (plan: ImportPlan): ImportPlan => ({
  ...plan,
  columns: plan.columns.map(({ name, ...column }) =>
    name === 'email' || name === 'phone' ? { name, role: name, fold: name } : { name, ...column },
  ),
});
const load = (id: number, ...buyers: Buyer[]) =>
  engine.load(id, shop(...buyers), { name: `${id}.csv`, change: withContacts });
const buyers = () =>
  engine.rows('SELECT DISTINCT customer_id AS id FROM order_lines ORDER BY 1').map(({ id }) => id as string);

describe('customers of several files', () => {
  it('are one by the same id alone, when nothing else is asked for', async () => {
    await load(1, ['ann', 'a@x.cn'], ['bob']);
    await load(2, ['ANN', 'a@x.cn'], ['bob']);
    const { identity } = await engine.show([1, 2]);
    expect(identity).toEqual({
      customers: 3,
      inSeveral: 1,
      joined: 0,
      files: [
        { id: 1, customers: 2 },
        { id: 2, customers: 2 },
      ],
      examples: [],
    });
    expect(buyers()).toEqual(['ANN', 'ann', 'bob']);
  });

  it('are one by their e-mail address without regard to case, and by the digits of their phone', async () => {
    await load(1, ['m1', 'Ann@X.cn '], ['m2', '', '+86 139-1234-5678'], ['m3', '', '(415) 555-2671'], ['m4']);
    await load(2, ['w1', 'ann@x.CN'], ['w2', '', '13912345678'], ['w3', '', '+1 415 555 2671'], ['w4']);
    const { identity } = await engine.show([1, 2], { identity: 'contact' });
    expect(identity).toMatchObject({ customers: 5, inSeveral: 3, joined: 3 });
    expect(identity!.examples).toEqual([
      { person: 'm1', ids: 'm1 · w1' },
      { person: 'm2', ids: 'm2 · w2' },
      { person: 'm3', ids: 'm3 · w3' },
    ]);
    expect(buyers()).toEqual(['m1', 'm2', 'm3', 'm4', 'w4']);
    const { identity: back } = await engine.show([1, 2], { identity: 'id' });
    expect(back).toMatchObject({ customers: 8, inSeveral: 0, joined: 0 });
    expect(buyers()).toHaveLength(8);
  });

  it('are one also where the id itself is the address or the mobile number', async () => {
    await load(1, ['ann@x.cn'], ['13912345678']);
    await load(2, ['w1', 'Ann@x.cn'], ['w2', '', '+8613912345678'], ['w3', '', '3912345678']);
    const { identity } = await engine.show([1, 2], { identity: 'contact' });
    expect(identity!.examples.map(({ ids }) => ids)).toEqual(['13912345678 · w2 · w3', 'ann@x.cn · w1']);
  });

  it('are not one by what is masked, too short, no address, or the number of everybody', async () => {
    const crowd = Array.from({ length: 11 }, (_, i): Buyer => [`p${i}`, '', '021-5555-0000']);
    await load(1, ['a', 'a***@x.cn', '139****5678'], ['b', 'none', '0'], ...crowd);
    await load(2, ['c', 'a***@x.cn', '139****5678'], ['d', 'none', '0']);
    const { identity } = await engine.show([1, 2], { identity: 'contact' });
    expect(identity).toMatchObject({ customers: 15, inSeveral: 0, joined: 0, examples: [] });
  });

  it('are one through a file of members that knows both', async () => {
    await load(1, ['m1'], ['x']);
    await engine.load(2, shop(['ann@x.cn'], ['y']), { name: '2.csv' });
    const members = Array.from({ length: 20 }, (_, i) => `z${i},z${i}@x.cn,gold,${i}`);
    await engine.load(3, ['customer_id,email,level,points', 'm1,Ann@x.cn,gold,5', ...members].join('\n'), {
      name: '3.csv',
      table: 'members',
    });
    const { identity } = await engine.show([1, 2, 3], { identity: 'contact' });
    expect(identity!.examples).toEqual([{ person: 'ann@x.cn', ids: 'ann@x.cn · m1' }]);
    expect(engine.rows("SELECT customer_id FROM members WHERE points = 5 AND customer_id NOT LIKE 'z%'")).toEqual([
      { customer_id: 'ann@x.cn' },
    ]);
  });

  it('leave nothing to say about one file, unless ids within it are joined', async () => {
    await load(1, ['a', 'a@x.cn'], ['b', 'A@x.cn']);
    expect((await engine.show([1])).identity).toBeNull();
    expect((await engine.show([1], { identity: 'contact' })).identity).toMatchObject({ customers: 1, joined: 1 });
  });

  it('are counted without the lines that a rule leaves out', async () => {
    await load(1, ['a'], ['tester@example.com']);
    await load(2, ['a']);
    const count = async (leave: Parameters<Engine['show']>[1]) =>
      (await engine.show([1, 2], leave)).identity!.files.map(({ customers }) => customers);
    expect(await count({})).toEqual([2, 1]);
    expect(await count({ leave: ['test-customer'] })).toEqual([1, 1]);
  });
});

describe('the digits of a phone', () => {
  it('are the same however it is dialled', () => {
    const fold = (text: string) => engine.db.rows(sql`SELECT ${FOLDS.phone(sql`${text}`)} AS folded`)[0]!['folded'];
    for (const text of ['13912345678', '+86 139 1234 5678', '0086-13912345678', '8613912345678'])
      expect(fold(text)).toBe('13912345678');
    for (const text of ['(415) 555-2671', '+1 415.555.2671', '0014155552671']) expect(fold(text)).toBe('4155552671');
    expect(fold('139****5678')).toBe('139****5678');
    expect(fold('n/a')).toBe('n/a');
  });
});

describe('joining by contacts', () => {
  /** The least id of each group, by the plainest of means. */
  function groups(pairs: readonly (readonly [number, number])[]): Map<string, string> {
    const person = new Map(pairs.map(([id]) => [`i${id}`, `i${id}`]));
    for (let changed = true; changed;) {
      changed = false;
      for (const [a, contact] of pairs)
        for (const [b, other] of pairs) {
          const [mine, theirs] = [person.get(`i${a}`)!, person.get(`i${b}`)!];
          if (contact !== other || theirs >= mine) continue;
          person.set(`i${a}`, theirs);
          changed = true;
        }
    }
    return person;
  }

  function joined(pairs: readonly (readonly [number, number])[]): { person: Map<string, string>; rounds: number } {
    const rows = join(pairs.map(([id, contact]) => sql`(${`i${id}`}, ${`c${contact}@x.cn`}, NULL)`));
    engine.db.run(sql`CREATE OR REPLACE TABLE raw AS SELECT * FROM (VALUES ${rows}) AS t(customer_id, email, fate)`);
    const source = { lines: ident('raw'), contacts: [{ kind: 'email', column: ident('email') }] } as const;
    engine.db.run(sql`CREATE OR REPLACE TABLE contacts AS ${contactsSql([source])}`);
    engine.db.run(sql`CREATE OR REPLACE TABLE persons AS ${personsSql(ident('contacts'))}`);
    const all = () => engine.rows('SELECT customer_id, person FROM persons ORDER BY 1');
    let before: unknown;
    let rounds = 0;
    for (; JSON.stringify(before) !== JSON.stringify(all()); rounds++) {
      before = all();
      engine.db.run(sql`CREATE OR REPLACE TABLE next AS ${joinedPersonsSql(ident('contacts'), ident('persons'))}`);
      engine.db.run('CREATE OR REPLACE TABLE persons AS FROM next');
    }
    const person = new Map(pairs.map(([id]) => [`i${id}`, `i${id}`]));
    for (const row of all()) person.set(row['customer_id'] as string, row['person'] as string);
    return { person, rounds };
  }

  it('finds the groups that a plain search finds', () => {
    const pair = fc.tuple(fc.nat({ max: 14 }), fc.nat({ max: 9 }));
    fc.assert(
      fc.property(fc.uniqueArray(pair, { minLength: 1, maxLength: 24, selector: String }), (pairs) => {
        const crowded = pairs.some(([, contact]) => pairs.filter(([, other]) => other === contact).length > 10);
        fc.pre(!crowded);
        expect(joined(pairs).person).toEqual(groups(pairs));
      }),
      { numRuns: numRuns(200) },
    );
  });

  it('follows a chain of two hundred in a few rounds', () => {
    const chain = Array.from({ length: 200 }, (_, i) => [
      [i, i],
      [i + 1, i],
    ]).flat() as [number, number][];
    const { person, rounds } = joined(chain);
    expect(new Set(person.values())).toEqual(new Set(['i0']));
    expect(rounds).toBeLessThan(20);
  });
});
