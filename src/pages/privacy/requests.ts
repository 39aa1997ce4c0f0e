interface Requests {
  /** File names at the page's own host. */
  own: string[];
  /** Attempts of this screen: the browser lists also what it refused. */
  attempts: number;
  /** Whole addresses of anything else. */
  elsewhere: string[];
}

/** What the browser's list of requests says, by where they went. Blobs and data stay in the page. */
export function requestsOf(names: readonly string[], origin: string, attempted: string): Requests {
  const asked = names.filter((name) => /^(https?|wss?):/.test(name));
  const isOwn = (name: string) => new URL(name).origin === origin;
  const foreign = asked.filter((name) => !isOwn(name));
  const elsewhere = foreign.filter((name) => new URL(name).host !== new URL(attempted).host);
  return { own: asked.filter(isOwn).map(fileName), attempts: foreign.length - elsewhere.length, elsewhere };
}

/** The last part of an address, without what may follow a question mark. */
function fileName(address: string): string {
  const { pathname } = new URL(address);
  return pathname.split('/').at(-1) || '/';
}
