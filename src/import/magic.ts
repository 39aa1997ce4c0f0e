const latin1 = (bytes: Uint8Array, length: number) => String.fromCharCode(...bytes.subarray(0, length));
const begins = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);

/** Formats other than delimited text that are recognised, so that they can be named when refused. */
export const FOREIGN_FORMATS = ['xlsx', 'xls', 'zip', 'parquet', 'arrow', 'json', 'html', 'sqlite', 'pdf'] as const;
export type ForeignFormat = (typeof FOREIGN_FORMATS)[number];

/** The format by its first bytes, never by the name; null for what may be delimited text. */
export function formatOf(head: Uint8Array): ForeignFormat | null {
  const start = latin1(head, 1024);
  if (begins(head, 0x50, 0x4b, 3, 4) || begins(head, 0x50, 0x4b, 5, 6))
    return /\[Content_Types\]\.xml|xl\/|_rels\//.test(latin1(head, 4096)) ? 'xlsx' : 'zip';
  if (begins(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'xls';
  if (start.startsWith('PAR1')) return 'parquet';
  if (start.startsWith('ARROW1') || begins(head, 0xff, 0xff, 0xff, 0xff)) return 'arrow';
  if (start.startsWith('SQLite format 3')) return 'sqlite';
  if (start.startsWith('%PDF-')) return 'pdf';
  const text = start.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (/^<(!doctype|html|table|\?xml|meta)/i.test(text)) return 'html';
  if (/^(\{\s*"|\[\s*[[{])/.test(text)) return 'json';
  return null;
}
