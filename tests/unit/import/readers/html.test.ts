import { describe, expect, it } from 'vitest';
import { openHtml } from '#import/readers/html.ts';
import { pastedTable } from '#import/readers/index.ts';
import { csvOf } from './support.ts';

const csv = (text: string) => csvOf(new Blob([text]));

describe('a table of a web page named .xls', () => {
  it('gives rows and cells, spaces collapsed, entities and breaks resolved', async () => {
    const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=utf-8><style>td{mso-number-format:"<td>"}</style></head>
      <body><table border=1 title="a>b"><tr><th>订单&nbsp;号</th><th> 金
      额 </th></tr><!-- <tr><td>no</td></tr> --><tr><td style='mso-number-format:"\\@"'>001234</td><td>1 &lt; 2 &amp; &#65;&#x42;<br>x<b>y</b></td>
      <tr><td>"q",<td/></table></body></html>`;
    expect(await csv(page)).toBe('订单 号,金 额\n001234,"1 < 2 & AB\nxy"\n"""q"",",\n');
  });

  it('repeats spanned values', async () => {
    const page =
      '<table><tr><td rowspan="2">o1</td><td colspan=2>h</td></tr><tr><td>1</td><td>2</td></tr><tr><td>o2</td><td rowspan=2>9</td><td>3</td></tr><tr><td>o3</td><td>4</td></tr></table>';
    expect(await csv(page)).toBe('o1,h,h\no1,1,2\no2,9,3\no3,9,4\n');
  });

  it('puts an empty row between tables, inner ones first', async () => {
    const page =
      '<table><tr><td>a</td><td>b</td></tr></table><p>x</p><table><tr><td>c</td><td><table><tr><td>d</td><td>e</td></tr></table></td></tr></table>';
    expect(await csv(page)).toBe('a,b\n\nd,e\n\nc,\n');
  });

  it('reads GBK declared or not, and marks what no encoding explains', async () => {
    const gbk = new Uint8Array([0xb6, 0xa9, 0xb5, 0xa5]);
    expect(await csvOf(new Blob(['<meta charset="gb2312"><table><tr><td>', gbk, '</table>']))).toBe('订单\n');
    expect(await csvOf(new Blob(['<table><tr><td>', gbk, '</table>']))).toBe('订单\n');
    const { blob } = await openHtml(new Blob(['<table><tr><td>a', new Uint8Array([0xff]), '</table>']), {});
    expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([0x61, 0xff, 0x0a]);
  });

  it('reads a workbook saved as XML, with its gaps', async () => {
    const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
      <Worksheet ss:Name="S"><Table><Column ss:Width="5"/><Row><Cell><Data ss:Type="String">a</Data></Cell><Cell ss:Index="3"><Data ss:Type="DateTime">2024-01-05T10:11:12.000</Data></Cell></Row>
      <Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="Number">5</Data></Cell></Row></Table></Worksheet></Workbook>`;
    expect(await csv(xml)).toBe('a,,2024-01-05 10:11:12\n\n5,5,\n');
  });

  it('is refused without a table', async () => {
    await expect(csv('<html><body>Please log in</body></html>')).rejects.toMatchObject({ code: 'no-table' });
  });
});

describe('a table from the clipboard', () => {
  const text = async (html: string | null, plain: string) => (await pastedTable(html, plain))?.text() ?? null;

  it('is taken from the text a spreadsheet gives, by its rules for quotes', async () => {
    expect(await text('<table><tr><td>x</td></tr></table>', 'a\tb\r\n"line\n""two"""\t5" pipe\r\n"plain"\t\r\n')).toBe(
      'a,b\n"line\n""two""","5"" pipe"\n"""plain""",\n',
    );
  });

  it('is taken from the page where the text has no columns', async () => {
    expect(await text('<table><tr><td>a</td><td>b,c</td></tr></table>', 'a\nb,c')).toBe('a,"b,c"\n');
  });

  it('is lines of text as they are, where there is nothing else', async () => {
    expect(await text(null, 'a,b\r\n1,2\r\n')).toBe('a,b\n1,2\n');
  });

  it('is none with a single cell', async () => {
    expect(await text(null, 'hello')).toBeNull();
    expect(await text('<p>hello</p>', '')).toBeNull();
    expect(await text(null, '')).toBeNull();
  });
});
