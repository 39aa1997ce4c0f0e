import { describe, expect, it } from 'vitest';
import type { FixTrial } from '#engine/contract.ts';
import {
  cellOf,
  dependsOnOthers,
  formatFor,
  groupsOf,
  isWhole,
  remedyOf,
  rulesOf,
  staying,
  withoutRule,
  withRule,
  type Group,
  type Rule,
} from '../../../../src/pages/data/quarantine.ts';
import { counted, plan, tally } from './loaded.ts';

const PLAN = plan([
  { name: 'no', role: 'order_id' },
  { name: 'when', role: 'ordered_at', dateFormats: ['iso'] },
  { name: 'paid', role: 'amount' },
  { name: 'note', role: null },
]);
const group = (code: Group['code'], column: string | null, lines = 1): Group => ({ sourceId: 1, code, column, lines });

describe('groups of quarantined lines', () => {
  it('are those of one file, reason and column, the largest first; rules are no quarantine', () => {
    const first = counted(
      [
        tally(40),
        tally(2, { fate: 'bad-date', fate_column: 'when' }),
        tally(3, { fate: 'bad-date', fate_column: 'when', kind: 'refund' }),
        tally(9, { fate: 'no-customer', fate_column: 'no' }),
      ],
      { 'field-count': 4, footer: 2 },
    );
    const second = counted([tally(5, { fate: 'bad-date', fate_column: 'when' })], {}, 2);
    expect(groupsOf([first, second])).toEqual([
      { sourceId: 1, code: 'bad-date', column: 'when', lines: 5 },
      { sourceId: 2, code: 'bad-date', column: 'when', lines: 5 },
      { sourceId: 1, code: 'field-count', column: null, lines: 4 },
    ]);
    expect(groupsOf([])).toEqual([]);
  });
});

describe('what can be decided about a group', () => {
  it('is how its column is read, by what the column needs', () => {
    expect(remedyOf(group('bad-date', 'when'), PLAN)).toMatchObject({ kind: 'column', role: 'ordered_at' });
    expect(remedyOf(group('bad-amount', 'paid'), PLAN)).toMatchObject({
      rules: ['decimal', 'strip', 'replace', 'nothing'],
    });
  });
  it('is filling up where lines are short, once', () => {
    expect(remedyOf(group('field-count', null), PLAN)).toEqual({ kind: 'pad' });
    expect(remedyOf(group('field-count', null), withRule(PLAN, { kind: 'pad' }))).toBeNull();
  });
  it('is nothing where the file itself is broken, or a value is missing', () => {
    for (const lost of [
      group('unclosed-quote', null),
      group('undecodable', null),
      group('missing-amount', 'paid'),
      group('bad-date', 'gone'),
    ])
      expect(remedyOf(lost, PLAN)).toBeNull();
  });
});

describe('a rule', () => {
  const strip: Rule = { kind: 'column', column: 'when', fix: { kind: 'strip', characters: '约' } };
  it('comes last, stands once, and goes without a trace', () => {
    const first = withRule(PLAN, { kind: 'column', column: 'when', fix: { kind: 'nothing' } });
    const both = withRule(withRule(first, strip), strip);
    expect(rulesOf(both)).toEqual([{ kind: 'column', column: 'when', fix: { kind: 'nothing' } }, strip]);
    expect(withoutRule(withRule(PLAN, strip), strip)).toEqual(PLAN);
    expect(withoutRule(withRule(PLAN, { kind: 'pad' }), { kind: 'pad' })).toEqual(PLAN);
    expect(PLAN.columns[1]).not.toHaveProperty('fixes');
  });
  it('may bring a date format along, behind those that were there', () => {
    const changed = withRule(PLAN, { ...strip, format: 'chinese' });
    expect(changed.columns[1]!.dateFormats).toEqual(['iso', 'chinese']);
    expect(withRule(changed, { ...strip, format: 'iso' }).columns[1]!.dateFormats).toEqual(['iso', 'chinese']);
  });
  it('says something only when it is whole', () => {
    expect(isWhole({ kind: 'strip', characters: '' })).toBe(false);
    expect(isWhole({ kind: 'replace', from: '', to: 'x' })).toBe(false);
    expect(isWhole({ kind: 'replace', from: 'x', to: '' })).toBe(true);
    expect(isWhole({ kind: 'nothing' })).toBe(true);
  });
  it('needs the whole file where lines depend on each other', () => {
    expect(dependsOnOthers(PLAN)).toBe(false);
    expect(dependsOnOthers(plan([{ name: 'total', role: 'order_total' }]))).toBe(true);
    expect(dependsOnOthers(plan([], { fillDown: true }))).toBe(true);
  });
});

describe('the format behind a changed text', () => {
  const strip = { kind: 'strip', characters: '约' } as const;
  it('is the one that reads most, unless the column’s own read as many', () => {
    expect(formatFor(['约5.03.2024', '约31.12.2024'], strip, ['iso'])).toBe('day-month-year');
    expect(formatFor(['约2024-03-05'], strip, ['iso'])).toBeNull();
    expect(formatFor(['约soon'], strip, ['iso'])).toBeNull();
    expect(formatFor([], strip, [])).toBeNull();
  });
});

describe('a trial', () => {
  it('speaks of the group without the lines that stay for reasons of their own', () => {
    const trial: FixTrial = {
      tried: 14,
      fixed: 6,
      still: { 'bad-date': 1, 'bad-amount': 5, 'field-count': 2 },
      examples: [],
    };
    const dates = group('bad-date', 'when', 9);
    const groups = [dates, group('bad-amount', 'paid', 3), group('field-count', null, 2)];
    expect(staying(trial, groups, dates)).toEqual([
      { code: 'bad-amount', lines: 2 },
      { code: 'bad-date', lines: 1 },
    ]);
  });
});

describe('a cell of a line', () => {
  it('is what stands in the column, unquoted; nothing where the line ends before', () => {
    expect(cellOf('1,"a ""b"", c",3', PLAN, 'when')).toBe('a "b", c');
    expect(cellOf('1', PLAN, 'paid')).toBe('');
    expect(cellOf('1,2,3', PLAN, 'gone')).toBe('');
  });
});
