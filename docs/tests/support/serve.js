// Serves a folder on loopback, as plain static hosting does, below a path.

import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
};

/** Starts the server; overlays give other contents to single paths. */
export async function serve(folder, { below = '/', overlays = new Map() } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    const content = pathname.startsWith(below) ? await read(folder, pathname.slice(below.length), overlays) : null;
    response.writeHead(content ? 200 : 404, {
      'content-type': TYPES[extname(content?.path ?? '')] ?? 'application/octet-stream',
    });
    response.end(content?.body ?? 'Not found');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${server.address().port}${below}`,
    requests,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
  };
}

async function read(folder, path, overlays) {
  const wanted = normalize(decodeURIComponent(path));
  if (wanted.startsWith('..')) return null;
  if (overlays.has(wanted)) return { path: wanted, body: overlays.get(wanted) };
  try {
    const file = join(folder, wanted);
    const found = (await stat(file)).isDirectory() ? join(file, 'index.html') : file;
    return { path: found, body: await readFile(found) };
  } catch {
    return null;
  }
}
