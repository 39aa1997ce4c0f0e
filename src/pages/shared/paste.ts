/** What the clipboard offers. */
export interface Clipboard {
  files: readonly File[];
  html: string;
  text: string;
}

/** What of it is meant. */
export type Pasted = { kind: 'files'; files: File[] } | { kind: 'table'; html: string | null; text: string };

/**
 * Files, or else a table as text. A spreadsheet puts a picture of the cells beside them: it is meant only when there is
 * nothing else. Null for an empty clipboard.
 */
export function pastedContent({ files, html, text }: Clipboard): Pasted | null {
  const isPicture = ({ type }: File) => type.startsWith('image/');
  const real = files.filter((file) => !isPicture(file));
  if (real.length > 0) return { kind: 'files', files: real };
  if (html.trim() !== '' || text.trim() !== '') return { kind: 'table', html: html.trim() === '' ? null : html, text };
  return files.length > 0 ? { kind: 'files', files: [...files] } : null;
}

/** True where a paste belongs to a field the reader writes in. */
export const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
