/** Hello and pushes travel one behind the other on one connection, in the order they were asked for. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:https';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openAuthority, type Authority } from '../../../central/enrolment/authority.ts';
import { issueServer } from '../../../central/enrolment/certificates.ts';
import { createLink, type Link } from '../../../electron/records/replication/link.ts';
import { temporaryFolder } from '../../support/stores.ts';

/** What arrived, in order, and how it is answered. */
let arrived: { size: number; answer: () => void }[] = [];
let connections = 0;
let link: Link;
let end: () => Promise<void>;

const folder = temporaryFolder();
let authority: Authority;
beforeAll(() => {
  authority = openAuthority(folder.path, new Date());
});
afterAll(() => folder.remove());

const done = (response: ServerResponse) => (): void =>
  void response.setHeader('content-type', 'application/json').end('{"done":true}');

beforeEach(async () => {
  [arrived, connections] = [[], 0];
  const { key, certificate: cert } = issueServer(authority, ['127.0.0.1'], new Date());
  const server = createServer({ key, cert }, (request, response) => {
    let size = 0;
    request.on('data', (piece: Buffer) => (size += piece.length));
    request.on('end', () => arrived.push({ size, answer: done(response) }));
  });
  server.on('secureConnection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  link = createLink(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    authority: authority.certificate,
  });
  end = async () => {
    await link.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterEach(() => end());

const schema = z.object({ done: z.boolean() });
const push = (text: string): Promise<unknown> => link.postLines('/v1/push', text, 'zstd', schema);
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function greeted(): Promise<void> {
  const hello = link.post('/v1/hello', { from: 'Zoë' }, schema);
  while (arrived.length === 0) await turn();
  arrived.shift()?.answer();
  await hello;
}

test('a push leaves before the one in front is answered, without a connection of its own', async () => {
  await greeted();
  const pushes = [push('first'), push('second one'), push('and a third')];
  while (arrived.length < 3) await turn();
  expect(arrived.map(({ size }) => size)).toEqual([5, 10, 11]);
  // Answered in any order, they still come back in theirs.
  for (const { answer } of arrived.toReversed()) answer();
  await Promise.all(pushes);
  expect(connections).toBe(1);
});

test('one that is packed sooner does not overtake one that is packed on another thread', async () => {
  await greeted();
  const large = randomBytes(512 * 1024).toString('hex');
  const pushes = [push(large), push('small')];
  while (arrived.length < 2) await turn();
  expect(arrived[0]?.size).toBeGreaterThan(100_000);
  expect(arrived[1]?.size).toBe(5);
  for (const { answer } of arrived) answer();
  await Promise.all(pushes);
});

test('what waits for news keeps no push waiting', async () => {
  await greeted();
  const poll = link.getLines('/v1/pull?wait=25000', 25_000).catch(() => null);
  while (arrived.length === 0) await turn();
  const pushed = push('saved meanwhile');
  while (arrived.length < 2) await turn();
  arrived[1]?.answer();
  await pushed;
  expect(connections).toBe(2);
  arrived[0]?.answer();
  await poll;
});
