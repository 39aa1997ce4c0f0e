import { EngineError } from '#engine/errors.ts';
import { hasMessage, i18n, t, type MessageKey } from '#i18n/i18n.svelte.ts';
import { StorageError } from '#storage/index.ts';
import { RecipeError } from './recipe-error.ts';

/** An error as a reader can use it: what happened, what to do, and the raw text for those who want it. */
export interface Fault {
  code: string;
  text: string;
  remedy: string | null;
  details: string | null;
}

/** Words for any error. An abort is no fault: null. */
export function faultOf(error: unknown): Fault | null {
  if (error === undefined || error === null) return null;
  if (error instanceof DOMException && error.name === 'AbortError') return null;
  if (error instanceof EngineError) return coded(error.code, error.params, error.message);
  if (error instanceof StorageError) return coded(error.code, {}, null);
  if (error instanceof RecipeError) return coded(error.code, {}, error.place || null);
  return { ...coded('unknown', {}, null), details: error instanceof Error ? error.message : JSON.stringify(error) };
}

/** Parameters are counts, but for the estimate and the larger limits, which are bytes. */
function quantity(name: string, value: string | number): string {
  if (name === 'format' && hasMessage(`import.format.${value}`))
    return t(`import.format.${value}` as 'import.format.pdf');
  if (typeof value === 'string') return value;
  if (name === 'share') return i18n.format.percent(value);
  const bytes = name === 'estimate' || (name === 'limit' && value >= 1024 * 1024);
  return bytes ? i18n.format.bytes(value) : i18n.format.integer(value);
}

const AREAS = ['engine', 'import', 'storage', 'recipe'] as const;

function coded(code: string, params: Readonly<Record<string, string | number>>, details: string | null): Fault {
  const key = AREAS.map((area) => `${area}.code.${code}`).find(hasMessage) ?? 'engine.code.unknown';
  const remedy = key.replace('.code.', '.remedy.');
  return {
    code,
    text: worded(key, params),
    remedy: hasMessage(remedy) ? worded(remedy, params) : null,
    details,
  };
}

/** A key that was built from data may name a plain text or one with parameters. */
export function worded(key: MessageKey, params: Readonly<Record<string, string | number>>): string {
  const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, quantity(name, value)]));
  return (t as (key: MessageKey, params: Record<string, string>) => string)(key, texts);
}
