import { beforeAll, describe, expect, it } from 'vitest';
import { Importer } from './support.ts';

let importer: Importer;
beforeAll(async () => (importer = await Importer.open()));

describe('amounts', () => {
  it('money beyond DECIMAL(18,2) is no amount instead of an overflow', async () => {
    const { rows } = await importer.import(
      'customer_id,date,quantity,unit_price\na,2024-01-05,1000000,99999999999\nb,2024-01-05,3,1.115\n',
    );
    expect(rows('SELECT amount, fate FROM lines ORDER BY record')).toEqual([
      { amount: null, fate: 'bad-amount' },
      { amount: 3.35, fate: null },
    ]);
  });
});

describe('kinds of lines', () => {
  const file = (rows: string[]) =>
    `customer_id,date,amount,status\n${rows.map((row) => `c,2024-01-05,${row}`).join('\n')}\n`;
  const kinds = async (rows: string[]) =>
    (await importer.import(file(rows))).rows('SELECT kind FROM lines ORDER BY record').map((row) => row['kind']);

  it('the sign wins over the word where the file writes money back as negative numbers', async () => {
    expect(
      await kinds(['5,Normal', '-5,Normal', '-5,returned', '5,returned', '0,gift', '5,gift', '5,cancelled']),
    ).toEqual(['sale', 'refund', 'refund', 'sale', 'gift', 'sale', 'cancelled']);
  });

  it('the word decides where all amounts are positive', async () => {
    expect(
      await kinds([
        '5,交易成功',
        '5,付款以后用户退款成功，交易自动关闭',
        '5,交易关闭',
        '5,等待买家付款',
        '5,无退款',
        '0,交易成功',
      ]),
    ).toEqual(['sale', 'refund', 'cancelled', 'cancelled', 'sale', 'sale']);
  });

  it('goods that came back are money that went back, also where only the quantity is negative', async () => {
    const { rows } = await importer.import(
      'customer_id,date,quantity,amount\nc,2024-01-05,2,10\nc,2024-01-06,-1,5\nc,2024-01-07,-1,-5\n',
    );
    expect(rows('SELECT kind, amount::DOUBLE AS amount FROM lines ORDER BY record')).toEqual([
      { kind: 'sale', amount: 10 },
      { kind: 'refund', amount: -5 },
      { kind: 'refund', amount: -5 },
    ]);
  });

  it('a status the user re-read is believed', async () => {
    const { rows } = await importer.import(file(['5,weird', '5,Normal', '5,void']), {
      change: (plan) => ({ ...plan, statusKinds: { ...plan.statusKinds, weird: 'cancelled' } }),
    });
    expect(rows('SELECT kind FROM lines ORDER BY record').map((row) => row['kind'])).toEqual([
      'cancelled',
      'sale',
      'cancelled',
    ]);
  });
});
