/** What every client of the protocol has to do, as one list: docs/replication-protocol.md says it, this holds it. */
import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'vitest';
import { until } from '../support/central.ts';
import type { World } from './world.ts';

export interface Case {
  readonly name: string;
  run(world: World): Promise<void>;
}

const texts = (count: number, word: string): string[] =>
  Array.from({ length: count }, (_, index) => `${word} ${index}: Siân O’Neill-Łukasz, سلمى`);

/** What a promise was refused with. */
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'not refused',
    (error: { code?: unknown }) => error.code,
  );

export const cases: readonly Case[] = [
  {
    name: 'enrols with a code, and with no code of another central record or a wrong one',
    async run({ central, establishment, subject }) {
      const order = { establishment: establishment.id, roles: [], expires: new Date(Date.now() + 60_000) };
      const code = await central.running.newEnrolmentCode(order);
      const otherPin = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
      await expect(subject.enrol(central.running.url, otherPin, 'pin')).rejects.toThrow(
        /not the central record|another authority/,
      );
      const otherSecret = `${code.slice(0, 13)}${code[13] === '0' ? '1' : '0'}${code.slice(14)}`;
      await expect(subject.enrol(central.running.url, otherSecret, 'wrong')).rejects.toThrow(/not valid/);
      const enrolled = await subject.enrol(central.running.url, code.toLowerCase(), 'Réception 1');
      expect(enrolled.establishment).toEqual(establishment);
      const replica = subject.create(enrolled);
      await replica.sync();
      await replica.end();
    },
  },
  {
    name: 'pushes, pulls and compares: both hold the very same, byte for byte',
    async run({ create, subject, other, expectSame }) {
      const [a, b] = [await create(subject, 'A'), await create(other, 'B')];
      const ids = [...a.save(['one alone']), ...a.save(texts(30, 'a group')), ...b.save(texts(5, 'from B'))];
      await b.sync();
      await a.sync();
      await b.sync();
      await expectSame(ids, a, b);
    },
  },
  {
    name: 'reads page after page, and a group of more than a page whole',
    async run({ create, subject, other, expectSame }) {
      const [a, b] = [await create(other, 'A'), await create(subject, 'B')];
      const ids = Array.from({ length: 12 }, (_, n) =>
        a.save(texts(25, `${n} ${'x'.repeat(5000)}`), { type: 'hologram' }),
      ).flat();
      await a.sync();
      await b.sync();
      await expectSame(ids, a, b);
    },
  },
  {
    name: 'hears of a change by long poll, without asking again and again',
    async run({ create, subject, other, expectSame }) {
      const [a, b] = [await create(other, 'A'), await create(subject, 'B')];
      await a.sync();
      await b.follow();
      const ids = a.save(['seen at once']);
      const began = Date.now();
      await a.sync();
      await until(() => b.held().has(ids[0] ?? ''), 10_000);
      expect(Date.now() - began).toBeLessThan(8000);
      await b.leave();
      await b.sync();
      await expectSame(ids, b);
    },
  },
  {
    name: 'repairs a segment of which it lost an entry',
    async run({ create, subject, other, expectSame }) {
      const [a, b] = [await create(other, 'A'), await create(subject, 'B')];
      const ids = a.save(texts(20, 'kept'));
      await a.sync();
      await b.sync();
      b.forget(ids[7] ?? '');
      expect(b.held().has(ids[7] ?? '')).toBe(false);
      await b.sync();
      await expectSame(ids, a, b);
    },
  },
  {
    name: 'gives back an entry that vanished from the central record',
    async run({ central, establishment, create, subject, other, expectSame }) {
      const [a, b] = [await create(other, 'A'), await create(subject, 'B')];
      const ids = a.save(texts(12, 'kept'));
      await a.sync();
      await b.sync();
      await a.leave();
      await central.database.query('DELETE FROM change_log WHERE establishment = $1 AND id = $2', [
        establishment.id,
        ids[4],
      ]);
      await b.sync();
      await b.sync();
      const c = await create(other, 'C');
      await c.sync();
      await expectSame(ids, c);
      expect([...b.held().keys()].toSorted()).toEqual(ids.toSorted());
    },
  },
  {
    name: 'takes a new device id when a copy of it has written (fork), and loses nothing of either',
    async run({ create, adopt, subject, other, expectSame }) {
      const a = await create(subject, 'A');
      const ids = a.save(texts(3, 'before'));
      await a.sync();
      await a.leave();
      const copy = adopt(a.copy());
      ids.push(...a.save(['by the original']), ...copy.save(texts(2, 'by the copy')));
      await a.sync();
      await copy.sync();
      expect(copy.device()).not.toBe(a.device());
      await a.sync();
      const witness = await create(other, 'W');
      await witness.sync();
      await expectSame(ids, a, copy, witness);
    },
  },
  {
    name: 'takes a new device id when it was restored from a backup (behind), and gets its later changes back',
    async run({ create, adopt, subject, expectSame }) {
      const a = await create(subject, 'A');
      const ids = a.save(texts(3, 'before the backup'));
      await a.sync();
      await a.leave();
      const restored = adopt(a.copy());
      ids.push(...a.save(texts(4, 'after the backup')));
      await a.sync();
      await a.leave();
      ids.push(...restored.save(['after the restore, before the network']));
      await restored.sync();
      expect(restored.device()).not.toBe(a.device());
      await expectSame(ids, restored);
    },
  },
  {
    name: 'follows a new epoch and gives back what a restored central record lost, its own and others’',
    async run({ create, subject, other, backup, restore, expectSame }) {
      const [a, b, gone] = [
        await create(subject, 'A'),
        await create(other, 'B'),
        await create(other, 'gone'),
      ];
      const ids = a.save(texts(10, 'in the backup'));
      await a.sync();
      await b.sync();
      await backup();
      ids.push(...a.save(texts(3, 'lost')), ...gone.save(['lost, of one that never returns']));
      for (const replica of [a, gone, b, a]) await replica.sync();
      for (const replica of [a, gone, b]) await replica.leave();
      await restore();
      ids.push(...b.save(['under a feed number that was used before']));
      await a.sync();
      await b.sync();
      await a.sync();
      await expectSame(ids, a, b);
    },
  },
  {
    name: 'has a change set aside that belongs elsewhere, and what is behind it goes through',
    async run({ create, subject, other, expectSame }) {
      const [a, b] = [await create(subject, 'A'), await create(other, 'B')];
      const ids = a.save(['before']);
      const refused = a.save(['of another establishment'], { establishment: 'XXX' });
      ids.push(...a.save(['behind']));
      await a.sync();
      await b.sync();
      expect(a.refused()).toEqual(refused);
      await expectSame(ids, a, b);
      await a.sync();
      expect(a.refused()).toEqual(refused);
    },
  },
  {
    name: 'passes on a record type that the central record has never heard of',
    async run({ create, subject, other, expectSame }) {
      const [a, b] = [await create(subject, 'A'), await create(other, 'B')];
      const ids = a.save(['of the future'], { type: 'hologram' });
      await a.sync();
      await b.sync();
      await expectSame(ids, a, b);
    },
  },
  {
    name: 'keeps a save that is too large for any request, and still reads',
    async run({ create, subject, other, logged }) {
      const [a, b] = [await create(subject, 'A'), await create(other, 'B')];
      const before = a.save(['small']);
      a.save(['x'.repeat(4_300_000)], { type: 'hologram' });
      const fromB = b.save(['from B']);
      await b.sync();
      await a.sync();
      expect(a.waiting()).toBe(1);
      expect((await logged()).toSorted()).toEqual([...before, ...fromB].toSorted());
      expect([...a.held().keys()].toSorted()).toEqual([...before, ...fromB].toSorted());
    },
  },
  {
    name: 'sends nothing twice into the log when answers are lost on the way',
    async run({ create, proxy, subject, other, logged, expectSame }) {
      const between = await proxy();
      const [a, b] = [await create(subject, 'A', between.url), await create(other, 'B')];
      await a.sync();
      const ids = Array.from({ length: 8 }, () =>
        a.save([randomBytes(20_000).toString('base64')], { type: 'hologram' }),
      ).flat();
      between.resetCounts();
      const cut = a.sync().then(
        () => null,
        (error: unknown) => error,
      );
      // More than a handshake and a hello are: the push is on its way, and its answer is not.
      while (between.passed.up < 30_000) await setImmediate();
      between.faults.swallowAnswers = true;
      await until(() => between.passed.up > 160_000, 5000);
      while ((await logged()).length < ids.length) await setImmediate();
      between.cut();
      expect(await cut).not.toBeNull();
      expect(a.waiting()).toBe(ids.length);
      between.faults.swallowAnswers = false;
      // The first may still meet the end of the connection that was cut.
      await a.sync().catch(() => a.sync());
      await b.sync();
      await expectSame(ids, a, b);
    },
  },
  {
    name: 'retired, it sends and does not read; revoked, neither',
    async run({ central, establishment, create, subject, logged }) {
      const a = await create(subject, 'A');
      const at = `/establishments/${establishment.id}/workstations/${a.identity.workstation}`;
      await a.sync();
      await central.operator(at, { state: 'retired' });
      const ids = a.save(['the last']);
      expect(await codeOf(a.sync())).toBe('retired');
      expect(a.waiting()).toBe(0);
      await central.operator(at, { state: 'revoked' });
      a.save(['too late']);
      expect(await codeOf(a.sync())).toBe('revoked');
      expect(a.waiting()).toBe(1);
      expect(await logged()).toEqual(ids);
    },
  },
];

/** Against a central record of versions that nobody here speaks, which asks for more in one push than it takes. */
export const strangerCases: readonly Case[] = [
  {
    name: 'sends to a central record of another version, and reads nothing until one of them is updated',
    async run({ create, subject, other, logged }) {
      const [a, b] = [await create(subject, 'A'), await create(other, 'B')];
      const ids = [...b.save(['from B']), ...a.save(texts(3, 'from A'))];
      expect(await codeOf(b.sync())).toBe('update');
      expect(await codeOf(a.sync())).toBe('update');
      expect(await logged()).toEqual(ids);
      expect([a.waiting(), b.waiting()]).toEqual([0, 0]);
    },
  },
  {
    name: 'halves a batch that is too large',
    async run({ create, subject, logged }) {
      const a = await create(subject, 'A');
      const ids = Array.from({ length: 11 }, (_, n) =>
        a.save([`${n} ${'x'.repeat(450_000)}`], { type: 'hologram' }),
      ).flat();
      expect(await codeOf(a.sync())).toBe('update');
      expect(await logged()).toEqual(ids);
    },
  },
];
