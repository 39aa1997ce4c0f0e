// What we are measured against: native DuckDB of the same engine version on one thread, and hucre for workbooks. Both go
// into a temporary folder, never into the lock file.
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PACKAGES = ['@duckdb/node-api@1.4.3-r.3', 'hucre@1.0.0'];

/**
 * @typedef {object} Reference
 * @property {(statements: readonly string[]) => Promise<number>} run milliseconds they took together
 * @property {(query: string) => Promise<Record<string, unknown>>} row the first row of an answer
 * @property {(from: string, to: string) => Promise<number>} decodeGb18030 milliseconds
 * @property {(path: string) => Promise<number>} readXlsx milliseconds for every cell of the first sheet
 */

/** @param {string} folder @returns {Promise<Reference>} */
export async function openReference(folder) {
  const home = join(folder, 'reference');
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', home, ...PACKAGES], {
    stdio: 'inherit',
  });
  /** @type {any} */
  const duckdb = createRequire(join(home, 'package.json'))('@duckdb/node-api');
  const instance = await duckdb.DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  return {
    async run(statements) {
      const start = performance.now();
      for (const statement of statements) await connection.runAndReadAll(statement);
      return performance.now() - start;
    },
    async row(query) {
      const answer = await connection.runAndReadAll(query);
      return answer.getRowObjectsJS()[0];
    },
    decodeGb18030,
    async readXlsx(path) {
      /** @type {{ streamXlsxRows(file: Uint8Array): AsyncIterable<{ values: unknown[] }> }} */
      const { streamXlsxRows } = await import(pathToFileURL(join(home, 'node_modules/hucre/dist/xlsx.mjs')).href);
      const start = performance.now();
      let cells = 0;
      for await (const { values } of streamXlsxRows(await readFile(path))) cells += values.length;
      if (cells === 0) throw new Error('hucre read nothing');
      return performance.now() - start;
    },
  };
}

/** Native DuckDB has no decoder for it: Node's own, streamed. @param {string} from @param {string} to */
async function decodeGb18030(from, to) {
  const start = performance.now();
  const decoder = new TextDecoder('gb18030');
  const out = createWriteStream(to);
  for await (const bytes of createReadStream(from, { highWaterMark: 1 << 20 })) {
    if (!out.write(decoder.decode(bytes, { stream: true }))) await once(out, 'drain');
  }
  out.end(decoder.decode());
  await once(out, 'finish');
  return performance.now() - start;
}
