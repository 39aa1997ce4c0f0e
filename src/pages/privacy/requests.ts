/** What the browser's list of requests says, by where they went. Blobs and data stay in the page. */
export function requestsOf(names: readonly string[], origin: string): { own: string[]; elsewhere: string[] } {
  const asked = names.filter((name) => /^(https?|wss?):/.test(name));
  const isOwn = (name: string) => new URL(name).origin === origin;
  return {
    own: asked.filter(isOwn).map(fileName),
    elsewhere: asked.filter((name) => !isOwn(name)),
  };
}

/** The last part of an address, without what may follow a question mark. */
function fileName(address: string): string {
  const { pathname } = new URL(address);
  return pathname.split('/').at(-1) || '/';
}
