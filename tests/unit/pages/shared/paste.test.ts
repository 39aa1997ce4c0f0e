import { expect, it } from 'vitest';
import { pastedContent } from '../../../../src/pages/shared/paste.ts';

const csv = new File(['a,b\n1,2\n'], 'a.csv', { type: 'text/csv' });
const picture = new File([''], 'image.png', { type: 'image/png' });

it('pastedContent takes files, else a table, and the picture a spreadsheet adds only when there is nothing else', () => {
  expect(pastedContent({ files: [csv], html: '<table>', text: 'a\tb' })).toEqual({ kind: 'files', files: [csv] });
  expect(pastedContent({ files: [picture], html: '<table>', text: 'a\tb' })).toEqual({
    kind: 'table',
    html: '<table>',
    text: 'a\tb',
  });
  expect(pastedContent({ files: [], html: '', text: 'a\tb' })).toEqual({ kind: 'table', html: null, text: 'a\tb' });
  expect(pastedContent({ files: [picture], html: '', text: ' ' })).toEqual({ kind: 'files', files: [picture] });
  expect(pastedContent({ files: [], html: '', text: '' })).toBeNull();
});
