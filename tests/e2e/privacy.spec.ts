import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { LINKS } from '../../src/links.ts';
import { HEADER_POLICY } from '../../src/policy.ts';
import { engineReady, expect, test, type OpenOptions } from '../support/app.ts';
import { tryToLeak } from '../support/leaks.ts';
import { startSink, type Faults } from '../support/server.ts';

/** Attempts and refusals fill the console; here only the sink's book counts. */
const NOISE = [/./];

/** Lets our worker and DuckDB's worker run a function each, and tells on the page's `realms` channel when they did. */
const inWorkers = (run: string, sink: string): Required<Pick<Faults, 'edit'>> => ({
  edit(text, name) {
    const realm = /^(engine|duckdb)\.worker/.exec(name)?.[1];
    if (realm === undefined) return text;
    return `${text};(async () => (${run})({ realm: '${realm}', sink: '${sink}' }))()
      .then((done) => new BroadcastChannel('realms').postMessage({ realm: '${realm}', done }));`;
  },
});

/** The channel must listen before the workers speak. */
const listenFirst = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const reports: Record<string, string[]> = {};
    Object.assign(globalThis, {
      realms: new Promise((resolve) => {
        new BroadcastChannel('realms').onmessage = ({ data }: MessageEvent<{ realm: string; done: string[] }>) => {
          reports[data.realm] = data.done;
          if (Object.keys(reports).length === 2) resolve(reports);
        };
      }),
    });
  });
};

async function leakFromEveryRealm(open: (options: OpenOptions) => Promise<Page>, faults: Faults = {}) {
  const sink = await startSink();
  const workers = inWorkers(tryToLeak.toString(), sink.url);
  const page = await open({
    expected: NOISE,
    before: listenFirst,
    faults: {
      ...faults,
      edit: (text, name) => faults.edit?.(workers.edit(text, name), name) ?? workers.edit(text, name),
    },
  });
  const reports = await page.evaluate(() => (globalThis as unknown as { realms: Promise<object> }).realms);
  const onPage = await page.evaluate(tryToLeak, { realm: 'page', sink: sink.url });
  // A visit that is on its way arrives before this one, which is let through by the test itself.
  await fetch(`${sink.url}/last`);
  sink.close();
  return {
    visits: [...new Set(sink.visits)].filter((visit) => visit !== '/last').toSorted(),
    tried: { ...reports, page: onPage },
  };
}

