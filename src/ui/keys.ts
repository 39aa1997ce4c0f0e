/**
 * Where an arrow, Home or End key leads from `index` among `count` things in a row or a column; undefined when the key
 * does not move. The ends do not wrap: whoever holds a key down should feel where the data stop.
 */
export function stepIndex(
  key: string,
  index: number,
  count: number,
  along: 'row' | 'column' | 'both' = 'both',
): number | undefined {
  if (count === 0) return undefined;
  const clamp = (next: number) => Math.min(count - 1, Math.max(0, next));
  switch (key) {
    case 'ArrowRight':
      return along === 'column' ? undefined : clamp(index + 1);
    case 'ArrowLeft':
      return along === 'column' ? undefined : clamp(index - 1);
    case 'ArrowDown':
      return along === 'row' ? undefined : clamp(index + 1);
    case 'ArrowUp':
      return along === 'row' ? undefined : clamp(index - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
