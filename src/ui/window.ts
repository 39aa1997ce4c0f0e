/** Browsers stop laying out somewhere beyond 16 million pixels; above this height the scroller is scaled. */
export const MAX_SCROLL_PX = 8_000_000;

interface Scroller {
  count: number;
  rowPx: number;
  viewPx: number;
}

/** Height of the scrolled area. */
export const scrollHeightPx = ({ count, rowPx }: Scroller): number => Math.min(count * rowPx, MAX_SCROLL_PX);

/** The first row in view when the scroller stands at `topPx`; the two ends of the scale are exact. */
export function firstRow(scroller: Scroller, topPx: number): number {
  const lastFirst = Math.max(0, scroller.count - Math.floor(scroller.viewPx / scroller.rowPx));
  const travel = scrollHeightPx(scroller) - scroller.viewPx;
  if (travel <= 0) return 0;
  const row = Math.round((Math.min(Math.max(topPx, 0), travel) / travel) * lastFirst);
  return Math.min(row, lastFirst);
}

/** Where the scroller has to stand so that `row` comes first: the inverse of `firstRow`. */
export function topOf(scroller: Scroller, row: number): number {
  const lastFirst = Math.max(0, scroller.count - Math.floor(scroller.viewPx / scroller.rowPx));
  const travel = scrollHeightPx(scroller) - scroller.viewPx;
  return lastFirst === 0 || travel <= 0 ? 0 : (Math.min(row, lastFirst) / lastFirst) * travel;
}
