/** One workstation that asks without end takes nothing from the others: it is sent away, they are not. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Agent, request } from 'undici';
import { v4 as uuidv4 } from 'uuid';
import { MOST_IN_WINDOW } from '../../../central/rate.ts';
import { canonicalText, FIRST_PREV } from '../../../shared/changes/change.ts';
import { JSON_LINES } from '../../../shared/replication/limits.ts';
import { percentile } from '../../bench/figures.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { someChange } from '../../support/raw-client.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
let central: TestCentral;
const agents: Agent[] = [];
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
});
afterAll(async () => {
  for (const agent of agents) await agent.destroy();
  await central?.stop();
});

interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly ms: number;
}

async function asker(name: string) {
  const { key, certificate: cert, authority: ca } = await central.enrol(name);
  const agent = new Agent({ connect: { key, cert, ca } });
  agents.push(agent);
  return async (path: string, body?: string, type = 'application/json'): Promise<Answered> => {
    const began = performance.now();
    const {
      statusCode,
      headers,
      body: answer,
    } = await request(`${central.running.url}${path}`, {
      dispatcher: agent,
      ...(body === undefined ? {} : { method: 'POST' as const, body, headers: { 'content-type': type } }),
    });
    await answer.dump();
    const retryAfter = headers['retry-after'];
    return { status: statusCode, retryAfter: retryAfter?.toString(), ms: performance.now() - began };
  };
}

/** One save of a device of its own. */
function aPush(): string {
  const [device, line] = [uuidv4(), canonicalText(someChange())];
  const link = sha256(`${FIRST_PREV}:${device}:1:${sha256(line)}`);
  return `${JSON.stringify({ device, from: 1, prev: FIRST_PREV, count: 1, link })}\n${line}`;
}

test('a flood from one certificate is refused with a time to come back, while another saves unrefused', async () => {
  const [noisy, quiet] = [await asker('noisy'), await asker('quiet')];
  const saves = async (): Promise<Answered[]> => {
    const answered: Answered[] = [];
    for (let n = 0; n < 25; n += 1) answered.push(await quiet('/v1/push', aPush(), JSON_LINES));
    return answered;
  };
  const alone = await saves();
  let flooding = true;
  const told: Answered[] = [];
  const audit = JSON.stringify({ as: uuidv4(), limit: 1 });
  const floods = Array.from({ length: 24 }, async (_, lane) => {
    while (flooding) {
      if (lane === 0) told.push(await noisy('/v1/push', aPush(), JSON_LINES));
      else if (lane % 2 === 1) told.push(await noisy('/v1/audit/find', audit));
      else told.push(await noisy(`/v1/packs/${uuidv4()}/fhir`));
    }
  });
  // Until the limit has been met, and through the saves of the other.
  while (!told.some(({ status }) => status === 429) && told.length < MOST_IN_WINDOW * 4)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const beside = await saves();
  flooding = false;
  await Promise.all(floods);

  const ms = (answers: readonly Answered[]): number[] => answers.map((answer) => answer.ms);
  const p99 = (answers: readonly Answered[]): string => percentile(ms(answers), 0.99).toFixed(0);
  const refused = told.filter(({ status }) => status === 429);
  console.log(
    `save of the quiet one, p99: ${p99(alone)} ms alone, ${p99(beside)} ms beside ${told.length} requests of one workstation, ${refused.length} of them refused`,
  );
  expect(beside.map(({ status }) => status)).toEqual(beside.map(() => 200));
  expect(refused.length).toBeGreaterThan(0);
  for (const { retryAfter } of refused) expect(Number(retryAfter)).toBeGreaterThan(0);
  expect(told.filter(({ status }) => status >= 500)).toEqual([]);
});
