import type { FileFacts, ImportPlan, Tally } from '#import/index.ts';
import type { OpenFile } from '#session/session.svelte.ts';

export const plan = (columns: ImportPlan['columns'], change: Partial<ImportPlan> = {}): ImportPlan => ({
  name: 'a.csv',
  table: 'orders',
  reading: { path: [], format: 'text', encoding: 'utf-8' },
  dialect: {
    delimiter: ',',
    quote: '"',
    escape: 'double',
    comment: '',
    firstLine: 1,
    headerLines: 1,
    endLine: null,
    ragged: false,
    pad: false,
  },
  columns,
  layout: null,
  statusKinds: {},
  moneyBack: 'sign',
  fillDown: false,
  rowsNeed: null,
  discount: 'in',
  currency: null,
  zone: 'UTC',
  ...change,
});

export const tally = (lines: number, change: Partial<Tally> = {}): Tally => ({
  fate: null,
  fate_column: null,
  flags: 0,
  kind: 'sale',
  lines,
  amount: lines * 10,
  refunded: 0,
  back: 0,
  ...change,
});

type Counted = Pick<OpenFile, 'sourceId' | 'tally' | 'facts'>;
export const counted = (rows: Tally[], setAside: FileFacts['setAside'] = {}, sourceId = 1): Counted => ({
  sourceId,
  tally: rows,
  facts: { name: 'a.csv', bytes: 1, plan: plan([]), lines: 0, setAside, tally: rows },
});
