/** What a figure shows in place of its drawing. Words come from the page. */
export type FigureState =
  | { kind: 'ready' }
  | { kind: 'loading'; value?: number | null; phase?: string; oncancel?: () => void }
  | { kind: 'empty'; title?: string; text?: string }
  | { kind: 'little'; title?: string; text: string }
  | { kind: 'error'; code: string; title?: string; text: string; detail?: string; onretry?: () => void };

/** A file the figure's export button writes; `run` makes the download. */
export interface CsvExport {
  name: string;
  run: () => void | Promise<void>;
}
