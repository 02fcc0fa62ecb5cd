/**
 * The protocol of replication against a real central record over TLS: requests that fit, made wrong. Never an error of the server's
 * own, never a connection that hangs, and what was refused left nothing behind.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { Agent, request } from 'undici';
import { v4 as uuidv4 } from 'uuid';
import type { z } from 'zod';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { canonicalText, FIRST_PREV } from '../../../shared/changes/change.ts';
import { auditPushSchema, auditQuerySchema, auditText } from '../../../shared/replication/audit.ts';
import { enrolRequestSchema, renewRequestSchema } from '../../../shared/replication/enrolment.ts';
import { errorAnswerSchema } from '../../../shared/replication/errors.ts';
import { JSON_LINES } from '../../../shared/replication/limits.ts';
import {
  digestRequestSchema,
  helloRequestSchema,
  missingRequestSchema,
  pushHeaderSchema,
  relayHeaderSchema,
} from '../../../shared/replication/messages.ts';
import { startTestCentral, workstation, saveNote, type TestCentral } from '../../support/central.ts';
import { storedState } from '../../support/stored-state.ts';
import { seed, times } from '../../support/fuzz/budget.ts';
import { mutated } from '../../support/fuzz/mutate.ts';
import { harvest, validInput, type Pool } from '../../support/fuzz/valid-input.ts';
import { someChange } from '../../support/raw-client.ts';

/** Milliseconds within which every request here has to be answered. */
const PATIENCE_MS = 15_000;
const rounds = 10 * times;
const pool: Pool = { ids: new Map(), now: Date.now(), password: 'three odd mullet hats' };
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

let central: TestCentral;
let agent: Agent;
let identity: Identity;
const problems: string[] = [];
const counted = new Map<string, number>();

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  identity = await central.enrol('fuzz');
  const { key, certificate: cert, authority: ca } = identity;
  agent = new Agent({ connect: { key, cert, ca }, headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
  const station = workstation(await central.enrol('quiet'));
  saveNote(station.store, 'Zażółć');
  station.replication.start();
  await station.replication.syncNow();
  await station.stop();
});
afterAll(async () => {
  await agent?.destroy();
  await central?.stop();
});

beforeEach(() => {
  problems.length = 0;
  central.clock.offset = 0;
});

type Body = string | Buffer;

async function send(path: string, body: Body | null, headers: Record<string, string> = {}): Promise<void> {
  // Slowly enough by the central record's clock that the limit of a workstation does not answer for what is behind it.
  central.clock.offset += 100;
  const before = body === null ? '' : await storedState(central.database);
  const answer = await request(`${central.running.url}${path}`, {
    dispatcher: agent,
    method: body === null ? 'GET' : 'POST',
    headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...headers },
    body,
  }).catch((error: unknown) => String(error));
  const told = `${path} ${String(body).slice(0, 300)}`;
  if (typeof answer === 'string') return void problems.push(`${told}: ${answer}`);
  const { statusCode, body: stream } = answer;
  const text = await stream.text().catch(String);
  const key = `${/^\/v1\/\w*/.exec(path)?.[0].slice(0, 20) ?? path} ${statusCode}`;
  counted.set(key, (counted.get(key) ?? 0) + 1);
  if (statusCode === 429) problems.push(`${told}: sent away before it was read`);
  if (statusCode < 300) return;
  if (statusCode >= 500) problems.push(`${told}: ${statusCode} ${text} ${central.logged.at(-1) ?? ''}`);
  const refusal = errorAnswerSchema.safeParse(parsed(text));
  if (!refusal.success || refusal.data.sentence === '')
    problems.push(`${told}: refused without a sentence: ${text}`);
  if (body !== null && (await storedState(central.database)) !== before)
    problems.push(`${told}: refused, and stored something`);
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** JSON as somebody careless writes it: NaN becomes null, and a lone surrogate stays one. */
const jsonOf = (value: unknown): string => JSON.stringify(value) ?? '';

const sampled = (values: fc.Arbitrary<unknown>, n: number): unknown[] =>
  fc.sample(fc.oneof({ weight: 1, arbitrary: values }, { weight: 4, arbitrary: mutated(values) }), {
    numRuns: rounds,
    seed: seed + n,
  });

const jsonRoutes: readonly (readonly [string, z.ZodType])[] = [
  ['/v1/hello', helloRequestSchema],
  ['/v1/digest', digestRequestSchema],
  ['/v1/missing', missingRequestSchema],
  ['/v1/audit', auditPushSchema],
  ['/v1/audit/find', auditQuerySchema],
  ['/v1/enrol', enrolRequestSchema],
  ['/v1/renew', renewRequestSchema],
];

it('refuses JSON that is not of the protocol in words', { timeout: 60_000 * times }, async () => {
  for (const [index, [path, schema]] of jsonRoutes.entries())
    for (const body of sampled(validInput(schema, pool), index)) {
      // The limiter of enrolment would otherwise answer for what is behind it.
      if (path === '/v1/enrol') central.clock.offset += 61_000;
      await send(path, jsonOf(body));
    }
  for (const path of jsonRoutes.map(([route]) => route))
    for (const body of [
      '',
      '{',
      'null',
      '[]',
      '\u0000',
      '"x"',
      '{"a":'.repeat(3000),
      Buffer.from([0xff, 0xfe, 0]),
    ])
      await send(path, body);
  expect(problems).toEqual([]);
});

