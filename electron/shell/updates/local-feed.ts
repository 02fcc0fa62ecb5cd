/**
 * One verified file as electron-updater's generic provider wants it: on 127.0.0.1, below a random path, for as long as it takes.
 * electron-updater cannot show the certificate that the central record wants, and has no business on the network (decision 0083).
 */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileFor, type Release } from '../../../shared/updates/manifest.ts';
import { latestYml, platformOfLatest } from '../../../shared/updates/latest-yml.ts';

export interface LocalFeed {
  readonly url: string;
  close(): void;
}

/** `file` is the release's file for `platform`, checked already; electron-updater holds its SHA-512 against the release once more. */
export async function serveLocally(file: string, release: Release, platform: string): Promise<LocalFeed> {
  const wanted = fileFor(release, platform);
  if (wanted === null) throw new TypeError('a release without a file for this machine was handed over');
  const secret = randomBytes(32).toString('hex');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, path, name = '', ...more] = pathname.split('/');
    const known = path === secret && more.length === 0 && request.method === 'GET';
    const latest = platformOfLatest(name);
    if (known && latest === wanted.platform) {
      response.writeHead(200, { 'content-type': 'text/yaml' }).end(latestYml(release, latest));
    } else if (known && name === wanted.name) {
      response.writeHead(200, { 'content-length': wanted.size });
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/${secret}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
