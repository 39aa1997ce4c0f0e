const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const NARROW = /[ .,:;'|!iIjlt()[\]1f·’]/;

/** About how wide a text is in the interface font: Han is an em, Latin a little over half. Errs on the wide side. */
export function textWidth(text: string, fontSize = 12): number {
  let ems = 0;
  for (const character of text) ems += WIDE.test(character) ? 1 : NARROW.test(character) ? 0.38 : 0.6;
  return ems * fontSize;
}

export const widest = (texts: readonly string[], fontSize = 12): number =>
  texts.reduce((width, text) => Math.max(width, textWidth(text, fontSize)), 0);

/** The text cut to a width, with an ellipsis when something had to go. */
export function clip(text: string, width: number, fontSize = 12): string {
  if (textWidth(text, fontSize) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 1 && textWidth(characters.join('') + '…', fontSize) > width) characters.pop();
  return characters.join('').trimEnd() + '…';
}

/**
 * Positions moved apart so that neighbours keep `gap` and none leaves [low, high], each as near to where it wanted to
 * be as its neighbours allow. Order of the answer is the order of the input.
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed: number[] = [];
  for (const [rank, index] of order.entries()) {
    placed.push(Math.max(wanted[index]!, rank === 0 ? low : placed[rank - 1]! + gap));
  }
  let ceiling = high;
  for (let rank = placed.length - 1; rank >= 0; rank--) {
    placed[rank] = Math.min(placed[rank]!, ceiling);
    ceiling = placed[rank]! - gap;
  }
  const answer: number[] = [];
  for (const [rank, index] of order.entries()) answer[index] = placed[rank]!;
  return answer;
}

/** Show every how-manieth label so that none touches the next: 1 when all fit at `step` apart. */
export function labelEvery(labels: readonly string[], step: number, fontSize = 12, air = 8): number {
  const width = widest(labels, fontSize) + air;
  return step <= 0 ? labels.length || 1 : Math.max(1, Math.ceil(width / step));
}
