/** The one copy of the content security policy: the build writes it into the page, the start server also sends it. */
const directives = (style: string): string[] => [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' blob:",
  "img-src 'self' data: blob:",
  `style-src ${style}`,
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types worker svelte-trusted-html',
];

export const POLICY = directives("'self'").join('; ');

/** Vite's dev server injects <style> elements; they carry this nonce. Everything else is as in production. */
export const DEV_NONCE = 'dev';
export const DEV_POLICY = directives(`'self' 'nonce-${DEV_NONCE}'`).join('; ');

/** A page cannot forbid being framed from a <meta> tag. */
export const HEADER_POLICY = `${POLICY}; frame-ancestors 'none'`;
