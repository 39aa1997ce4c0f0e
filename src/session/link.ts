import type { ShowHow } from '#engine/contract.ts';
import { LOCALES } from '#i18n/i18n.svelte.ts';
import { CASE_IDS, DEFAULT_LEAVE, type CaseId } from '#import/cases.ts';
import { IDENTITIES } from '#import/identity.ts';
import { isDay } from '#orders/days.ts';
import { defaultFrame, type FilterField, type Frame } from '#orders/frame.ts';
import { THEMES } from './reader.svelte.ts';

/** A deep link: `#/<screen>/<id>?key=value` (DESIGN 7). */
export interface Link {
  screen: string;
  id: string | null;
  params: URLSearchParams;
}

export function parseLink(hash: string): Link {
  // All behind the first question mark: a value typed by hand may hold another.
  const [, path = '', query = ''] = /^#?\/?([^?]*)\??([\s\S]*)$/.exec(hash) ?? [];
  const [screen = '', ...rest] = path.split('/');
  const id = rest.length > 0 ? decode(rest.join('/')) : null;
  return { screen, id, params: new URLSearchParams(query) };
}

export function formatLink({ screen, id, params }: Link): string {
  const query = params.toString().replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%2F', '/');
  return `#/${screen}${id === null ? '' : `/${encodeURIComponent(id)}`}${query === '' ? '' : `?${query}`}`;
}

/** A hash typed by hand may hold a broken percent sign; then it stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The keys every screen shares; a screen's own keys are all the others. */
const FRAME_KEYS = [
  'asOf',
  'from',
  'to',
  'window',
  'tz',
  'count',
  'refunds',
  'sameDay',
  'currency',
  'scope',
  'filter',
] as const;
const READER_VALUES: Readonly<Record<'lang' | 'theme', readonly string[]>> = { lang: LOCALES, theme: THEMES };
const READER_KEYS = ['lang', 'theme'] as const;
/** Choices about the open files: which cases are left out (`none` or a list), who is one customer. */
const DATA_KEYS = ['leave', 'identity'] as const;
const NONE = 'none';

/** A key whose value is not one that can be used; the screen says so, and goes on with the default. */
export interface LinkProblem {
  key: string;
  value: string;
}

type Setter = (frame: Frame, value: string) => boolean;

const oneOf =
  <K extends 'count' | 'refunds' | 'sameDay'>(key: K, values: readonly Frame[K][]): Setter =>
  (frame, value) => {
    const match = values.find((known) => known === value);
    if (match !== undefined) frame[key] = match;
    return match !== undefined;
  };

const SETTERS: Record<(typeof FRAME_KEYS)[number], Setter> = {
  asOf: (frame, value) => isDay(value) && Boolean((frame.asOf = value)),
  from: (frame, value) => isDay(value) && Boolean((frame.window = { ...range(frame), from: value })),
  to: (frame, value) => isDay(value) && Boolean((frame.window = { ...range(frame), to: value })),
  window: (frame, value) => {
    if (value === 'all') return true;
    const days = /^last:([1-9]\d{0,4})$/.exec(value)?.[1];
    if (days !== undefined) frame.window = { kind: 'last', days: Number(days) };
    return days !== undefined;
  },
  tz: (frame, value) => isZone(value) && Boolean((frame.tz = value)),
  count: oneOf('count', ['paid', 'all']),
  refunds: oneOf('refunds', ['own', 'original', 'ignore']),
  sameDay: oneOf('sameDay', ['keep', 'merge']),
  currency: (frame, value) => value !== '' && Boolean((frame.currency = value)),
  scope: (frame, value) => {
    const id = /^segment:([\s\S]+)$/.exec(value)?.[1];
    if (id !== undefined) frame.scope = `segment:${id}`;
    return id !== undefined || value === 'all';
  },
  filter: (frame, value) => {
    const [, field, wanted] = /^(channel|category|region):([\s\S]+)$/.exec(value) ?? [];
    if (wanted === undefined) return false;
    frame.filters = [...frame.filters, { field: field as FilterField, value: wanted }];
    return true;
  },
};

