import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

interface Rules {
  forbidden: { name: string }[];
  options: object;
}
const { forbidden, options } = createRequire(import.meta.url)('./rules.cjs') as Rules;

const filesIn = (folder: string, pattern: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => `${folder}/${file}`);

describe('the house', () => {
  it('lets each layer import only what the table allows', async () => {
    const { output } = await cruise(['src', 'workers'], {
      ...options,
      ruleSet: { forbidden },
      validate: true,
    } as never);
    const { summary } = output as ICruiseResult;
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    // Guards the guard: a cruise that saw nothing would find nothing.
    expect(summary.totalCruised).toBeGreaterThan(100);
  });

  // dependency-cruiser does not see Vite's `?worker&url` imports.
  it('names worker files only in the clients of the workers', () => {
    const named = filesIn('src', /\.(ts|svelte)$/).filter((file) =>
      /['"`][^'"`]*\/workers\//.test(readFileSync(file, 'utf8')),
    );
    expect(named.toSorted()).toEqual(['src/engine/client.ts', 'src/engine/fit-client.ts']);
  });

  it('imports duckdb-wasm in one file', () => {
    const named = filesIn('workers', /\.ts$/).filter((file) =>
      /from '@duckdb\/duckdb-wasm/.test(readFileSync(file, 'utf8')),
    );
    expect(named).toEqual(['workers/engine/duckdb.ts']);
  });

  it('holds at the top level what was designed, and what tools force', () => {
    const shown = readdirSync('.').filter((name) => !name.startsWith('.'));
    const made = ['node_modules', 'dist', 'test-results', 'playwright-report', 'coverage', 'bench.json'];
    expect(shown.filter((name) => !made.includes(name)).toSorted()).toEqual([
      'README.md',
      'index.html',
      'package-lock.json',
      'package.json',
      'public',
      'src',
      'tests',
      'tsconfig.json',
      'vite.config.ts',
      'workers',
    ]);
  });

  it('pins every version', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
    const versions = Object.values({ ...manifest['dependencies'], ...manifest['devDependencies'] });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('names no registry host in the lock file', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved": "http');
  });

  it('writes no inline style, which the policy would refuse', () => {
    const styled = filesIn('src', /\.svelte$/).filter((file) => /\sstyle="/.test(readFileSync(file, 'utf8')));
    expect(styled).toEqual([]);
  });
});
