/** Whatever happens in whatever order: who holds a person has every change about them, and nobody reads past their own time. */
import fc from 'fast-check';
import { v4 as uuidv4 } from 'uuid';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import type { Change } from '../../../shared/changes/change.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { rawClient, someChange, type RawClient } from '../../support/raw-client.ts';
import { openPrisons, prisons, type Prison } from '../../support/transfer.ts';

const codes = Object.keys(prisons) as Prison[];
let central: TestCentral;
const identities = new Map<Prison, Identity>();

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  const enrolAt = await openPrisons(central);
  for (const code of codes) identities.set(code, await enrolAt(code));
});
afterAll(() => central.stop());

/** What one workstation does next: about one of two people, and whether it has a line just then. */
const step = fc.record({
  at: fc.constantFrom(...codes),
  desk: fc.constantFrom(0, 1),
  person: fc.constantFrom(0, 1),
  what: fc.constantFrom('note', 'arrive', 'leave', 'leave') as fc.Arbitrary<'note' | 'arrive' | 'leave'>,
  to: fc.constantFrom(...codes),
  online: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Post {
  readonly client: RawClient;
  readonly waiting: Change[];
}

class World {
  readonly people = [uuidv4(), uuidv4()] as const;
  readonly posts = new Map<string, Post>();
  /** The stay each prison last began for a person. */
  readonly stays = new Map<string, string>();
  /** Ids in the order in which the central record accepted them, with their person and prison. */
  readonly accepted: { readonly id: string; readonly patient: string; readonly by: string }[] = [];
  /** How much had been accepted when a prison was last seen to hold a person. */
  readonly heldUntil = new Map<string, number>();
  private time = Date.parse('2026-11-01T00:00:00Z');

  tick(): string {
    this.time += 60_000;
    return new Date(this.time).toISOString();
  }

  post(at: Prison, desk: number): Post {
    const key = `${at} ${desk}`;
    const known = this.posts.get(key);
    if (known) return known;
    const made = { client: rawClient(identities.get(at) as Identity), waiting: [] };
    this.posts.set(key, made);
    return made;
  }

  write(at: Prison, patient: string, type: string, id: string, values: Record<string, unknown>): Change {
    const fields = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value, replaces: [] }]),
    ) as Change['fields'];
    return someChange({ establishment: at, patient, record: { type, id }, fields });
  }

  changesOf({ at, person, what, to }: Step): Change[] {
    const patient = this.people[person] ?? '';
    const when = this.tick();
    const key = `${at} ${patient}`;
    if (what === 'note') return [this.write(at, patient, 'note', uuidv4(), { text: `at ${at} ${when}` })];
    if (what === 'arrive') {
      const stay = uuidv4();
      this.stays.set(key, stay);
      return [this.write(at, patient, 'stay', stay, { arrivedAt: when, departedAt: null })];
    }
    const stay = this.stays.get(key);
    if (stay === undefined) return [];
    return [
      this.write(at, patient, 'stay', stay, { departedAt: when, departure: 'transfer' }),
      this.write(at, patient, 'departure', uuidv4(), {
        stay,
        kind: 'transfer',
        at: when,
        destination: to,
        destinationName: null,
        state: 'recorded',
      }),
    ];
  }

  async holders(): Promise<Map<string, string>> {
    const rows = await central.database.query<{ patient: string; establishment: string }>(
      'SELECT patient, establishment FROM custody WHERE patient = ANY($1::uuid[])',
      [this.people],
    );
    return new Map(rows.map((row) => [row.patient, row.establishment]));
  }

  async push(at: Prison, post: Post): Promise<void> {
    const lines = post.waiting.splice(0);
    if (lines.length === 0) return;
    await post.client.push(lines);
    for (const change of lines) this.accepted.push({ id: change.id, patient: change.patient ?? '', by: at });
    for (const [patient, holder] of await this.holders())
      this.heldUntil.set(`${holder} ${patient}`, this.accepted.length);
  }

  async close(): Promise<void> {
    for (const { client } of this.posts.values()) await client.link.close();
  }
}

it('leaves the holder with every change, nobody else with what came after them, and the log sound', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const world = new World();
      try {
        for (const each of steps) {
          const post = world.post(each.at, each.desk);
          post.waiting.push(...world.changesOf(each));
          if (each.online) await world.push(each.at, post);
        }
        for (const [key, post] of world.posts) await world.push(key.slice(0, 3) as Prison, post);
        const rows = await central.database.query<{ establishment: string; id: string; patient: string }>(
          'SELECT establishment, id, patient FROM change_log WHERE patient = ANY($1::uuid[])',
          [world.people],
        );
        const feeds = new Map(codes.map((code) => [code as string, new Set<string>()]));
        for (const { establishment, id } of rows) feeds.get(establishment)?.add(id);
        for (const [patient, holder] of await world.holders()) {
          const all = world.accepted.filter((each) => each.patient === patient).map((each) => each.id);
          expect(all.filter((id) => !feeds.get(holder)?.has(id))).toEqual([]);
        }
        for (const [code, feed] of feeds)
          for (const [index, { id, patient, by }] of world.accepted.entries())
            if (by !== code && feed.has(id))
              expect(index).toBeLessThan(world.heldUntil.get(`${code} ${patient}`) ?? 0);
      } finally {
        await world.close();
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
  const [moved] = await central.database.query<{ n: number }>(
    'SELECT count(*) AS n FROM transfer WHERE entries > 0',
  );
  expect(moved?.n).toBeGreaterThan(5);
  for (const code of codes) {
    const answer = await central.operator<{ sound: boolean }>(`/establishments/${code}/verify`, {});
    expect(answer.sound).toBe(true);
  }
});
