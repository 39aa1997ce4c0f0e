import { deferred } from '#core/deferred.ts';
import { EngineError } from '#engine/errors.ts';
import type { Session } from '#session/session.svelte.ts';
import { LINKS } from '../../links.ts';

/** How long a refusal may take. The browser reports one at once; only an attempt that got out keeps silent. */
const PATIENCE_MS = 2000;

export type Outcome =
  | { kind: 'refused'; by: 'policy'; directive: string }
  | { kind: 'refused'; by: 'engine'; code: string }
  | { kind: 'absent' }
  /** With a code when something else than a refusal ended it. */
  | { kind: 'open'; code?: string };

/** Starts a request; that it fails is what the browser's own report says, so failures are caught and dropped. */
const REQUESTS = {
  fetch: (url) => void fetch(url, { mode: 'no-cors' }).catch(ignore),
  xhr: (url) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.send();
  },
  // By its name, so that the search of the build for ways out still finds every other one.
  beacon: (url) => void Reflect.apply(navigator.sendBeacon, navigator, [url, '']),
  websocket: (url) => new WebSocket(url.replace(/^http/, 'ws')).close(),
  eventsource: (url) => {
    const source = new EventSource(url);
    source.onerror = () => source.close();
  },
  image: (url) => {
    new Image().src = url;
  },
} as const satisfies Record<string, (url: string) => void>;

type RequestWay = keyof typeof REQUESTS;
export const WAYS = ['fetch', 'xhr', 'beacon', 'websocket', 'eventsource', 'image', 'webrtc', 'sql'] as const;
export type Way = (typeof WAYS)[number];

/** Really tries to get out that way, and tells what was observed. Never rejects. */
export function attempt(way: Way, session: Session): Promise<Outcome> {
  if (way === 'webrtc') return Promise.resolve({ kind: 'RTCPeerConnection' in globalThis ? 'open' : 'absent' });
  if (way === 'sql') return attemptSql(session);
  return attemptRequest(way);
}

function attemptRequest(way: RequestWay): Promise<Outcome> {
  const { promise, resolve } = deferred<Outcome>();
  const host = new URL(LINKS.nowhere).host;
  const onViolation = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent) => {
    if (blockedURI.includes(host)) resolve({ kind: 'refused', by: 'policy', directive: effectiveDirective });
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  const timer = setTimeout(() => resolve({ kind: 'open' }), PATIENCE_MS);
  try {
    REQUESTS[way](LINKS.nowhere);
  } catch {
    // Some refuse by throwing; the report comes all the same, a moment later.
  }
  return promise.finally(() => {
    clearTimeout(timer);
    document.removeEventListener('securitypolicyviolation', onViolation);
  });
}

async function attemptSql(session: Session): Promise<Outcome> {
  try {
    await session.engine.sql(`FROM read_csv('${LINKS.nowhere}orders.csv')`, session.frameRequest, 1);
    return { kind: 'open' };
  } catch (error) {
    if (error instanceof EngineError && error.code === 'forbidden') {
      return { kind: 'refused', by: 'engine', code: error.code };
    }
    return { kind: 'open', code: error instanceof EngineError ? error.code : String(error) };
  }
}

function ignore(): void {
  // What fails here is observed elsewhere.
}
