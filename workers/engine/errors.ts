import { EngineError, type EngineErrorCode } from '#engine/errors.ts';
import { ImportError } from '#import/codes.ts';
import { FrameError } from '#orders/resolve.ts';
import { RuleError } from '#segments/rule.ts';

const CODES: Record<string, EngineErrorCode> = {
  Binder: 'bad-sql',
  Parser: 'bad-sql',
  Syntax: 'bad-sql',
  Catalog: 'not-found',
  Conversion: 'bad-value',
  'Invalid Input': 'bad-value',
  'Out of Range': 'bad-value',
  Permission: 'forbidden',
  'Out of Memory': 'out-of-memory',
};

/** DuckDB says the kind of an error only in its text: "Binder Error: …", or {"exception_type":"Parser", …}. */
export function toEngineError(error: unknown): Error {
  if (error instanceof EngineError) return error;
  if (error instanceof ImportError) return new EngineError(error.code, error.message, error.params);
  // A rule or a parameter that no control of the page makes, but a link or an imported definition can.
  if (error instanceof RuleError || error instanceof RangeError) return new EngineError('bad-value', error.message);
  if (error instanceof FrameError) {
    const [first] = error.problems;
    return new EngineError('bad-frame', error.message, { ...first });
  }
  if (error instanceof DOMException) {
    if (error.name === 'AbortError') return error;
    // A File that was moved, deleted or changed since it was chosen.
    if (error.name === 'NotFoundError' || error.name === 'NotReadableError') {
      return new EngineError('file-gone', error.message);
    }
  }
  const text = error instanceof Error ? error.message : String(error);
  const { kind, message } = parse(text);
  return new EngineError(CODES[kind] ?? 'internal', message);
}

function parse(text: string): { kind: string; message: string } {
  if (text.startsWith('{')) {
    try {
      const data = JSON.parse(text) as { exception_type?: string; exception_message?: string };
      return { kind: data.exception_type ?? '', message: data.exception_message ?? text };
    } catch {
      return { kind: '', message: text };
    }
  }
  return { kind: /^([A-Z][\w ]*) Error:/.exec(text)?.[1] ?? '', message: text };
}
