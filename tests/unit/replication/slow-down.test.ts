/** A client that is told to slow down repeats the same request later on the same connection, and gives up when it is told too often. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openAuthority, type Authority } from '../../../central/enrolment/authority.ts';
import { issueServer } from '../../../central/enrolment/certificates.ts';
import { createLink, type Link } from '../../../electron/records/replication/link.ts';
import { temporaryFolder } from '../../support/stores.ts';

let answers: { retryAfter: string | null }[] = [];
let bodies: string[] = [];
let connections = 0;
let link: Link;
let end: () => Promise<void>;

const folder = temporaryFolder();
let authority: Authority;
beforeAll(() => {
  authority = openAuthority(folder.path, new Date());
});
afterAll(() => folder.remove());

/** Answers `slow-down` as long as there are answers left, then what was wanted. */
beforeEach(async () => {
  [answers, bodies, connections] = [[], [], 0];
  const { key, certificate: cert } = issueServer(authority, ['127.0.0.1'], new Date());
  const server = createServer({ key, cert }, (request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      bodies.push(body);
      const next = answers.shift();
      response.setHeader('content-type', 'application/json');
      if (next === undefined) return void response.end('{"done":true}');
      response.statusCode = 429;
      if (next.retryAfter !== null) response.setHeader('retry-after', next.retryAfter);
      response.end(JSON.stringify({ error: 'slow-down', sentence: 'Much to do.', reference: 'r' }));
    });
  });
  server.on('secureConnection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  link = createLink(url, { authority: authority.certificate }, { random: () => 0 });
  end = async () => {
    await link.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterEach(() => end());

const schema = z.object({ done: z.boolean() });

test('it waits, and repeats the very same request without a new connection', async () => {
  answers = [{ retryAfter: '0' }, { retryAfter: '0' }];
  expect(await link.post('/v1/hello', { from: 'Siân' }, schema)).toEqual({ done: true });
  expect(bodies).toEqual(Array.from({ length: 3 }, () => '{"from":"Siân"}'));
  expect(connections).toBe(1);
});

test('it does not wait for ever, nor longer than a conversation may last, nor without being told how long', async () => {
  answers = Array.from({ length: 50 }, () => ({ retryAfter: '0' }));
  await expect(link.post('/v1/hello', {}, schema)).rejects.toMatchObject({ code: 'slow-down' });
  expect(bodies).toHaveLength(20);
  for (const retryAfter of ['3600', null]) {
    answers = [{ retryAfter }];
    await expect(link.post('/v1/hello', {}, schema)).rejects.toMatchObject({ kind: 'trouble' });
  }
  expect(bodies).toHaveLength(22);
});

test('a stop ends the waiting', async () => {
  answers = [{ retryAfter: '50' }];
  const stop = new AbortController();
  const asked = link.post('/v1/hello', {}, schema, stop.signal);
  while (bodies.length === 0) await new Promise(setImmediate);
  setImmediate(() => stop.abort());
  await expect(asked).rejects.toMatchObject({ kind: 'stopped' });
});
