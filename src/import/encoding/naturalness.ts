import { LANGUAGES, letterFits, repertoire, type Language, type RepertoireName } from './repertoire.ts';

/** How natural a reading of some text is. */
export interface Naturalness {
  /** Mean over the non-ASCII characters: 1 for the commonest of one language, below 0 for none at all. */
  mean: number;
  /** The characters judged, and of these the ones of each sort. */
  characters: number;
  commonHan: number;
  kana: number;
  hangul: number;
  letters: number;
  boxes: number;
  /** The language that explains the letters best; null without any. */
  language: Language | null;
}

const LOST = -1;
const MIXED = 0.25;
const LETTER = /[\p{L}\p{M}]/u;
const NO_WORD = /[\u00aa\u00b5\u00ba\u0192\u02b0-\u02ff]/;
const WORDS = /(?:(?![\u00aa\u00b5\u00ba\u0192\u02b0-\u02ff\u3040-\u9fff\uac00-\ud7a3\uff00-\uffef])[\p{L}\p{M}])+/gu;
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff66-\uff9f]|[\ud840-\ud87f][\udc00-\udfff]/u;
/** Words of one letter. */
const ALONE = /[àâáéèêíóôúöåæøавикосуяїєіόήοη]/iu;
const ASCII_LETTER = /[a-z]/i;
const WIDE_SIGN = /[\u3000-\u303f\uff01-\uff65\uffe0-\uffe6\u00b7\u2014\u2026\u2018-\u201d]/;
const BOX = /[\u2500-\u259f]/;

/** Judges texts read in one encoding; `at home` tells the repertoires its East Asian characters may come from. */
export function naturalness(texts: readonly string[], home: readonly RepertoireName[]): Naturalness {
  const found = { characters: 0, commonHan: 0, kana: 0, hangul: 0, letters: 0, boxes: 0 };
  const byLanguage = new Float64Array(LANGUAGES.length);
  const repertoires = home.map((name) => ({ name, ...repertoire(name) }));
  let total = 0;

  const addWord = (word: string) => {
    const likely = wordLikelihood(word);
    for (const character of word) {
      if (character < '\u0080') continue;
      found.letters++;
      const fit = letterFits(small(character));
      for (let i = 0; i < byLanguage.length; i++) byLanguage[i]! += likely * fit[i]!;
    }
  };
  const eastAsian = (character: string): number => {
    let best = 0.05;
    for (const { name, common, usual } of repertoires) {
      if (common.has(character)) {
        if (name === 'korean') found.hangul++;
        else found.commonHan++;
        return 1;
      }
      if (usual.has(character))
        best = Math.max(best, name === 'traditional' ? 0.45 : name === 'simplified' ? 0.68 : 0.6);
    }
    if (character >= '\uac00' && character <= '\ud7a3') {
      if (home.includes('korean')) found.hangul++;
      return best;
    }
    const half = character >= '\uff66' && character <= '\uff9f';
    if (half || (character >= '\u3040' && character <= '\u30ff')) {
      if (!home.includes('japanese')) return 0.3;
      found.kana++;
      return half ? 0.45 : 1;
    }
    // Chinese shops write to customers on both sides: a character of the other script is no sign of a wrong reading.
    if (home.includes('simplified') && repertoire('traditional').common.has(character)) return 0.6;
    return best;
  };

  for (const text of texts) {
    for (const [word] of text.matchAll(WORDS)) if (/[^\0-\x7f]/.test(word)) addWord(word);
    let before = '';
    const characters = Array.from(text);
    characters.forEach((character, i) => {
      const previous = before;
      before = character;
      if (character < '\u0080') return;
      found.characters++;
      if (CJK.test(character)) total += home.length > 0 ? eastAsian(character) * among(characters, i) : 0.3;
      else if (LETTER.test(character) && !NO_WORD.test(character)) {
        // Counted by words, above. Letters beside digits are no words.
        if (home.length > 0 && !home.includes('simplified')) total -= 0.4;
        else if (/\d/.test(previous) || /\d/.test(characters[i + 1] ?? '')) total -= 0.5;
      } else {
        if (BOX.test(character)) found.boxes++;
        total += sign(character, previous, characters[i + 1] ?? '', home.length > 0);
      }
    });
  }
  let best = 0;
  for (let i = 1; i < byLanguage.length; i++) if (byLanguage[i]! > byLanguage[best]!) best = i;
  return {
    ...found,
    mean: found.characters === 0 ? 0 : (total + byLanguage[best]!) / found.characters,
    language: found.letters > 0 ? LANGUAGES[best]! : null,
  };
}

const small = (letter: string) => {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
};

