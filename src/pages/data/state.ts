import { IMPORT_CODES, type ImportCode } from '#import/codes.ts';
import type { i18n as I18n } from '#i18n/i18n.svelte.ts';
import type { Draft } from '#session/import-desk.svelte.ts';
import type { OpenFile } from '#session/session.svelte.ts';

type Reader = Pick<typeof I18n, 't' | 'format'>;

/** The lines of all open files by their fate. `lines = accepted + quarantined + dropped`. */
export function countsOf(files: readonly OpenFile[]) {
  const sum = (of: (file: OpenFile) => number) => files.reduce((total, file) => total + of(file), 0);
  return {
    lines: sum(({ report }) => report.lines),
    accepted: sum(({ report }) => report.accepted),
    quarantined: sum(({ report }) => report.quarantined),
    dropped: sum(({ report }) => Object.values(report.dropped).reduce((total, lines) => total + lines, 0)),
  };
}

/** Lines by code over all open files, the most frequent first. */
export interface CodeCount {
  code: ImportCode;
  lines: number;
}

/** Lines left out, by rule. */
export const droppedByRule = (files: readonly OpenFile[]): CodeCount[] =>
  summed(files.map(({ report }) => report.dropped));

function summed(counts: readonly Readonly<Record<string, number>>[]): CodeCount[] {
  const byCode = new Map<string, number>();
  for (const [code, lines] of counts.flatMap((count) => Object.entries(count))) {
    byCode.set(code, (byCode.get(code) ?? 0) + lines);
  }
  return [...byCode]
    .map(([code, lines]) => ({ code: code as ImportCode, lines }))
    .toSorted((a, b) => b.lines - a.lines);
}

/** What the head of the page says: about the files on the desk, else about those that are open. */
export function headOf(
  drafts: readonly Draft[],
  files: readonly OpenFile[],
  { t, format }: Reader,
): { about: string; title: string; lede: string } {
  const chosen = drafts.length > 0 ? drafts.map(({ file }) => file.size) : files.map(({ report }) => report.bytes);
  const about =
    chosen.length === 0
      ? t('data.about.none')
      : t('data.about.files', {
          n: chosen.length === 1 ? t('data.files.one') : t('data.files.many', { n: format.integer(chosen.length) }),
          size: format.bytes(chosen.reduce((total, bytes) => total + bytes, 0)),
        });
  if (drafts.length > 0) {
    const refused = drafts.some(({ error }) => error !== null);
    return {
      about,
      title: draftTitle(drafts, { t, format }),
      lede: t(refused ? 'data.lede.refused' : 'data.lede.review'),
    };
  }
  if (files.length === 0) return { about, title: t('data.title.none'), lede: t('data.lede.none') };
  const { accepted, quarantined } = countsOf(files);
  const title =
    quarantined === 0
      ? t('data.title.loaded.clean', { accepted: format.integer(accepted) })
      : t('data.title.loaded', { accepted: format.integer(accepted), aside: format.integer(quarantined) });
  return { about, title, lede: t('data.lede.loaded') };
}

function draftTitle(drafts: readonly Draft[], { t, format }: Reader): string {
  if (drafts.some(({ error }) => error !== null)) return t('data.title.refused');
  if (drafts.some(({ plan }) => plan === null)) return t('data.title.looking');
  if (drafts.some(({ blocked }) => blocked)) {
    const stops = drafts
      .flatMap(({ problems }) => problems)
      .filter(({ code }) => IMPORT_CODES[code].severity === 'stop');
    return t('data.title.blocked', { n: format.integer(stops.length) });
  }
  const columns = drafts.flatMap(({ plan }) => plan?.columns ?? []);
  const mapped = columns.filter(({ role }) => role !== null);
  return t('data.title.review', { mapped: format.integer(mapped.length), columns: format.integer(columns.length) });
}

const FUNNEL = {
  lines: ({ report }) => report.lines,
  customer: ({ funnel }) => funnel.withCustomer,
  refund: ({ funnel }) => funnel.notRefund,
  positive: ({ funnel }) => funnel.positive,
} as const satisfies Record<string, (file: OpenFile) => number>;

/** Lines of orders left after each step of METHODS 12. */
export function funnelOf(open: readonly OpenFile[]): { step: keyof typeof FUNNEL; lines: number }[] {
  const files = open.filter(({ plan }) => plan.table === 'orders');
  if (files.length === 0) return [];
  const steps = Object.keys(FUNNEL) as (keyof typeof FUNNEL)[];
  return steps.map((step) => ({ step, lines: files.reduce((total, file) => total + FUNNEL[step](file), 0) }));
}
