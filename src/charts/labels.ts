export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export interface Wanted {
  /** Half the size of what the label belongs to, which it must not cover. */
  radius: number;
  x: number;
  y: number;
  /** Size of the label. */
  width: number;
  height: number;
}

/** Whether two boxes overlap. */
export const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Boxes for labels beside their marks (right, left, above, below), inside `bounds`, touching neither each other nor a mark nor a
 * box `taken`. First come, first served: a label without a place has none.
 */
export function placeLabels(wanted: readonly Wanted[], bounds: Box, taken: readonly Box[] = []): (Box | undefined)[] {
  const air = 3;
  const used: Box[] = [
    ...taken,
    ...wanted.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })),
  ];
  return wanted.map(({ x, y, radius, width, height }) => {
    const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
    const away = radius + air;
    const places = [
      at(x + away, y - height / 2),
      at(x - away - width, y - height / 2),
      at(x - width / 2, y - away - height),
      at(x - width / 2, y + away),
    ];
    const free = places.find(
      (box) =>
        box.left >= bounds.left &&
        box.right <= bounds.right &&
        box.top >= bounds.top &&
        box.bottom <= bounds.bottom &&
        !used.some((other) => meet(box, other)),
    );
    if (free) used.push(free);
    return free;
  });
}

/** The part of a line through points, in the order of x, that lies between two levels; a new piece after every gap. */
export function cutLine(
  points: readonly { x: number; y: number }[],
  low: number,
  high: number,
): { x: number; y: number }[][] {
  const pieces: { x: number; y: number }[][] = [];
  for (const [index, end] of points.entries()) {
    const start = points[index - 1];
    if (!start) continue;
    const rise = end.y - start.y;
    const at = (level: number) => (rise === 0 ? 0 : (level - start.y) / rise);
    const [a, b] = rise >= 0 ? [at(low), at(high)] : [at(high), at(low)];
    if (rise === 0 && (start.y < low || start.y > high)) continue;
    const [from, to] = rise === 0 ? [0, 1] : [Math.max(0, a), Math.min(1, b)];
    if (from > to) continue;
    const point = (share: number) => ({
      x: start.x + (end.x - start.x) * share,
      y: Math.min(high, Math.max(low, start.y + rise * share)),
    });
    const piece = pieces.at(-1);
    if (piece && from === 0 && piece.at(-1)!.x === start.x) piece.push(point(to));
    else pieces.push([point(from), point(to)]);
  }
  return pieces;
}
