/**
 * `conflict`: someone else has changed the record since it was read · `missing`: it is no longer there · `blocked`:
 * another tab holds an older version of the database open · `outdated`: a newer page has changed the database ·
 * `unavailable`: the browser offers no storage here (private mode, policy) · `quota`: the disk share is used up ·
 * `name-…`: the name cannot be given.
 */
export type StorageCode =
  | 'conflict'
  | 'missing'
  | 'blocked'
  | 'outdated'
  | 'unavailable'
  | 'quota'
  | 'failed'
  | 'name-empty'
  | 'name-too-long'
  | 'name-taken';

export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageCode;

  constructor(code: StorageCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** The browser's own names for what can go wrong; everything else is `failed`. */
const CODES: Readonly<Record<string, StorageCode>> = {
  QuotaExceededError: 'quota',
  VersionError: 'outdated',
  SecurityError: 'unavailable',
  InvalidStateError: 'unavailable',
  UnknownError: 'unavailable',
  NotAllowedError: 'unavailable',
};

export function storageError(cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
  return new StorageError(Object.hasOwn(CODES, name) ? CODES[name]! : 'failed', { cause });
}