/** What the word's shape says: one script, natural capitals, in Latin script not most letters accented. */
function wordLikelihood(word: string): number {
  const letters = Array.from(word);
  if (/(.)\1\1/u.test(word)) return 0.1;
  if (letters.length === 1 && !ALONE.test(word)) return 0.5;
  const scripts =
    Number(/\p{Script=Latin}/u.test(word)) +
    Number(/\p{Script=Cyrillic}/u.test(word)) +
    Number(/\p{Script=Greek}/u.test(word)) +
    Number(/\p{Script=Hebrew}/u.test(word)) +
    Number(/\p{Script=Arabic}/u.test(word)) +
    Number(/\p{Script=Thai}/u.test(word));
  if (scripts > 1) return MIXED;
  if (/^\p{M}/u.test(word) || /\p{M}{4}/u.test(word)) return MIXED;
  if (/[\p{Ll}]\p{M}*\p{Lu}/u.test(word) || /^\p{Lu}{2,}\p{Ll}/u.test(word)) return MIXED;
  if (/\p{Script=Latin}/u.test(word)) {
    const accented = letters.filter((letter) => letter >= '\u0080' && !/\p{M}/u.test(letter)).length;
    if (accented > 1 && accented > letters.length / 2) return 0.35;
  }
  return letters.length > 1 && !/\p{Ll}/u.test(word) && /\p{Lu}/u.test(word) ? 0.9 : 1;
}

/** Less where a character stands within an ASCII word, as half a letter of it would, and in a run of its own. */
function among(characters: readonly string[], i: number): number {
  if (ASCII_LETTER.test(characters[i - 1] ?? '') && ASCII_LETTER.test(characters[i + 1] ?? '')) return 0.6;
  return characters[i] === characters[i - 1] && characters[i] === characters[i - 2] ? 0.4 : 1;
}

/** A character that is no letter, by its neighbours. */
function sign(character: string, previous: string, next: string, eastAsian: boolean): number {
  const afterLetter = LETTER.test(previous);
  const beforeLetter = LETTER.test(next);
  const afterDigit = /\d/.test(previous);
  const beforeDigit = /\d/.test(next);
  if (character === '\ufffd') return LOST;
  if (character >= '\u0080' && character < '\u00a0') return LOST;
  if (/\p{Co}|\p{Cn}|\p{Cc}/u.test(character)) return -0.5;
  if (eastAsian && WIDE_SIGN.test(character))
    return CJK.test(previous) || CJK.test(next) || (character === '￥' && beforeDigit) ? 0.8 : 0.55;
  if (/\p{Sc}/u.test(character) && character !== '¤')
    if (eastAsian || /[\p{Sc}£€]/u.test(previous) || /\p{Sc}/u.test(next)) return 0.2;
    else return afterLetter || beforeLetter ? 0.2 : afterDigit || beforeDigit ? 0.9 : 0.7;
  if (BOX.test(character)) return frame(character, previous, next, afterLetter || beforeLetter);
  if ('’´'.includes(character)) return character === '’' && (afterLetter || afterDigit) ? 0.9 : 0.3;
  if ('“„‘‚«‹'.includes(character)) return afterLetter || afterDigit ? 0.05 : 0.8;
  if ('”»›'.includes(character)) return beforeLetter || previous === '' ? 0.05 : 0.8;
  if ('–—'.includes(character)) return afterLetter !== beforeLetter && previous !== ' ' ? 0.3 : 0.85;
  if ('…•·'.includes(character)) return beforeLetter && afterLetter ? 0.2 : 0.7;
  if ('™®©'.includes(character)) return beforeLetter ? 0.2 : 0.85;
  if ('°º'.includes(character))
    return (afterDigit || /[nN]/.test(previous)) && !beforeLetter ? 0.85 : afterDigit ? 0.6 : 0.15;
  if (character === 'ª') return afterDigit ? 0.7 : 0.15;
  if ('²³'.includes(character)) return beforeLetter ? 0.05 : afterLetter || afterDigit ? 0.75 : 0.3;
  if ('½¼¾×±µ'.includes(character)) return afterLetter || beforeLetter ? 0.05 : afterDigit || beforeDigit ? 0.75 : 0.4;
  if (character === '\u00a0') return afterLetter && beforeLetter ? 0.4 : 0.7;
  if ('¿¡'.includes(character)) return !afterLetter && beforeLetter ? 0.8 : 0.05;
  if ('№§'.includes(character)) return afterLetter || beforeLetter ? 0.1 : 0.6;
  return 0.1;
}

/** Frames are drawn in runs; a piece of one among letters is a wrong reading. */
function frame(character: string, previous: string, next: string, besideLetter: boolean): number {
  if (previous === character || next === character) return 0.8;
  return besideLetter || BOX.test(previous) !== BOX.test(next) ? 0.2 : 0.5;
}
