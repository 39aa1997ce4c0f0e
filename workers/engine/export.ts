import { csvChunks } from '#report/csv.ts';
import type { Columns } from '#models/question.ts';
import { toResult } from './columns.ts';
import type { Connection } from './duckdb.ts';
import { stream } from './jobs.ts';

const PART_CHARACTERS = 4 * 1024 * 1024;

/** The statement's whole answer as a CSV file, written as the rows come: there may be more than memory holds as rows. */
export async function exportRows(
  connection: Connection,
  statement: string,
  types: Columns,
  signal: AbortSignal,
): Promise<Blob> {
  const parts: Blob[] = [];
  let chunks: string[] = [];
  let characters = 0;
  const seal = () => {
    parts.push(new Blob(chunks));
    chunks = [];
    characters = 0;
  };
  const schema = await stream(connection, statement, signal, (batch, schema) => {
    for (const chunk of csvLines(toResult({ schema, batches: [batch] }, types))) {
      chunks.push(chunk);
      characters += chunk.length;
    }
    if (characters >= PART_CHARACTERS) seal();
  });
  seal();
  const [header = ''] = csvChunks(toResult({ schema, batches: [] }, types));
  return new Blob([header, ...parts], { type: 'text/csv;charset=utf-8' });
}

/** All but the header. */
function* csvLines(table: Parameters<typeof csvChunks>[0]): Generator<string> {
  const chunks = csvChunks(table);
  chunks.next();
  yield* chunks;
}
