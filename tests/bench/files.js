// The files of the bench: one made shop, written in several formats, always the same for the same number of rows.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';
import { parquetWriteFile } from 'hyparquet-writer';

/**
 * @typedef {{ order: string; customer: string; at: number; product: number; app: boolean; quantity: number; cents: number }} Line
 * @typedef {(path: string, rows: number) => Promise<void>} Write
 */

const DAY_MS = 864e5;
const BLOCK = 1 << 20;

/**
 * A shop's lines: about four orders a customer, two years.
 *
 * @param {number} count
 * @param {number} [perOrder] lines of an order
 * @returns {Generator<Line>}
 */
function* shop(count, perOrder = 4) {
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  let customer = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (i % perOrder === 0) {
      customer = Math.floor(random() ** 2 * (count / perOrder / 4));
      at = Date.UTC(2023, 0, 1) + Math.floor(random() * 730 * 86400) * 1000;
    }
    yield {
      order: `O${Math.floor(i / perOrder)}`,
      customer: `C${customer}`,
      at,
      quantity: 1 + Math.floor(random() * 4),
      cents: 500 + Math.floor(random() * 9500),
      product: Math.floor(random() * 500),
      app: i % 3 === 0,
    };
  }
}

const HEADER = [
  'order_id',
  'customer_id',
  'ordered_at',
  'product',
  'category',
  'channel',
  'quantity',
  'unit_price',
  'amount',
];
const HEADER_ZH = ['订单编号', '买家', '付款时间', '商品名称', '类目', '渠道', '数量', '单价', '金额'];

/** @param {number} at */
const stamp = (at) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
/** @param {number} cents */
const money = (cents) => (cents / 100).toFixed(2);

/**
 * @param {string} path
 * @param {Iterable<string>} texts
 * @param {(text: string) => string | Uint8Array} encode
 */
async function writeTexts(path, texts, encode) {
  const file = createWriteStream(path);
  let block = '';
  for (const text of texts) {
    block += text;
    if (block.length < BLOCK) continue;
    if (!file.write(encode(block))) await once(file, 'drain');
    block = '';
  }
  file.end(encode(block));
  await once(file, 'finish');
}

/** @param {string} path @param {Iterable<Line>} lines */
const writeLines = (path, lines) => {
  function* texts() {
    yield `${HEADER.join(',')}\n`;
    for (const { order, customer, at, product, app, quantity, cents } of lines)
      yield `${order},${customer},${stamp(at)},Product ${product},Category ${product % 12},${app ? 'app' : 'web'},${quantity},${money(cents)},${money(quantity * cents)}\n`;
  }
  return writeTexts(path, texts(), (text) => text);
};

/** @type {Write} */
export const writeCsv = (path, rows) => writeLines(path, shop(rows));

/** As many orders as rows. @type {Write} */
export const writeOrders = (path, rows) => writeLines(path, shop(rows, 1));

/** `rows` customers, about two orders each, most of them one: many values in common, as in a real shop. @type {Write} */
export async function writeBuyers(path, rows) {
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  function* texts() {
    yield 'order_id,customer_id,ordered_at,amount\n';
    let order = 0;
    for (let customer = 0; customer < rows; customer++) {
      const orders = 1 + Math.floor(-Math.log(random()) * 1.3);
      for (let nth = 0; nth < orders; nth++) {
        const at = Date.UTC(2023, 0, 1) + Math.floor(random() * 730 * 86400) * 1000;
        const spent = Math.exp(3.5 + 1.4 * (random() + random() + random() - 1.5));
        yield `O${order++},C${customer},${stamp(at)},${spent.toFixed(2)}\n`;
      }
    }
  }
  await writeTexts(path, texts(), (text) => text);
}

/** @type {Write} */
export async function writeGb18030(path, rows) {
  function* texts() {
    yield `${HEADER_ZH.join(',')}\r\n`;
    for (const { order, customer, at, product, app, quantity, cents } of shop(rows))
      yield `${order},${customer},${stamp(at)},商品${product},类目${product % 12},${app ? '手机' : '网店'},${quantity},${money(cents)},${money(quantity * cents)}\r\n`;
  }
  const codes = gbkCodes();
  await writeTexts(path, texts(), (text) => {
    const bytes = new Uint8Array(2 * text.length);
    let length = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const code = unit < 128 ? unit : codes.get(unit);
      if (code === undefined) throw new Error(`no GBK for ${text[i]}`);
      if (code > 255) bytes[length++] = code >> 8;
      bytes[length++] = code & 255;
    }
    return bytes.subarray(0, length);
  });
}

