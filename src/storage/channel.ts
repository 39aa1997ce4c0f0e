import type { StoreName } from './schema.ts';

/** A record was written or removed, here or in another tab; `all` when a whole database went away. */
export interface Change {
  store: StoreName | 'all';
  id: string | null;
  origin: 'here' | 'elsewhere';
}

export interface ChangeChannel {
  tell(change: Omit<Change, 'origin'>): void;
  /** Hears of this tab only; the others find out by themselves. */
  tellHere(change: Omit<Change, 'origin'>, origin: Change['origin']): void;
  listen(listener: (change: Change) => void): () => void;
  close(): void;
}

/** Tells every listener of this tab and, where the browser can, of the other tabs on this page's origin. */
export function changeChannel(name: string): ChangeChannel {
  const listeners = new Set<(change: Change) => void>();
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  const spread = (change: Change) => listeners.forEach((listener) => listener(change));

  channel?.addEventListener('message', ({ data }: MessageEvent<Omit<Change, 'origin'>>) => {
    spread({ ...data, origin: 'elsewhere' });
  });
  return {
    tell: (change) => {
      channel?.postMessage(change);
      spread({ ...change, origin: 'here' });
    },
    tellHere: (change, origin) => spread({ ...change, origin }),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      channel?.close();
    },
  };
}
