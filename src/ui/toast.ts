export interface ToastItem {
  id: number | string;
  text: string;
  /** Set for errors: the toast then speaks at once. */
  code?: string | undefined;
  action?: { label: string; run: () => void } | undefined;
}
