/** A reader paging while eight workstations write at once steps over nothing (an identity-column cursor lost 17 %). */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { splitLines } from '../../../shared/replication/lines.ts';
import { helloAnswerSchema, pageHeaderSchema } from '../../../shared/replication/messages.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { rawClient, someChange } from '../../support/raw-client.ts';

const WRITERS = 8;
const BATCH = 20;
const RACE_MS = 4000;

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
});
afterAll(() => central.stop());

test('eight writers, one reader, no change stepped over', async () => {
  const identities = await Promise.all(Array.from({ length: WRITERS + 1 }, (_, n) => central.enrol(`W${n}`)));
  const [reader, ...writers] = identities.map((identity) => rawClient(identity));
  if (!reader) throw new Error('no reader');
  const end = Date.now() + RACE_MS;
  const written = new Set<string>();
  const writing = writers.map(async (writer) => {
    while (Date.now() < end) {
      const changes = Array.from({ length: BATCH }, () => someChange());
      await writer.push(changes);
      for (const change of changes) written.add(change.id);
    }
  });
  const hello = await reader.link.post(
    '/v1/hello',
    {
      protocol: [1],
      app: 'race',
      device: reader.device,
      head: { seq: 0, link: '0'.repeat(64) },
      acknowledged: { seq: 0, link: '0'.repeat(64) },
      cursor: null,
      now: new Date().toISOString(),
      compressions: [],
    },
    helloAnswerSchema,
  );
  const seen = new Set<string>();
  let after = 0;
  let finished = false;
  const done = Promise.all(writing).then(() => void (finished = true));
  for (;;) {
    const last = finished;
    const text = await reader.link.getLines(`/v1/pull?epoch=${hello.epoch}&after=${after}`, 0);
    const { header, lines } = splitLines(text);
    for (const line of lines) seen.add((JSON.parse(line) as { id: string }).id);
    const { next } = pageHeaderSchema.parse(JSON.parse(header));
    if (last && next === after) break;
    after = next;
  }
  await done;
  console.log(
    `${written.size} changes by ${WRITERS} writers in ${RACE_MS / 1000} s; ${written.size - seen.size} stepped over`,
  );
  expect(seen.size).toBe(written.size);
  await Promise.all([reader, ...writers].map((client) => client.link.close()));
});
