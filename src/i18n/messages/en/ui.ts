export const ui = {
  'ui.copy': 'Copy',
  'ui.copied': 'Copied',
  'ui.copyFailed': 'The browser did not allow copying. Select the text and copy it by hand.',
  'ui.details': 'Details',
  'ui.rows': (p: { from: string; to: string; total: string }) => `Rows ${p.from}–${p.to} of ${p.total}`,
  'ui.rowsNone': 'No rows',
  'ui.rowsFailed': 'These rows could not be read.',
  'ui.retry': 'Try again',
} as const;
