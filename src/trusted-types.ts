// TypeScript's libraries do not know Trusted Types yet.
interface WorkerRules {
  createScriptURL(addresses: string): string;
}
declare global {
  var trustedTypes: { createPolicy(name: string, rules: WorkerRules): WorkerRules } | undefined;
}

const rules: WorkerRules = {
  createScriptURL(addresses) {
    const lines = addresses.split(' ').map((address) => {
      const { href, origin } = new URL(address);
      if (origin !== self.origin) throw new TypeError(`Not a script of ours: ${address}`);
      return `import ${JSON.stringify(href)};\n`;
    });
    return URL.createObjectURL(new Blob(lines, { type: 'text/javascript' }));
  },
};

const policy = globalThis.trustedTypes?.createPolicy('worker', rules) ?? rules;

/**
 * The only way to a worker, on the page and inside workers. A worker started from a file escapes a policy in a <meta>
 * tag, one started from a blob inherits it; so our files go in, and a blob that imports them in order comes out.
 */
export function startWorker(...addresses: string[]): Worker {
  return new Worker(policy.createScriptURL(addresses.join(' ')), { type: 'module' });
}
