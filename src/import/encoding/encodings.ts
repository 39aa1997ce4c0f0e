/** A single-byte encoding is known to TextDecoder by its label, or written here as characters from byte 0xA0 or 0x80 on. */
type Bytes = { as: 'bytes'; label: string } | { as: 'bytes'; from: 0x80 | 0xa0; characters: string };
/** Characters of several bytes; a byte below 0x30 is never part of one. */
interface Sequences {
  as: 'sequences';
  label: string;
}
interface Encoding {
  /** The encoding's proper name, the same in every language. */
  name: string;
  how: Bytes | Sequences | { as: 'utf-8' } | { as: 'utf-16'; label: string; bigEndian: boolean };
  /** How much less likely than its equals it is met in order files; decides between equal readings. */
  rarity: number;
}

const bytes = (label: string) => ({ as: 'bytes', label }) as const;
const sequences = (label: string) => ({ as: 'sequences', label }) as const;
/** Spelled out: some engines read it as ISO 8859-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' + latin(0xa0);
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
/** Not in every TextDecoder. */
const ISO_8859_16 =
  '\u00a0ĄąŁ€„Š§š©Ș«Ź\u00adźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ';

function latin(from: number): string {
  return Array.from({ length: 256 - from }, (_, i) => String.fromCharCode(from + i)).join('');
}

/** The encodings a file can be read in, in the order of a menu. */
export const ENCODINGS = {
  'utf-8': { name: 'UTF-8', how: { as: 'utf-8' }, rarity: 0 },
  'utf-16le': { name: 'UTF-16 LE', how: { as: 'utf-16', label: 'utf-16le', bigEndian: false }, rarity: 0 },
  'utf-16be': { name: 'UTF-16 BE', how: { as: 'utf-16', label: 'utf-16be', bigEndian: true }, rarity: 0 },
  gb18030: { name: 'GB18030', how: sequences('gb18030'), rarity: 0 },
  big5: { name: 'Big5', how: sequences('big5'), rarity: 0.02 },
  shift_jis: { name: 'Shift_JIS', how: sequences('shift_jis'), rarity: 0.02 },
  'euc-jp': { name: 'EUC-JP', how: sequences('euc-jp'), rarity: 0.06 },
  'euc-kr': { name: 'EUC-KR', how: sequences('euc-kr'), rarity: 0.03 },
  'windows-1250': { name: 'Windows-1250', how: bytes('windows-1250'), rarity: 0.02 },
  'windows-1251': { name: 'Windows-1251', how: bytes('windows-1251'), rarity: 0.02 },
  'windows-1252': { name: 'Windows-1252', how: { as: 'bytes', from: 0x80, characters: WINDOWS_1252 }, rarity: 0 },
  'windows-1253': { name: 'Windows-1253', how: bytes('windows-1253'), rarity: 0.04 },
  'windows-1254': { name: 'Windows-1254', how: bytes('windows-1254'), rarity: 0.03 },
  'windows-1255': { name: 'Windows-1255', how: bytes('windows-1255'), rarity: 0.05 },
  'windows-1256': { name: 'Windows-1256', how: bytes('windows-1256'), rarity: 0.05 },
  'windows-1257': { name: 'Windows-1257', how: bytes('windows-1257'), rarity: 0.05 },
  'windows-1258': { name: 'Windows-1258', how: bytes('windows-1258'), rarity: 0.06 },
  'windows-874': { name: 'Windows-874', how: bytes('windows-874'), rarity: 0.05 },
  'iso-8859-1': { name: 'ISO 8859-1', how: { as: 'bytes', from: 0x80, characters: latin(0x80) }, rarity: 0.04 },
  'iso-8859-2': { name: 'ISO 8859-2', how: bytes('iso-8859-2'), rarity: 0.05 },
  'iso-8859-3': { name: 'ISO 8859-3', how: bytes('iso-8859-3'), rarity: 0.08 },
  'iso-8859-4': { name: 'ISO 8859-4', how: bytes('iso-8859-4'), rarity: 0.08 },
  'iso-8859-5': { name: 'ISO 8859-5', how: bytes('iso-8859-5'), rarity: 0.06 },
  'iso-8859-6': { name: 'ISO 8859-6', how: bytes('iso-8859-6'), rarity: 0.07 },
  'iso-8859-7': { name: 'ISO 8859-7', how: bytes('iso-8859-7'), rarity: 0.06 },
  'iso-8859-8': { name: 'ISO 8859-8', how: bytes('iso-8859-8'), rarity: 0.07 },
  'iso-8859-10': { name: 'ISO 8859-10', how: bytes('iso-8859-10'), rarity: 0.08 },
  'iso-8859-13': { name: 'ISO 8859-13', how: bytes('iso-8859-13'), rarity: 0.07 },
  'iso-8859-14': { name: 'ISO 8859-14', how: bytes('iso-8859-14'), rarity: 0.09 },
  'iso-8859-15': { name: 'ISO 8859-15', how: bytes('iso-8859-15'), rarity: 0.03 },
  'iso-8859-16': { name: 'ISO 8859-16', how: { as: 'bytes', from: 0xa0, characters: ISO_8859_16 }, rarity: 0.07 },
  'koi8-r': { name: 'KOI8-R', how: bytes('koi8-r'), rarity: 0.05 },
  macintosh: { name: 'Mac OS Roman', how: bytes('macintosh'), rarity: 0.07 },
  cp437: { name: 'CP437', how: { as: 'bytes', from: 0x80, characters: CP437 }, rarity: 0.06 },
  cp850: { name: 'CP850', how: { as: 'bytes', from: 0x80, characters: CP850 }, rarity: 0.05 },
} as const satisfies Record<string, Encoding>;

export type EncodingId = keyof typeof ENCODINGS;
export const ENCODING_IDS = Object.keys(ENCODINGS) as EncodingId[];

/** How an encoding turns bytes into characters. */
export const howDecoded = (encoding: EncodingId): Encoding['how'] => ENCODINGS[encoding].how;

const halves = new Map<EncodingId, readonly string[]>();

/** The characters of bytes 0x80–0xFF in a single-byte encoding, '' for a byte that has none; null for other encodings. */
export function upperHalf(encoding: EncodingId): readonly string[] | null {
  const how = howDecoded(encoding);
  if (how.as !== 'bytes') return null;
  const known = halves.get(encoding);
  if (known) return known;
  const half = 'label' in how ? half128(how.label) : Array.from(latin(0x80).slice(0, how.from - 0x80) + how.characters);
  halves.set(encoding, half);
  return half;
}

function half128(label: string): string[] {
  const decoder = new TextDecoder(label, { fatal: true });
  return Array.from({ length: 128 }, (_, i) => {
    try {
      return decoder.decode(Uint8Array.of(0x80 + i));
    } catch {
      return '';
    }
  });
}
