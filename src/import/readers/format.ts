import { formatOf, type ForeignFormat } from '../magic.ts';
import type { Format } from './types.ts';

/** What the first bytes are: something to read, something to look into, or something to refuse by name. */
export type Kind =
  | Exclude<Format, 'other' | 'xlsx' | 'xls'>
  | 'gzip'
  | 'zip'
  | 'ole'
  | 'biff'
  | Exclude<ForeignFormat, 'zip'>
  | 'rar'
  | '7z'
  | 'image'
  | 'word'
  | 'mhtml';

const MAGIC: readonly (readonly [Kind, ...number[]])[] = [
  ['gzip', 0x1f, 0x8b],
  ['zip', 0x50, 0x4b, 3, 4],
  ['zip', 0x50, 0x4b, 5, 6],
  ['ole', 0xd0, 0xcf, 0x11, 0xe0],
  ['biff', 0x09, 0x08],
  ['biff', 0x09, 0x04, 0x06, 0x00],
  ['biff', 0x09, 0x02, 0x06, 0x00],
  ['biff', 0x09, 0x00, 0x04, 0x00],
  ['rar', 0x52, 0x61, 0x72, 0x21, 0x1a],
  ['7z', 0x37, 0x7a, 0xbc, 0xaf],
  ['image', 0x89, 0x50, 0x4e, 0x47],
  ['image', 0xff, 0xd8, 0xff],
  ['image', 0x47, 0x49, 0x46, 0x38],
];

const HTML = /^(<!--[^]*?-->\s*)?<(!doctype|html|head|body|meta|style|table|thead|tbody|tr|div|\?xml|font|center)\b/i;
const JSON_START = /^(\{\s*["}]|\[\s*[[{\]])/;

/** Enough of a file to know it by. */
export const HEAD_BYTES = 64 * 1024;

/** The kind of a file by its first bytes (`whole`: they are all of it), never by its name. */
export function kindOf(head: Uint8Array, whole: boolean): Kind {
  for (const [kind, ...magic] of MAGIC) if (magic.every((byte, i) => head[i] === byte)) return kind;
  const known = formatOf(head);
  if (known && known !== 'json' && known !== 'html' && known !== 'zip') return known;
  const text = headText(head).trimStart();
  if (HTML.test(text)) return 'html';
  if (JSON_START.test(text)) return isLines(text, whole) ? 'ndjson' : 'json';
  if (/^\{\\rtf/.test(text)) return 'word';
  if (/^MIME-Version:/i.test(text)) return 'mhtml';
  return 'text';
}

function headText(head: Uint8Array): string {
  const encoding =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(head);
}

/** One value per line: the first complete line is a value and another begins below, or most of the first lines are. */
function isLines(text: string, whole: boolean): boolean {
  const lines = text.split('\n');
  if (!whole) lines.pop();
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (filled.length < 2) return false;
  const values = filled.slice(0, 50).filter((line) => /^[[{]/.test(line) && isJson(line)).length;
  return values * 2 > Math.min(filled.length, 50);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
