import { describe, expect, it } from 'vitest';
import { estimateMemory, isPacked, memoryProblem } from '#import/memory.ts';
import { LIMITS, prepare, probe, type ImportPlan, type Part, type Probe } from '#import/index.ts';

/**
 * Most memory of the page's process from the choice of the file to the answers, in MB, above the 300 MB it has with an
 * empty engine: VmHWM of the renderer, production build, Chromium 156, Linux, 2 cores; the highest of all runs of
 * `tests/bench` and of one import with five questions. `linesPerOrder` as in the file that was measured.
 */
const MEASURED = [
  { name: 'CSV, 1 M lines', format: 'text', rows: 1e6, bytes: 75_358_314, linesPerOrder: 4, peakMb: 314 },
  { name: 'CSV, 10 M lines', format: 'text', rows: 10e6, bytes: 773_547_536, linesPerOrder: 4, peakMb: 1055 },
  { name: 'CSV, 3 M orders of one line', format: 'text', rows: 3e6, bytes: 228_000_000, linesPerOrder: 1, peakMb: 963 },
  {
    name: 'CSV, 10 M orders of one line',
    format: 'text',
    rows: 10e6,
    bytes: 776_872_626,
    linesPerOrder: 1,
    peakMb: 3042,
  },
  { name: 'GB18030, 1 M lines', format: 'text', rows: 1e6, bytes: 75_358_314, linesPerOrder: 4, peakMb: 232 },
  { name: 'XLSX, 500 k lines', format: 'xlsx', rows: 5e5, bytes: 37_000_000, linesPerOrder: 4, peakMb: 268 },
  { name: 'Parquet, 1 M lines', format: 'parquet', rows: 1e6, bytes: 75_358_314, linesPerOrder: 4, peakMb: 325 },
] as const;

interface Shape {
  rows: number;
  bytes: number;
  linesPerOrder: number;
  format?: ImportPlan['reading']['format'];
}

/** What looking at such a file finds, from a sample of it. */
async function looked({ rows, bytes, linesPerOrder, format = 'text' }: Shape): Promise<Probe> {
  const sample = Array.from({ length: 3000 }, (_, i) => {
    const order = Math.floor(i / linesPerOrder) * 331;
    return `O${order},C${(order * 7) % 600_000},2024-03-05 10:20:30,Product ${(i * 37) % 500},Category ${i % 12},${i % 3 ? 'web' : 'app'},2,12.50,25.00`;
  });
  const file = new File(
    [['order_id,customer_id,ordered_at,product,category,channel,quantity,unit_price,amount', ...sample].join('\n')],
    'a.csv',
  );
  const part: Part = { path: [], format: 'text', bytes: null, rows: null };
  const found = await probe(await prepare(file, part), file, { zone: 'UTC' });
  const plan = { ...found.plan, reading: { ...found.plan.reading, format } };
  return { ...found, plan, textBytes: bytes, recordBytes: bytes / rows };
}

describe('the estimate of memory', () => {
  it.each(MEASURED)('is safe for $name, and at most twice what was measured', async ({ peakMb, ...shape }) => {
    const found = await looked(shape);
    const estimate = estimateMemory(found, found.plan) / 1e6;
    expect(estimate).toBeGreaterThan(peakMb);
    expect(estimate).toBeLessThan(2 * peakMb);
  });

  it('lets 10 million lines in, and refuses 50 million with the estimate and the limit', async () => {
    const ten = await looked({ rows: 10e6, bytes: 773e6, linesPerOrder: 4 });
    expect(memoryProblem(ten, ten.plan)).toEqual([]);
    const fifty = await looked({ rows: 50e6, bytes: 3865e6, linesPerOrder: 4 });
    const [problem] = memoryProblem(fifty, fifty.plan);
    expect(problem).toMatchObject({ code: 'too-large', params: { limit: LIMITS.engineBytes } });
    expect(problem!.params['estimate']).toBeGreaterThan(LIMITS.engineBytes);
  });

  it('counts what is held already', async () => {
    const ten = await looked({ rows: 10e6, bytes: 773e6, linesPerOrder: 4 });
    expect(memoryProblem(ten, ten.plan, 2.5e9)).toHaveLength(1);
  });

  it('knows that what has to be read as a whole is not compressed', async () => {
    const { plan } = await looked({ rows: 10e6, bytes: 773e6, linesPerOrder: 4 });
    expect(isPacked(plan, 10e6)).toBe(true);
    expect(isPacked(plan, 1e6)).toBe(false);
    expect(isPacked({ ...plan, fillDown: true }, 10e6)).toBe(false);
  });
});
