const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const BROAD = /[%MWmw@—…]/;
const NARROW = /[ .,:;'|!iIjlt()[\]f·’]/;

/** About how wide a text is in the interface font: Han is an em, Latin a little over half. Errs on the wide side. */
export function textWidth(text: string, fontSize = 12): number {
  let ems = 0;
  for (const character of text)
    ems += WIDE.test(character) ? 1 : BROAD.test(character) ? 0.92 : NARROW.test(character) ? 0.38 : 0.6;
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
 * Positions moved apart so that each keeps its gap to the next one and none leaves [low, high], each as near to where
 * it wanted to be as its neighbours allow. One gap for all, or one per position; the answer is in the order given.
 */
export function spread(
  wanted: readonly number[],
  gap: number | readonly number[],
  low: number,
  high: number,
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const gapAfter = (index: number) => (typeof gap === 'number' ? gap : gap[index]!);
  const answer: number[] = [];
  let floor = low;
  for (const index of order) {
    answer[index] = Math.max(wanted[index]!, floor);
    floor = answer[index] + gapAfter(index);
  }
  let ceiling = high;
  for (const [rank, index] of order.toReversed().entries()) {
    if (rank > 0) ceiling -= gapAfter(index);
    answer[index] = Math.min(answer[index]!, ceiling);
    ceiling = answer[index];
  }
  return answer;
}

/** Show every how-manieth label so that none touches the next: 1 when all fit at `step` apart. */
export function labelEvery(labels: readonly string[], step: number, fontSize = 12, air = 8): number {
  const width = widest(labels, fontSize) + air;
  return step <= 0 ? labels.length || 1 : Math.max(1, Math.ceil(width / step));
}

/** Those ticks whose labels neither touch the one before nor repeat it. */
export function apart<T extends { at: number; label: string }>(ticks: readonly T[], fontSize = 12, air = 8): T[] {
  const room = widest(ticks.map((tick) => tick.label), fontSize) + air; // prettier-ignore
  const shown: T[] = [];
  for (const tick of ticks) {
    const last = shown.at(-1);
    if (!last || (Math.abs(tick.at - last.at) >= room && tick.label !== last.label)) shown.push(tick);
  }
  return shown;
}

/** Places for keys of these widths, beside each other while they fit into `room`, else in further rows. */
export function inRows(widths: readonly number[], room: number, air = 19): { x: number; row: number }[] {
  let [x, row] = [0, 0];
  return widths.map((width) => {
    if (x > 0 && x + width > room) [x, row] = [0, row + 1];
    const place = { x, row };
    x += width + air;
    return place;
  });
}