test.describe('what leaves', () => {
  test('nothing, from the page, our worker and the database’s', async ({ open }) => {
    const { visits, tried } = await leakFromEveryRealm(open);
    expect(Object.keys(tried).toSorted()).toEqual(['duckdb', 'engine', 'page']);
    expect(visits).toEqual([]);
  });

  test('nothing, with the policy in the header too', async ({ open }) => {
    const { visits } = await leakFromEveryRealm(open, { header: HEADER_POLICY });
    expect(visits).toEqual([]);
  });

  test('most of it, when the policy is taken away: the test can fail', async ({ open }) => {
    const { visits } = await leakFromEveryRealm(open, { edit: (text) => text.replace(/<meta http-equiv[^>]*>/, '') });
    expect(visits).toEqual(expect.arrayContaining(['/page/fetch', '/page/image', '/engine/fetch', '/duckdb/fetch']));
  });

  const exits: Record<string, (url: string) => void> = {
    location: (url) => void (location.href = url),
    'a link': (url) => Object.assign(document.createElement('a'), { href: url }).click(),
    'a refresh': (url) =>
      document.head.append(
        Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${url}` }),
      ),
    'a form': (url) => {
      const form = Object.assign(document.createElement('form'), { action: url });
      document.body.append(form);
      form.submit();
    },
    'a new window': (url) => void window.open(url),
  };
  for (const [name, exit] of Object.entries(exits)) {
    test(`no page by ${name}`, async ({ open }) => {
      const sink = await startSink();
      const page = await open({ expected: NOISE });
      await engineReady(page);
      await page.evaluate(exit, `${sink.url}/out`);
      // Were it leaving, the next turn through the page would no longer find it here.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      expect(sink.visits).toEqual([]);
      expect(page.url()).toContain('/a/b/');
      sink.close();
    });
  }

  test('a page does leave by location when the seal is broken: the tests above can fail', async ({ open }) => {
    const sink = await startSink();
    const page = await open({
      expected: NOISE,
      before: (page) =>
        page.addInitScript(() => Object.assign(navigation, { addEventListener: () => {} })).then(() => undefined),
    });
    await engineReady(page);
    await page.evaluate(exits['location']!, `${sink.url}/out`);
    await expect.poll(() => sink.visits).toContain('/out');
    sink.close();
  });
});

test('every realm refuses scripts from plain strings', async ({ open }) => {
  const probe = `() => {
    const fate = (attempt) => { try { attempt(); return 'allowed'; } catch (error) { return error.name; } };
    return [
      fate(() => new Worker('assets/x.js')),
      fate(() => globalThis.trustedTypes.createPolicy('other', { createScriptURL: (url) => url })),
      fate(() => new Function('return 1')()),
    ];
  }`;
  const page = await open({ expected: NOISE, before: listenFirst, faults: inWorkers(probe, '') });
  const refused = ['TypeError', 'TypeError', 'EvalError'];
  expect(await page.evaluate(() => (globalThis as unknown as { realms: Promise<object> }).realms)).toEqual({
    engine: refused,
    duckdb: refused,
  });
  // What the driver evaluates is exempt from the ban on eval, so only the first two count here.
  expect((await page.evaluate<string[]>(`(${probe})()`)).slice(0, 2)).toEqual(refused.slice(0, 2));
});

test('after the engine is there the page asks its host for nothing but its own screens', async ({ open }) => {
  const asked: string[] = [];
  const page = await open({
    before: (page) => Promise.resolve(void page.on('request', (request) => asked.push(request.url()))),
  });
  await engineReady(page);
  const origin = new URL(page.url()).origin;
  expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith(`blob:${origin}`))).toEqual([]);
  expect(asked.filter((url) => new URL(url.replace(/^blob:/, '')).search !== '')).toEqual([]);
});

test.describe('the build', () => {
  const scripts = () =>
    readdirSync('dist/assets')
      .filter((file) => file.endsWith('.js'))
      .map((file) => ({ file, text: readFileSync(`dist/assets/${file}`, 'utf8') }));

  test('has no code path that leaves the page or makes a peer', () => {
    // The vendor's worker is bound by the policy and has neither windows nor peers.
    const ours = scripts().filter(({ file }) => !file.startsWith('duckdb-browser'));
    const ways =
      /\bwindow\.open\(|\blocation(?:\.href)?\s*=[^=]|\blocation\.(?:assign|replace)\(|new\s+\w*RTCPeerConnection|sendBeacon\(/g;
    const found = ours.flatMap(({ file, text }) => (text.match(ways) ?? []).map((way) => `${file}: ${way}`));
    expect(found).toEqual([]);
  });

  test('links to other origins only from one list', () => {
    const known = new Set<string>(Object.values(LINKS));
    // Names of XML vocabularies and pages that error messages of libraries mention: never fetched, never a link.
    const words = /^https?:\/\/(www\.w3\.org\/|svelte\.dev\/e\/|github\.com\/duckdb|duckdb\.org\/)/;
    const ours = scripts().filter(({ file }) => !/^duckdb/.test(file) && !/^engine\.worker/.test(file));
    const found = ours.flatMap(({ text }) => text.match(/https?:\/\/[^\s"'`)<>\\]+/g) ?? []);
    expect([...new Set(found)].filter((url) => !known.has(url) && !words.test(url))).toEqual([]);
  });

  test('comes with the policy as meta tag and as headers file', () => {
    const page = readFileSync('dist/index.html', 'utf8');
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script'));
    expect(readFileSync('dist/_headers', 'utf8')).toContain(HEADER_POLICY);
  });
});
