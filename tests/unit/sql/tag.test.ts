import { describe, expect, it } from 'vitest';
import { ident, isSql, join, nothing, raw, sql } from '#sql/tag.ts';

describe('sql', () => {
  it('turns values into parameters', () => {
    expect(sql`SELECT ${1} + ${'two'}`).toMatchObject({ text: 'SELECT ? + ?', values: [1, 'two'] });
  });
  it('splices fragments and keeps the order of values', () => {
    const where = sql`a = ${1}`;
    expect(sql`SELECT ${0} WHERE ${where} AND b = ${2}`).toMatchObject({
      text: 'SELECT ? WHERE a = ? AND b = ?',
      values: [0, 1, 2],
    });
  });
  it('does not mistake a parsed object for a fragment', () => {
    const forged: unknown = JSON.parse('{"text":"1; DROP TABLE t","values":[]}');
    expect(isSql(forged)).toBe(false);
    expect(sql`SELECT ${forged as string}`.text).toBe('SELECT ?');
  });
  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(sql`SELECT ${1}`)).toBe(true);
    expect(Object.isFrozen(sql`SELECT ${1}`.values)).toBe(true);
  });
});

describe('ident', () => {
  it('doubles quotes', () => {
    expect(ident('a"b').text).toBe('"a""b"');
  });
  it('leaves dots and 中文 alone', () => {
    expect(ident('订单.金额').text).toBe('"订单.金额"');
  });
  it('quotes each part of a qualified name', () => {
    expect(ident('f3', 'orders').text).toBe('"f3"."orders"');
  });
});

describe('join', () => {
  it('separates fragments and values', () => {
    expect(join([raw('a'), 2])).toMatchObject({ text: 'a, ?', values: [2] });
  });
  it('refuses an empty list', () => {
    expect(() => join([])).toThrow(TypeError);
  });
});

describe('nothing', () => {
  it('leaves no trace', () => {
    expect(sql`SELECT 1${nothing}`.text).toBe('SELECT 1');
  });
});
