import { strToU8, zipSync, type Zippable } from 'fflate';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface SheetXml {
  name: string;
  /** What stands within `<worksheet>`. */
  body: string;
  state?: 'hidden' | 'veryHidden';
}

export interface BookXml {
  sheets: readonly SheetXml[];
  /** `<si>` elements. */
  strings?: readonly string[];
  /** Format codes of the cell styles 0, 1, 2 … (General is ''). */
  formats?: readonly string[];
  date1904?: boolean;
  /** A prefix such as .NET programs put before every tag. */
  prefix?: string;
}

/** A workbook with just these cells, made by hand so that a test says exactly what it means. */
export function workbook(book: BookXml, more: Zippable = {}): Blob {
  const p = book.prefix ? `${book.prefix}:` : '';
  const ns = book.prefix ? `xmlns:${book.prefix}` : 'xmlns';
  const formats = book.formats ?? [''];
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      `${XML}<${p}workbook ${ns}="${MAIN}" xmlns:r="${OFFICE}"><${p}workbookPr${book.date1904 ? ' date1904="1"' : ''}/><${p}sheets>` +
      book.sheets
        .map(
          ({ name, state }, i) =>
            `<${p}sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="s${i}"/>`,
        )
        .join('') +
      `</${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels':
      `${XML}<Relationships xmlns="${PACKAGE}">` +
      book.sheets
        .map((_, i) => `<Relationship Id="s${i}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
        .join('') +
      `<Relationship Id="st" Type="${OFFICE}/styles" Target="/xl/styles.xml"/>` +
      (book.strings ? `<Relationship Id="ss" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>` : '') +
      '</Relationships>',
    'xl/styles.xml':
      `${XML}<${p}styleSheet ${ns}="${MAIN}"><${p}numFmts>` +
      formats.map((code, i) => `<${p}numFmt numFmtId="${200 + i}" formatCode="${escaped(code)}"/>`).join('') +
      `</${p}numFmts><${p}cellStyleXfs><${p}xf numFmtId="22"/></${p}cellStyleXfs><${p}cellXfs>` +
      formats
        .map((code, i) => `<${p}xf numFmtId="${builtIn(code) ?? (code === '' ? 0 : 200 + i)}" fontId="0"/>`)
        .join('') +
      `</${p}cellXfs></${p}styleSheet>`,
  };
  if (book.strings) files['xl/sharedStrings.xml'] = `${XML}<${p}sst ${ns}="${MAIN}">${book.strings.join('')}</${p}sst>`;
  book.sheets.forEach(({ body }, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = `${XML}<${p}worksheet ${ns}="${MAIN}">${body}</${p}worksheet>`;
  });
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
  return new Blob([zipSync({ ...Object.fromEntries(entries), ...more })]);
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** `#22` stands for the built-in format 22. */
const builtIn = (code: string) => (code.startsWith('#') && /^#\d+$/.test(code) ? Number(code.slice(1)) : null);

/** One sheet of rows of cell XML. */
export const sheetOf = (rows: string, after = ''): SheetXml => ({
  name: 'S',
  body: `<sheetData>${rows}</sheetData>${after}`,
});
