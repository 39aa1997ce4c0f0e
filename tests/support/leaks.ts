/**
 * Tries every way we know to carry a byte to `sink` without leaving the page. It must stand alone, because its source
 * text travels into the realm where it runs.
 */
export async function tryToLeak({ realm, sink }: { realm: string; sink: string }): Promise<string[]> {
  const scope = globalThis as unknown as Window & typeof globalThis & { importScripts?: (url: string) => void };
  const to = (name: string) => `${sink}/${realm}/${name}`;
  const add = (tag: string, attributes: Record<string, string>) =>
    scope.document.head.append(Object.assign(scope.document.createElement(tag), attributes));
  const everywhere: Record<string, () => unknown> = {
    fetch: () => fetch(to('fetch'), { mode: 'no-cors' }),
    keepalive: () => fetch(to('keepalive'), { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' }),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open('GET', to('xhr'));
      request.send();
    },
    websocket: () => new WebSocket(to('websocket').replace('http', 'ws')),
    eventsource: () => new EventSource(to('eventsource')),
    import: () => import(/* @vite-ignore */ to('import')),
    worker: () => new Worker(to('worker')),
  };
  const inWorkers: Record<string, () => unknown> = { importScripts: () => scope.importScripts?.(to('importscripts')) };
  const onPage: Record<string, () => unknown> = {
    beacon: () => scope.navigator.sendBeacon(to('beacon'), 'x'),
    image: () => (new Image().src = to('image')),
    script: () => add('script', { src: to('script') }),
    stylesheet: () => add('link', { rel: 'stylesheet', href: to('stylesheet') }),
    prefetch: () => add('link', { rel: 'prefetch', href: to('prefetch') }),
    preload: () => add('link', { rel: 'preload', as: 'image', href: to('preload') }),
    modulepreload: () => add('link', { rel: 'modulepreload', href: to('modulepreload') }),
    icon: () => add('link', { rel: 'icon', href: to('icon') }),
    iframe: () => add('iframe', { src: to('iframe') }),
    object: () => add('object', { data: to('object') }),
    audio: () => new Audio(to('audio')).load(),
    font: () => new FontFace('x', `url(${to('font')})`).load(),
    webrtc: async () => {
      const peer = new scope.RTCPeerConnection({ iceServers: [{ urls: sink.replace('http://', 'stun:') }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
    },
    open: () => scope.open(to('open')),
  };
  const attempts = { ...everywhere, ...('document' in scope ? onPage : inWorkers) };
  for (const attempt of Object.values(attempts)) {
    // A refusal comes as exception, rejection or silence; only the sink's book counts.
    const ended = Promise.resolve()
      .then(attempt)
      .catch(() => {});
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 200))]);
  }
  return Object.keys(attempts);
}
