/** Requests one behind the other on one connection: each gives its place at work back, whatever becomes of those around it. */
import { connect } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGates, holdBack, type Gates } from '../../../central/replication/gates.ts';

const push = 'POST /v1/push HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\n\r\n';
let app: FastifyInstance;
let gates: Gates;
beforeEach(() => {
  app = fastify();
  gates = createGates(() => 0);
  holdBack(app, { gates });
});
afterEach(() => app.close());

const listening = async (): Promise<number> =>
  Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);

test('nobody keeps a place who has gone, wherever their request stood in the row', async () => {
  const { counts } = gates.write;
  const never = Promise.withResolvers<string>();
  app.post('/v1/push', () => never.promise);
  const port = await listening();
  for (let round = 0; round < 3; round += 1) {
    const socket = connect(port, '127.0.0.1', () => socket.write(push.repeat(4)));
    await vi.waitUntil(() => counts.running + counts.waiting === 4);
    expect(counts.running).toBe(2);
    socket.destroy();
    await vi.waitUntil(() => counts.running + counts.waiting === 0);
  }
});

test('an answer that waits for the one in front of it keeps nobody from working', async () => {
  const third = Promise.withResolvers<void>();
  let begun = 0;
  app.post('/v1/push', async () => {
    begun += 1;
    // Two of one workstation are at work at once; the first is done only after the third.
    if (begun === 1) await third.promise;
    if (begun === 3) third.resolve();
    return 'done';
  });
  const socket = connect(await listening(), '127.0.0.1', () => socket.write(push.repeat(3)));
  let answers = '';
  socket.on('data', (piece) => (answers += piece.toString()));
  await vi.waitUntil(() => answers.split('done').length === 4);
  socket.destroy();
});
