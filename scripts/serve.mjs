// Serves a folder on 127.0.0.1 under the strict policy that the charts promise to work with.
// usage: node scripts/serve.mjs [FOLDER] [PORT]; when the port is taken the next free one is used.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';

export const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:";

/** Resolves to the listening server; `server.address().port` tells where. */
export function serve(folder, port = 8000, headers = { 'Content-Security-Policy': policy }) {
  const files = sirv(folder, {
    dev: true,
    setHeaders: (response) => Object.entries(headers).forEach(([name, value]) => response.setHeader(name, value)),
  });
  const server = createServer((request, response) => files(request, response));
  return new Promise((resolve, reject) => {
    server.on('error', (error) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      port += 1;
      server.listen(port, '127.0.0.1');
    });
    server.on('listening', () => resolve(server));
    server.listen(port, '127.0.0.1');
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const server = await serve(process.argv[2] ?? 'dist/site', Number(process.argv[3] ?? 8000));
  console.log(`\nThe portal is at http://127.0.0.1:${server.address().port}/ (stop with Ctrl+C)`);
}
