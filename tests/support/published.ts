import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Frame } from '#orders/frame.ts';
import { raw } from '#sql/tag.ts';
import type { Row, TestDuckDB } from './duckdb.ts';
import { createLines } from './orders.ts';

const SHARED = resolve(import.meta.dirname, '../../../shared');

/** Whether the real files and published results are there; without them their tests skip. */
export const hasPublished = existsSync(resolve(SHARED, 'data')) && existsSync(resolve(SHARED, 'reference'));

/** Rows of a reference CSV. */
export function reference(db: TestDuckDB, name: string): Row[] {
  const path = register(db, `reference/clv/${name}`);
  return db.rows(`SELECT * FROM read_csv('${path}', delim = ',', quote = '"', escape = '"', header = true)`);
}

/** A reference JSON file. */
export const referenceJson = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(resolve(SHARED, `reference/clv/${name}`), 'utf8')) as Record<string, unknown>;

/** METHODS 12: ids must be there, prices above 0, negative quantities are refunds; nothing else is dropped. */
export const UCI_FRAME: Partial<Frame> = { asOf: '2011-12-10', refunds: 'ignore', sameDay: 'keep' };
export const loadUci = (db: TestDuckDB): void =>
  load(
    db,
    'data/online_retail/online_retail.csv.gz',
    "delim = ',', header = true",
    `InvoiceNo, CustomerID, InvoiceDate::TIMESTAMP, StockCode, Description, Country, Quantity::DOUBLE, UnitPrice::DOUBLE,
      round(Quantity::DOUBLE * UnitPrice::DOUBLE, 2), NULL, CASE WHEN Quantity::DOUBLE < 0 THEN 'refund' ELSE 'sale' END`,
    'CustomerID IS NOT NULL AND UnitPrice::DOUBLE > 0',
  );

/** The 1/10 sample; orders of 0 count, so the frame is `count=all`. */
export const CDNOW_FRAME: Partial<Frame> = { asOf: '1998-07-01', count: 'all' };
export const loadCdnowSample = (db: TestDuckDB): void =>
  load(
    db,
    'data/cdnow/CDNOW_sample.txt',
    "delim = '\\0', header = false, columns = { line: 'VARCHAR' }",
    `NULL, part[2], strptime(part[3], '%Y%m%d'), NULL, NULL, NULL, part[4]::DOUBLE, NULL, part[5]::DECIMAL(18,2), 'USD', 'sale'`,
    'true',
    "(SELECT *, regexp_split_to_array(trim(line), ' +') AS part FROM lines)",
  );

/** The orders of R's package rfm, one a line. */
export const RFM_R_FRAME: Partial<Frame> = { asOf: '2006-12-31' };
export const loadRfmR = (db: TestDuckDB): void =>
  load(
    db,
    'data/rfm_r/rfm_data_orders.csv',
    "delim = ',', header = true",
    `NULL, customer_id, order_date::TIMESTAMP, NULL, NULL, NULL, NULL, NULL, revenue::DECIMAL(18,2), NULL, 'sale'`,
    'true',
  );

/** Successful rows only, one order each. */
export const TAOBAO_FRAME: Partial<Frame> = { asOf: '2019-07-01', sameDay: 'merge' };
export function loadTaobao(db: TestDuckDB): void {
  const bytes = readFileSync(resolve(SHARED, 'data/taobao_rfm/taobao_rfm_gb18030.csv'));
  db.registerBuffer('import/taobao.csv', new TextEncoder().encode(new TextDecoder('gb18030').decode(bytes)));
  insert(
    db,
    'import/taobao.csv',
    "delim = ',', header = true",
    `NULL, 买家昵称, 付款日期::TIMESTAMP, NULL, NULL, 省份, 购买数量::DOUBLE, NULL, 实付金额::DECIMAL(18,2), 'CNY', 'sale'`,
    "订单状态 = '交易成功'",
  );
}

function load(db: TestDuckDB, file: string, dialect: string, columns: string, where: string, from = 'lines'): void {
  insert(db, register(db, file), dialect, columns, where, from);
}

/** `columns` are order_id, customer_id, ordered_at, product_id, product, region, quantity, unit_price, amount, currency, kind. */
function insert(db: TestDuckDB, path: string, dialect: string, columns: string, where: string, from = 'lines'): void {
  createLines(db);
  const names =
    'order_id, customer_id, ordered_at, product_id, product, region, quantity, unit_price, amount, currency, kind';
  db.run(
    raw(`INSERT INTO order_lines (line_no, source, ${names})
WITH lines AS (
  SELECT * FROM read_csv('${path}', ${dialect}, quote = '"', escape = '"', all_varchar = true)
)
SELECT row_number() OVER (), '${path}', ${columns}
FROM ${from}
WHERE ${where}`),
  );
}

function register(db: TestDuckDB, file: string): string {
  const bytes = readFileSync(resolve(SHARED, file));
  const path = `import/${file.split('/').at(-1)!.replace(/\.gz$/, '')}`;
  db.registerBuffer(path, file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  return path;
}
