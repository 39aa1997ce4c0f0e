import type { ImportCode } from '#import/codes.ts';
import type { i18n as I18n } from '#i18n/i18n.svelte.ts';
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

/** What the head of the page says about the open files. */
export function headOf(
  files: readonly OpenFile[],
  { t, format }: Reader,
): { about: string; title: string; lede: string } {
  if (files.length === 0)
    return { about: t('data.about.none'), title: t('data.title.none'), lede: t('data.lede.none') };
  const about = sizeOf(
    files.map(({ report }) => report.bytes),
    { t, format },
  );
  const { accepted, quarantined } = countsOf(files);
  const title =
    accepted === 0
      ? t('data.title.loaded.nothing')
      : quarantined === 0
        ? t('data.title.loaded.clean', { accepted: format.integer(accepted) })
        : t('data.title.loaded', { accepted: format.integer(accepted), aside: format.integer(quarantined) });
  return { about, title, lede: t('data.lede.loaded') };
}

/** How many files there are, and how large they are together. */
export const sizeOf = (bytes: readonly number[], { t, format }: Reader): string =>
  t('data.about.files', {
    n: bytes.length === 1 ? t('data.files.one') : t('data.files.many', { n: format.integer(bytes.length) }),
    size: format.bytes(bytes.reduce((total, size) => total + size, 0)),
  });

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
