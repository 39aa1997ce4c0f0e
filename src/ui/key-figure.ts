export interface KeyFigure {
  label: string;
  value: string;
  note?: string | undefined;
  /** Being recomputed. */
  stale?: boolean;
}
