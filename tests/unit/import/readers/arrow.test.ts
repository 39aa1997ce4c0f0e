import { tableToIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { partsOf } from '#import/readers/index.ts';
import { arrowTable } from './arrow-table.ts';
import { csvOf, tableOf } from './support.ts';

const ROWS =
  '123456789012345678,"a,""b""",5,2024-01-05 09:11:12.123004,2024-01-05 09:11:12Z,2024-01-05,123.45,true,"refund,x"\n' +
  '-1,订,,1970-01-01 00:00:00,1970-01-01 00:00:00Z,1969-12-31,-0.01,false,sale\n';
const HEADER = 'id,"na,me",n,us,utc,day,sum,ok,kind\n';

describe('Arrow', () => {
  it.each(['file', 'stream'] as const)('in %s format gives exact values, batch after batch', async (format) => {
    const blob = new Blob([tableToIPC(arrowTable(3), format) as Uint8Array<ArrayBuffer>]);
    expect(await partsOf(blob, 'a.arrow')).toMatchObject([{ path: [], format: 'arrow' }]);
    expect(await csvOf(blob)).toBe(HEADER + ROWS.repeat(3));
    expect((await tableOf(blob, { atMost: 3 })).rows).toBe(4);
  });

  it('is refused when cut', async () => {
    const bytes = tableToIPC(arrowTable(), 'file');
    const cut = new Blob([bytes.slice(0, bytes.length - 40)]);
    await expect(csvOf(cut)).rejects.toMatchObject({ code: 'arrow-broken' });
    const stream = tableToIPC(arrowTable(), 'stream');
    await expect(csvOf(new Blob([stream.slice(0, stream.length - 100)]))).rejects.toMatchObject({
      code: 'arrow-broken',
    });
  });
});
