/** Which file of the page answers an address, and with which headers. No electron here, so that it is tested in plain Node. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isOurs } from './origin.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
  '.map': 'application/json',
};

/** Without unsafe-inline: styles that are made at run time carry the nonce of their page (desktop-engineering.md §2.3). */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The file inside `folder` for an address, or null when it would lie outside. Addresses without a file name are the page. */
export function fileFor(folder: string, address: string): string | null {
  if (!isOurs(address)) return null;
  let name: string;
  try {
    name = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  if (name.includes('\0')) return null;
  const file = path.resolve(folder, `.${path.posix.normalize(name.replaceAll('\\', '/'))}`);
  if (file !== folder && !file.startsWith(folder + path.sep)) return null;
  return path.extname(file) === '' ? path.join(folder, 'index.html') : file;
}

/** The answer to one request of the page. */
export async function answerPage(folder: string, address: string, newNonce: () => string): Promise<Response> {
  const file = fileFor(folder, address);
  const type = file === null ? undefined : types[path.extname(file)];
  if (file === null || type === undefined) return refused(404);
  try {
    const content = await readFile(file);
    const nonce = newNonce();
    const body =
      path.extname(file) === '.html'
        ? content.toString('utf8').replaceAll('__CSP_NONCE__', nonce)
        : new Uint8Array(content);
    return new Response(body, { headers: headers(type, nonce) });
  } catch {
    return refused(404);
  }
}

/** A page of words alone, for when the real one cannot be shown. */
export function wordsPage(title: string, sentence: string, nonce: string): Response {
  const escape = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const style = 'body{font:1.25rem/1.5 sans-serif;max-width:40rem;margin:15vh auto;padding:0 2rem}';
  const body = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>${escape(title)}</title><style nonce="${nonce}">${style}</style><h1>${escape(title)}</h1><p>${escape(sentence)}</p></html>`;
  return new Response(body, { headers: headers('text/html; charset=utf-8', nonce) });
}

function headers(type: string, nonce: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

function refused(status: number): Response {
  return new Response('', { status, headers: headers('text/plain', 'none') });
}