/** UTF-16 unit → two bytes, from the decoder: Node has no encoder for it. */
function gbkCodes() {
  const decoder = new TextDecoder('gb18030');
  /** @type {Map<number, number>} */
  const codes = new Map();
  for (let lead = 0xb0; lead <= 0xf7; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++)
      codes.set(decoder.decode(Uint8Array.of(lead, trail)).charCodeAt(0), (lead << 8) | trail);
  return codes;
}

/** Texts shared and dates as numbers with a format, as Excel writes them. @type {Write} */
export async function writeXlsx(path, rows) {
  const file = createWriteStream(path);
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    file.write(bytes);
  });
  /** @param {string} name @param {Iterable<string>} texts */
  const member = async (name, texts) => {
    const entry = new ZipDeflate(name, { level: 1 });
    zip.add(entry);
    let block = '';
    for (const text of texts) {
      block += text;
      if (block.length < BLOCK) continue;
      entry.push(Buffer.from(block));
      block = '';
      if (file.writableNeedDrain) await once(file, 'drain');
    }
    entry.push(Buffer.from(block), true);
  };
  /** @type {Map<string, number>} */
  const shared = new Map();
  /** @param {string} text */
  const string = (text) => {
    const known = shared.get(text) ?? shared.size;
    shared.set(text, known);
    return known;
  };
  /** @param {number} column @param {number} row */
  const place = (column, row) => `${String.fromCharCode(65 + column)}${row}`;
  function* sheet() {
    yield `${XML}<worksheet xmlns="${MAIN}"><sheetData>`;
    yield `<row r="1">${HEADER.map((name, i) => `<c r="${place(i, 1)}" t="s"><v>${string(name)}</v></c>`).join('')}</row>`;
    let row = 1;
    for (const { order, customer, at, product, app, quantity, cents } of shop(rows)) {
      row++;
      const texts = [order, customer, null, `Product ${product}`, `Category ${product % 12}`, app ? 'app' : 'web'];
      const numbers = [quantity, cents / 100, (quantity * cents) / 100];
      const cells = texts.map((text, i) =>
        text === null
          ? `<c r="${place(i, row)}" s="1"><v>${at / DAY_MS + 25569}</v></c>`
          : `<c r="${place(i, row)}" t="s"><v>${string(text)}</v></c>`,
      );
      yield `<row r="${row}">${cells.join('')}${numbers.map((number, i) => `<c r="${place(6 + i, row)}"><v>${number}</v></c>`).join('')}</row>`;
    }
    yield '</sheetData></worksheet>';
  }
  function* strings() {
    yield `${XML}<sst xmlns="${MAIN}" uniqueCount="${shared.size}">`;
    for (const text of shared.keys()) yield `<si><t>${text}</t></si>`;
    yield '</sst>';
  }
  for (const [name, text] of Object.entries(WORKBOOK)) await member(name, [text]);
  await member('xl/worksheets/sheet1.xml', sheet());
  await member('xl/sharedStrings.xml', strings());
  zip.end();
  file.end();
  await once(file, 'finish');
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const WORKBOOK = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

/** @type {Write} */
export function writeParquet(path, rows) {
  const lines = [...shop(rows)];
  /** @param {string} name @param {'STRING' | 'TIMESTAMP' | 'INT32' | 'DOUBLE'} type @param {(line: Line) => unknown} value */
  const column = (name, type, value) => ({ name, type, data: lines.map(value), nullable: false });
  parquetWriteFile({
    filename: path,
    rowGroupSize: 100_000,
    columnData: [
      column('order_id', 'STRING', ({ order }) => order),
      column('customer_id', 'STRING', ({ customer }) => customer),
      column('ordered_at', 'TIMESTAMP', ({ at }) => new Date(at)),
      column('product', 'STRING', ({ product }) => `Product ${product}`),
      column('category', 'STRING', ({ product }) => `Category ${product % 12}`),
      column('channel', 'STRING', ({ app }) => (app ? 'app' : 'web')),
      column('quantity', 'INT32', ({ quantity }) => quantity),
      column('unit_price', 'DOUBLE', ({ cents }) => cents / 100),
      column('amount', 'DOUBLE', ({ quantity, cents }) => (quantity * cents) / 100),
    ],
  });
  return Promise.resolve();
}
