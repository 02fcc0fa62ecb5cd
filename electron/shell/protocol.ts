/** app://throughcare/: the page, from the application's own files. */
import { protocol, type Session } from 'electron';
import { randomBytes } from 'node:crypto';
import { SCHEME } from './origin.ts';
import { answerPage, wordsPage } from './page-files.ts';

const newNonce = () => randomBytes(16).toString('base64');

/** The address of the page of words. */
export const WORDS_PAGE = '/words.html';

/** Before the application is ready, or Chromium treats the scheme as foreign. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves `folder` to pages of this session; `words` says why the page cannot be shown, when it is asked for. */
export function servePage(session: Session, folder: string, words: () => string): void {
  session.protocol.handle(SCHEME, (request) => {
    if (request.method !== 'GET') return new Response('', { status: 405 });
    if (new URL(request.url).pathname === WORDS_PAGE) {
      return wordsPage('Throughcare has stopped', words(), newNonce());
    }
    return answerPage(folder, request.url, newNonce);
  });
}
