import { isUtf8, wholeCharacters } from './utf8.ts';

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

export type Encoding = { kind: 'utf-8' } | { kind: 'binary' } | { kind: 'other'; name: string };

/** Above this share of lines that are no UTF-8 the whole file is taken to be in another encoding; below, the lines are set aside. */
const FOREIGN_LINES = 0.01;

/** What the sampled bytes are written in. The first sample begins at the file's beginning, the others behind a line end. */
export function encodingOf(samples: readonly Uint8Array[]): Encoding {
  const head = samples[0]!;
  if (begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff)) return { kind: 'other', name: 'UTF-16' };
  if (samples.some((bytes) => bytes.includes(0)))
    return isUtf16(head) ? { kind: 'other', name: 'UTF-16' } : { kind: 'binary' };
  const controls = head.reduce((sum, byte) => sum + (byte < 32 && (byte < 7 || byte > 13) && byte !== 27 ? 1 : 0), 0);
  if (controls > head.length / 100) return { kind: 'binary' };
  let lines = 0;
  let foreign = 0;
  for (const bytes of samples) {
    const found = foreignLines(bytes);
    lines += found.lines;
    foreign += found.foreign;
  }
  if (foreign <= lines * FOREIGN_LINES) return { kind: 'utf-8' };
  return { kind: 'other', name: isGb18030(head) ? 'GB18030' : 'Windows-1252' };
}

/** Every other byte is zero, as in Latin text written as UTF-16 without a mark. */
function isUtf16(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 2000);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  return Math.max(even, odd) > length * 0.3 && Math.min(even, odd) < length * 0.05;
}

function foreignLines(bytes: Uint8Array): { lines: number; foreign: number } {
  const whole = bytes.subarray(0, wholeCharacters(bytes));
  const all = isUtf8(whole);
  let lines = 0;
  let foreign = 0;
  for (let at = 0; at < whole.length; lines++) {
    const feed = whole.indexOf(10, at);
    const next = feed < 0 ? whole.length : feed + 1;
    if (!all && !isUtf8(whole.subarray(at, next))) foreign++;
    at = next;
  }
  return { lines, foreign };
}

function isGb18030(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes, { stream: true });
    const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
    const other = text.match(/[^\p{ASCII}\p{Script=Han}]/gu)?.length ?? 0;
    return han > other;
  } catch {
    return false;
  }
}
