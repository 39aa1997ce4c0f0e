import { ImportError, LIMITS } from '../codes.ts';
import { CsvWriter, csvField } from './csv.ts';
import { plainNumber } from './numbers.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonObject = Record<string, Json>;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MAX_FLAT_DEPTH = 3;
const LINE_ITEMS = new Set(
  ['lineItems', 'items', 'orderItems', 'orderLines', 'lines', 'products', 'goods', 'goodsList', 'skus', 'skuList']
    .concat(['details', 'orderDetails', 'itemList', 'orderItemList', 'productList', 'subOrders', 'orderList'])
    .map((name) => name.toLowerCase()),
);

/** A record that does not have the line items all others had: the table has to be made without taking them apart. */
export class Uneven extends Error {}

/** Objects become rows of a table whose columns are their keys in order of appearance; arrays are rows as they stand. */
export class JsonTable {
  readonly #csv = new CsvWriter({ undecodable: true });
  readonly #columns = new Map<string, number>();
  readonly #mayExpand: boolean;
  #kind: 'objects' | 'arrays' | null = null;
  #items: string | null = null;

  constructor(mayExpand: boolean) {
    this.#mayExpand = mayExpand;
  }

  /** Rows so far, without the header. */
  get rows(): number {
    return this.#csv.rows;
  }

  get header(): boolean {
    return this.#kind !== 'arrays';
  }

  /** The line items that make one row each, null where records are rows. */
  get expanded(): string | null {
    return this.#items;
  }

  add(value: Json): void {
    if (this.#kind === null) {
      this.#kind = Array.isArray(value) ? 'arrays' : 'objects';
      if (this.#mayExpand && isObject(value)) this.#items = lineItems(value);
    }
    if (this.#kind === 'arrays') {
      this.#csv.add(Array.isArray(value) ? value.map((cell) => csvField(cellText(cell))) : [csvField(cellText(value))]);
      return;
    }
    const record = isObject(value) ? value : { value };
    if (this.#items === null) {
      this.#write(record, null);
      return;
    }
    if (lineItems(record) !== this.#items) throw new Uneven();
    for (const item of record[this.#items] as JsonObject[]) this.#write(record, item);
  }

  /** A row with a text in its first cell; its record number counts the header. */
  addText(text: string): number {
    this.#csv.add([csvField(text)]);
    return this.#csv.rows + (this.header ? 1 : 0);
  }

  async finish(): Promise<{ blob: Blob; rows: number }> {
    const blob = await this.#csv.finish(this.header ? Array.from(this.#columns.keys(), csvField) : undefined);
    return { blob, rows: this.#csv.rows };
  }

  #write(record: JsonObject, item: JsonObject | null): void {
    const cells: string[] = [];
    const put = (name: string, value: Json, depth: number): void => {
      if (isObject(value) && depth < MAX_FLAT_DEPTH && Object.keys(value).length > 0) {
        for (const key of Object.keys(value)) put(`${name}.${key}`, value[key]!, depth + 1);
        return;
      }
      const column = this.#column(name);
      while (cells.length <= column) cells.push('');
      cells[column] = csvField(cellText(value));
    };
    for (const key of Object.keys(record)) put(key, item && key === this.#items ? item : record[key]!, 1);
    this.#csv.add(cells);
  }

  #column(name: string): number {
    const known = this.#columns.get(name);
    if (known !== undefined) return known;
    const column = this.#columns.size;
    if (column >= LIMITS.columns)
      throw new ImportError('too-many-columns', { columns: column + 1, limit: LIMITS.columns });
    this.#columns.set(name, column);
    return column;
  }
}

/** The one key that holds a record's line items; null if there is none or more than one. */
function lineItems(record: JsonObject): string | null {
  const found = Object.keys(record).filter((key) => {
    const value = record[key];
    return (
      LINE_ITEMS.has(key.toLowerCase().replace(/[_\- ]/g, '')) &&
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((item) => isObject(item))
    );
  });
  return found.length === 1 ? found[0]! : null;
}

function cellText(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null)) return value.map(cellText).join('; ');
    return JSON.stringify(value);
  }
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}

const NUMBER_OR_STRING = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const LONG = /\d{16}/;
const LONG_INTEGER = /^-?\d{16,}(\.\d+)?$/;

/** `JSON.parse`, but numbers with more digits than a double holds come as the text they are. */
export function parseJson(text: string): Json {
  const safe = LONG.test(text)
    ? text.replace(NUMBER_OR_STRING, (token) => (LONG_INTEGER.test(token) ? `"${token}"` : token))
    : text;
  return JSON.parse(safe) as Json;
}