/** The frame a link asks for, and what of it, and of the reader's keys, could not be understood. */
export function frameOfParams(params: URLSearchParams, tz: string): { frame: Frame; problems: LinkProblem[] } {
  const frame = defaultFrame(tz);
  const problems: LinkProblem[] = [];
  for (const key of FRAME_KEYS) {
    for (const value of params.getAll(key)) if (!SETTERS[key](frame, value)) problems.push({ key, value });
  }
  for (const key of READER_KEYS) {
    for (const value of params.getAll(key)) if (!READER_VALUES[key].includes(value)) problems.push({ key, value });
  }
  const leave = params.get('leave');
  if (leave !== null && leave !== NONE && leave.split(',').some((id) => !CASE_IDS.some((known) => known === id)))
    problems.push({ key: 'leave', value: leave });
  const identity = params.get('identity');
  if (identity !== null && !IDENTITIES.some((known) => known === identity))
    problems.push({ key: 'identity', value: identity });
  return { frame, problems };
}

/** The frame's keys for a link; what is as by default is left out, so a short link means the default. */
export function paramsOfFrame(frame: Frame, tz: string): URLSearchParams {
  const plain = defaultFrame(tz);
  const params = new URLSearchParams();
  if (frame.asOf !== null) params.set('asOf', frame.asOf);
  if (frame.window.kind === 'last') params.set('window', `last:${frame.window.days}`);
  if (frame.window.kind === 'range') {
    if (frame.window.from !== null) params.set('from', frame.window.from);
    if (frame.window.to !== null) params.set('to', frame.window.to);
  }
  for (const key of ['tz', 'count', 'refunds', 'sameDay', 'scope'] as const) {
    if (frame[key] !== plain[key]) params.set(key, frame[key]);
  }
  if (frame.currency !== null) params.set('currency', frame.currency);
  for (const { field, value } of frame.filters) params.append('filter', `${field}:${value}`);
  return params;
}

/** What a link says about all open files together; what is not known is left out. */
export function howOfParams(params: URLSearchParams): ShowHow {
  const listed = params.get('leave')?.split(',');
  const leave = listed === undefined ? DEFAULT_LEAVE : CASE_IDS.filter((id) => listed.includes(id));
  return { leave, identity: IDENTITIES.find((known) => known === params.get('identity')) ?? 'id' };
}

/** The parameters that say so; what is as by default is left out. */
export function paramsOfHow({ leave, identity }: ShowHow): Record<(typeof DATA_KEYS)[number], string | null> {
  const listed = (ids: readonly CaseId[]) => CASE_IDS.filter((id) => ids.includes(id)).join(',') || NONE;
  return {
    leave: listed(leave) === listed(DEFAULT_LEAVE) ? null : listed(leave),
    identity: identity === 'id' ? null : identity,
  };
}

/** What a link to another screen carries along: reader and frame, and that screen's own parameters. */
export function carriedParams(params: URLSearchParams, own: Readonly<Record<string, string>>): URLSearchParams {
  const carried = new URLSearchParams();
  for (const key of [...READER_KEYS, ...DATA_KEYS, ...FRAME_KEYS]) {
    for (const value of params.getAll(key)) carried.append(key, value);
  }
  for (const [key, value] of Object.entries(own)) carried.set(key, value);
  return carried;
}

/** The parameters with some set and some (null) removed. */
export function changedParams(params: URLSearchParams, own: Readonly<Record<string, string | null>>): URLSearchParams {
  const changed = new URLSearchParams(params);
  for (const [key, value] of Object.entries(own)) {
    if (value === null) changed.delete(key);
    else changed.set(key, value);
  }
  return changed;
}

/** The parameters with another frame; a screen's own stay. */
export function reframedParams(params: URLSearchParams, frame: Frame, tz: string): URLSearchParams {
  const reframed = new URLSearchParams();
  for (const [key, value] of params) {
    if (!FRAME_KEYS.some((known) => known === key)) reframed.append(key, value);
  }
  for (const [key, value] of paramsOfFrame(frame, tz)) reframed.append(key, value);
  return reframed;
}

const range = ({ window }: Frame) =>
  window.kind === 'range' ? window : { kind: 'range' as const, from: null, to: null };

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
