/**
 * Everything import can say about a file. `stop` refuses it, `warn` is shown and import stays possible, `line` sets one
 * line aside, `rule` leaves a line out by a named rule. `params` are the names a wording may use.
 */
export const IMPORT_CODES = {
  'empty-file': { severity: 'stop', params: [] },
  'header-only': { severity: 'stop', params: [] },
  'binary-file': { severity: 'stop', params: [] },
  'record-too-long': { severity: 'stop', params: ['line', 'limit'] },
  'too-many-columns': { severity: 'stop', params: ['columns', 'limit'] },
  'unsupported-format': { severity: 'stop', params: ['format'] },
  'gzip-broken': { severity: 'stop', params: [] },
  'encrypted-file': { severity: 'stop', params: [] },
  'archive-broken': { severity: 'stop', params: [] },
  'archive-method': { severity: 'stop', params: [] },
  'nested-archive': { severity: 'stop', params: ['name'] },
  'workbook-broken': { severity: 'stop', params: [] },
  'workbook-too-old': { severity: 'stop', params: [] },
  'parquet-broken': { severity: 'stop', params: [] },
  'json-broken': { severity: 'stop', params: ['line', 'column'] },
  'arrow-broken': { severity: 'stop', params: [] },
  'arrow-compressed': { severity: 'stop', params: [] },
  'no-table': { severity: 'stop', params: [] },
  'file-gone': { severity: 'stop', params: [] },
  'too-large': { severity: 'stop', params: ['estimate', 'limit'] },
  'too-many-bad-lines': { severity: 'stop', params: ['bad', 'lines'] },
  'counts-differ': { severity: 'stop', params: ['expected', 'found'] },
  'no-date-column': { severity: 'stop', params: [] },
  'no-customer-column': { severity: 'stop', params: [] },
  'no-amount-column': { severity: 'stop', params: [] },
  'no-product-column': { severity: 'stop', params: [] },
  'no-answer-column': { severity: 'stop', params: [] },
  'no-valid-dates': { severity: 'stop', params: ['column'] },
  'role-twice': { severity: 'stop', params: ['role', 'columns'] },
  'ambiguous-date': { severity: 'warn', params: ['column', 'example'] },
  'duplicate-headers': { severity: 'warn', params: ['names'] },
  'ambiguous-decimal': { severity: 'warn', params: ['column', 'example'] },
  'undecodable-bytes': { severity: 'warn', params: ['count', 'line'] },
  'long-numbers': { severity: 'warn', params: ['cells'] },
  'merged-cells': { severity: 'warn', params: ['cells'] },
  'no-buyer': { severity: 'warn', params: [] },
  'masked-buyers': { severity: 'warn', params: ['column', 'share'] },
  'shared-buyers': { severity: 'warn', params: ['column', 'value', 'share'] },
  'totals-repeated': { severity: 'warn', params: ['column'] },
  'orders-restart': { severity: 'warn', params: ['column'] },
  'second-status': { severity: 'warn', params: ['column', 'value'] },
  'mostly-undone': { severity: 'warn', params: ['column', 'value', 'share'] },
  'mixed-currencies': { severity: 'warn', params: ['column', 'signs'] },
  'mixed-delimiters': { severity: 'warn', params: ['line', 'delimiter', 'other'] },
  'field-count': { severity: 'line', params: [] },
  'unclosed-quote': { severity: 'line', params: [] },
  'bad-quote': { severity: 'line', params: [] },
  undecodable: { severity: 'line', params: [] },
  'missing-date': { severity: 'line', params: [] },
  'bad-date': { severity: 'line', params: [] },
  'missing-amount': { severity: 'line', params: [] },
  'bad-amount': { severity: 'line', params: [] },
  'missing-quantity': { severity: 'line', params: [] },
  'bad-quantity': { severity: 'line', params: [] },
  'missing-price': { severity: 'line', params: [] },
  'bad-price': { severity: 'line', params: [] },
  'bad-discount': { severity: 'line', params: [] },
  'bad-json': { severity: 'line', params: [] },
  'bad-refund': { severity: 'line', params: [] },
  'bad-score': { severity: 'line', params: [] },
  'missing-product': { severity: 'line', params: [] },
  footer: { severity: 'rule', params: [] },
  'no-customer': { severity: 'rule', params: [] },
  'not-a-sale': { severity: 'rule', params: [] },
  'totals-row': { severity: 'rule', params: [] },
  'no-price': { severity: 'rule', params: [] },
  'zero-value': { severity: 'rule', params: [] },
  copy: { severity: 'rule', params: [] },
  future: { severity: 'rule', params: [] },
  'test-customer': { severity: 'rule', params: [] },
  outlier: { severity: 'rule', params: [] },
  'other-file': { severity: 'rule', params: [] },
} as const satisfies Record<string, { severity: Severity; params: readonly string[] }>;

export type Severity = 'stop' | 'warn' | 'line' | 'rule';
export type ImportCode = keyof typeof IMPORT_CODES;
type CodesOf<S extends Severity> = {
  [C in ImportCode]: (typeof IMPORT_CODES)[C]['severity'] extends S ? C : never;
}[ImportCode];
export type StopCode = CodesOf<'stop'>;
export type LineCode = CodesOf<'line'>;
export type RuleCode = CodesOf<'rule'>;

export type Params = Readonly<Record<string, string | number>>;

/** Something about the whole file; `line` is a physical line number, `column` the file's own name. */
export interface ImportProblem {
  code: ImportCode;
  params: Params;
  line?: number;
  column?: string;
}

/** A file that cannot be imported. Carries data only; words are looked up by code. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly code: StopCode;
  readonly params: Params;
  constructor(code: StopCode, params: Params = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.params = params;
  }
}

/** Limits the codes speak of. */
export const LIMITS = {
  /** A record longer than this is refused, or, when a quote holds it open, taken as an unclosed quote. */
  recordBytes: 16 * 1024 * 1024,
  columns: 1000,
  /** Lines set aside while reading, by what they hold in memory, beyond which the dialect is plainly wrong. */
  setAsideCharacters: 64 * 1024 * 1024,
  /** What a line set aside holds besides its text, however short that is. */
  setAsideOverhead: 64,
  /** How much of the file may be read again because of unclosed quotes, as a multiple of its size. */
  rereads: 4,
  /** What the engine can hold (wasm32 default limit). */
  engineBytes: 3.1 * 1024 ** 3,
} as const;
