import { createSocket } from 'node:dgram';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** What can be wrong with a host. Changeable while it runs. */
export interface Faults {
  /** Content-Security-Policy sent with every file; plain static hosts send none. */
  header?: string;
  /** Files whose name contains this are not found. */
  missing?: string;
  /** Content-Type of .wasm files. */
  wasmType?: string;
  /** Changes a page or script on its way out. */
  edit?: (text: string, name: string) => string;
}

export interface Server {
  url: string;
  /** Every address that was asked for, in order. */
  requests: string[];
  close(): Promise<void>;
}

/** The dumbest static host there is: the build under a sub-path, and no headers but the type. */
export async function serve(faults: Faults = {}, folder = 'dist'): Promise<Server> {
  const path = '/a/b/';
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(folder, pathname.slice(path.length) || 'index.html');
    const found = pathname.startsWith(path) && existsSync(file) && statSync(file).isFile();
    if (!found || (faults.missing !== undefined && file.includes(faults.missing))) {
      response.writeHead(404).end();
      return;
    }
    const extension = extname(file);
    const type = extension === '.wasm' ? (faults.wasmType ?? TYPES[extension]) : TYPES[extension];
    if (type !== undefined) response.setHeader('Content-Type', type);
    if (faults.header !== undefined) response.setHeader('Content-Security-Policy', faults.header);
    const bytes = readFileSync(file);
    response.end(faults.edit && extension !== '.wasm' ? faults.edit(bytes.toString(), basename(file)) : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A foreign origin that welcomes everyone and remembers each visit, by TCP or UDP. */
export async function startSink(): Promise<{ url: string; visits: string[]; close: () => void }> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('');
  });
  server.on('upgrade', (request, socket) => {
    visits.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const udp = createSocket('udp4').on('message', () => visits.push('/webrtc'));
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
    udp.close();
  };
  return { url: `http://127.0.0.1:${port}`, visits, close };
}