it('takes an audit trail with any words, or refuses it whole', async () => {
  const words = ['\u0000', 'O’Brien\u0000x', '\ud800', '', 'x'.repeat(9999), 'عبد'];
  for (const [index, detail] of words.entries()) {
    const stream = uuidv4();
    const entry = {
      seq: 1,
      at: new Date().toISOString(),
      staff: detail.slice(0, 90),
      event: 'opened',
      patient: null,
      detail,
    };
    const line = { ...entry, hash: sha256(FIRST_PREV + auditTextOf(entry, index)) };
    await send('/v1/audit', jsonOf({ stream, after: 0, prev: FIRST_PREV, entries: [line] }));
  }
  expect(problems).toEqual([]);
});

/** Canonical JSON refuses lone surrogates; then any text stands for it. */
function auditTextOf(entry: Parameters<typeof auditText>[0], n: number): string {
  try {
    return auditText(entry);
  } catch {
    return String(n);
  }
}

const lineOf = (value: unknown): string => {
  try {
    return canonicalText(value as never);
  } catch {
    return jsonOf(value);
  }
};

it(
  'takes pushes and relays of damaged lines, and sets aside or refuses them',
  { timeout: 60_000 * times },
  async () => {
    const changes = fc
      .constantFrom({}, { patient: null }, { group: uuidv4() })
      .map((over): unknown => someChange(over));
    for (const change of fc.sample(mutated(changes), { numRuns: rounds * 2, seed })) {
      const [device, lines] = [uuidv4(), [lineOf(change), lineOf(someChange())]];
      let prev = FIRST_PREV;
      for (const [index, line] of lines.entries())
        prev = sha256(`${prev}:${device}:${index + 1}:${sha256(line)}`);
      const header = { device, from: 1, prev: FIRST_PREV, count: 2, link: prev };
      const plain = [jsonOf(header), ...lines].join('\n');
      await send('/v1/push', plain, { 'content-type': JSON_LINES });
      const envelope = { change, device, seq: 1, prev: FIRST_PREV, hash: sha256(lines[0] ?? ''), link: prev };
      await send('/v1/relay', `${jsonOf({ count: 1 })}\n${jsonOf(envelope)}`, { 'content-type': JSON_LINES });
    }
    expect(problems).toEqual([]);
  },
);

it(
  'refuses headers of pushes and relays that are none, and bodies that are not what they say',
  { timeout: 60_000 * times },
  async () => {
    const headers = [
      ['/v1/push', pushHeaderSchema],
      ['/v1/relay', relayHeaderSchema],
    ] as const;
    const line = canonicalText(someChange());
    for (const [index, [path, schema]] of headers.entries())
      for (const header of sampled(validInput(schema, pool), 50 + index))
        await send(path, `${jsonOf(header)}\n${line}`, { 'content-type': JSON_LINES });
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    for (const [path] of headers) {
      await send(path, bomb, { 'content-type': JSON_LINES, 'content-encoding': 'gzip' });
      await send(path, Buffer.from('not compressed'), {
        'content-type': JSON_LINES,
        'content-encoding': 'gzip',
      });
      await send(path, Buffer.from('not compressed'), {
        'content-type': JSON_LINES,
        'content-encoding': 'zstd',
      });
      await send(path, Buffer.from('x'), { 'content-type': JSON_LINES, 'content-encoding': 'br' });
      await send(path, Buffer.from([0xff, 0xfe, 0x0a, 0x00]), { 'content-type': JSON_LINES });
      await send(path, '\n\n\n', { 'content-type': JSON_LINES });
    }
    expect(problems).toEqual([]);
  },
);

it('refuses questions in addresses that are none', { timeout: 60_000 * times }, async () => {
  const hello = await central.database.query<{ epoch: string }>('SELECT epoch FROM establishment LIMIT 1');
  harvest(pool, hello);
  const epoch = hello[0]?.epoch ?? '';
  const values = [
    '',
    '-1',
    '0',
    '1',
    '9'.repeat(40),
    '9007199254740993',
    '1e400',
    'NaN',
    '%00',
    '%ff',
    '%F0%9F%98%80',
    '__proto__',
    'x'.repeat(3000),
    uuidv4(),
    epoch,
  ];
  const before = await storedState(central.database);
  for (const value of values) {
    await send(`/v1/pull?epoch=${epoch}&after=${value}`, null);
    await send(`/v1/pull?epoch=${value}&after=0`, null);
    await send(`/v1/pull?epoch=${epoch}&after=0&bytes=${value}&most=${value}&wait=0`, null);
    await send(`/v1/pull?epoch=${epoch}&after=0&device=${value}`, null);
    await send(`/v1/segment/${value}`, null);
    await send(`/v1/first/histories?epoch=${epoch}&upTo=${value}&people=-`, null);
    await send(`/v1/first/histories?epoch=${epoch}&upTo=0&people=${value}`, null);
    await send(`/v1/packs/${value}/fhir`, null);
    await send(`/v1/${value}`, null);
  }
  expect(await storedState(central.database)).toBe(before);
  expect(problems).toEqual([]);
});

it('is well afterwards: somebody else still replicates, and both hold the same', async () => {
  const station = workstation(await central.enrol('afterwards'));
  saveNote(station.store, 'afterwards');
  station.replication.start();
  await station.replication.syncNow();
  expect(station.replication.status()).toMatchObject({ waiting: 0, compared: { equal: true } });
  await station.stop();
  console.log(Object.fromEntries([...counted].toSorted(([a], [b]) => a.localeCompare(b))));
});
