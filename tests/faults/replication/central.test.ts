/** The central record lives through what its clients and its database do to it. */
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import {
  saveNote,
  saveNotes,
  startTestCentral,
  workstation,
  type TestCentral,
} from '../../support/central.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
});
afterAll(() => central.stop());

test('an upload cut half way does not end it', async () => {
  const identity = await central.enrol('cut');
  const { hostname, port } = new URL(central.running.url);
  for (let round = 0; round < 5; round += 1)
    await new Promise<void>((resolve) => {
      const { key, certificate: cert, authority: ca } = identity;
      const socket = connect({ host: hostname, port: Number(port), key, cert, ca }, () => {
        socket.write(
          `POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nContent-Length: 99999\r\n\r\n{"dev`,
        );
        setTimeout(() => socket.destroy(), 20);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
    });
  const station = workstation(identity);
  saveNote(station.store, 'afterwards');
  station.replication.start();
  await station.replication.syncNow();
  expect(station.replication.status().waiting).toBe(0);
  await station.stop();
});

test('every database connection closed: refused for a moment, then served again', async () => {
  const station = workstation(await central.enrol('closed'));
  station.replication.start();
  await station.replication.syncNow();
  await central.database
    .query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )
    .catch(() => undefined);
  saveNotes(station.store, 20);
  await station.replication.syncNow().catch(() => station.replication.syncNow());
  expect(station.replication.status()).toMatchObject({ waiting: 0, compared: { equal: true } });
  await station.stop();
});

test('stopped and started while workstations hold connections: they return by themselves', async () => {
  const [a, b] = [workstation(await central.enrol('A')), workstation(await central.enrol('B'))];
  for (const station of [a, b]) {
    station.replication.start();
    await station.replication.syncNow();
  }
  await central.restart();
  saveNote(a.store, 'after the restart');
  await a.until(() => a.replication.status().waiting === 0);
  await b.until(() => b.store.counts().changes === a.store.counts().changes);
  await a.stop();
  await b.stop();
});

test('a body that unpacks to more than the limit is refused with "too large"', async () => {
  const { gzipSync } = await import('node:zlib');
  const { Agent, request } = await import('undici');
  const identity = await central.enrol('bomb');
  const dispatcher = new Agent({
    connect: { key: identity.key, cert: identity.certificate, ca: identity.authority },
  });
  const answer = await request(`${central.running.url}/v1/push`, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
    body: gzipSync(Buffer.alloc(200_000_000)),
  });
  expect(answer.statusCode).toBe(413);
  expect(await answer.body.json()).toMatchObject({ error: 'too-large' });
  await dispatcher.close();
});

test('guessing enrolment codes is slowed down, and a code dies after ten wrong tries', async () => {
  const code = await central.newCode();
  const { createLink } = await import('../../../electron/records/replication/link.ts');
  const { makeKeyAndRequest } = await import('../../../electron/records/replication/identity.ts');
  const { enrolAnswerSchema } = await import('../../../shared/replication/enrolment.ts');
  const { authority } = await central.enrol('known');
  const link = createLink(central.running.url, { authority });
  const { csr } = await makeKeyAndRequest('guesser');
  const codes: (string | null)[] = [];
  for (let round = 0; round < 25; round += 1) {
    const guess = `${code.slice(0, 4)}${'0'.repeat(8)}`;
    const fault = await link
      .post('/v1/enrol', { code: guess, csr, name: 'x' }, enrolAnswerSchema)
      .catch((error: { code: string }) => error);
    codes.push((fault as { code: string }).code);
  }
  expect(codes[0]).toBe('wrong-code');
  expect(codes.at(-1)).toBe('slow-down');
  const [row] = await central.database.query<{ attempts: number }>(
    'SELECT attempts FROM enrolment_code WHERE handle = $1',
    [code.slice(0, 4)],
  );
  expect(row?.attempts).toBeGreaterThanOrEqual(10);
  await link.close();
});
