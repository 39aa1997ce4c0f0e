/**
 * Closes the ways out that no policy covers: WebRTC, new windows, leaving for another origin. It guards against
 * accidents and injected markup; scripts of bad intent are kept out by `script-src` and Trusted Types.
 */
export function seal(): void {
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) Reflect.deleteProperty(globalThis, name);
  Object.defineProperty(globalThis, 'open', { value: () => null, writable: false, configurable: false });
  if (!('navigation' in globalThis)) return; // not in every browser yet; there only links could leave, and none is built from data
  globalThis.navigation.addEventListener('navigate', (event) => {
    if (new URL(event.destination.url).origin !== location.origin) event.preventDefault();
  });
}
