/**
 * Health input to a review, on a headless workstation killed (SIGKILL, as a power cut is to a process) at random instants while its parts
 * are saved: after each start the form resumes in the same draft with every part that was acknowledged, and nothing in conflict.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AcctDraftView } from '../../../shared/contract/acct-views.ts';
import { seeded } from '../../bench/figures.ts';
import { enough } from '../../support/acct-desk.ts';
import type { Headless } from '../../support/headless.ts';
import { receptionFolder, signIn, type ReceptionFolder } from '../../support/reception-folder.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';
import { bundleWorkstation, type WorkstationBundle } from '../../support/workstation-bundle.ts';

const rounds = Number(process.env['ACCT_KILLS'] ?? 12);
const MOST_PARTS = 25;
const texts = ['own-words', 'formulation', 'triggers', 'location', 'observations', 'items', 'protective'];
const acctId = uuid(0xac, 1);

let bundle: WorkstationBundle;
let folder: ReceptionFolder;
beforeAll(async () => {
  bundle = await bundleWorkstation();
  folder = await receptionFolder();
  await folder.inside(async (_nurse, store) => {
    const acct = {
      openedAt: '2026-11-22T19:10:00.000+00:00',
      openedBy: 'Officer',
      reason: 'x',
      state: 'open',
    };
    store.commit(
      [
        draft(
          'acct',
          acctId,
          { ...acct, logNumber: null, handedTo: null, closedAt: null },
          folder.open.patientId,
        ),
      ],
      nurse,
    );
  });
});
afterAll(() => {
  bundle.remove();
  folder.remove();
});

async function must<T>(process: Headless, channel: string, input: unknown): Promise<T> {
  const line = await process.ask(channel, input);
  if (line.error !== undefined) throw new Error(`${channel}: ${line.error.kind}: ${line.error.sentence}`);
  return line.output as T;
}

const begin = (process: Headless): Promise<AcctDraftView> =>
  must(process, 'acct.draft', { kind: 'review', stayId: folder.open.stayId, acctId, reviewId: null });

it(`resumes with every acknowledged part after ${rounds} kills`, { timeout: 15 * 60_000 }, async () => {
  const random = seeded(rounds);
  /** What may stand in each part: the last acknowledged words, and those of a call that was under way. */
  const standing = new Map<string, (string | undefined)[]>();
  let acknowledged = 0;
  let insideCall = 0;
  let draftId: string | null = null;
  for (let round = 1; round <= rounds + 1; round += 1) {
    const process = await bundle.start({ ...folder, network: false });
    try {
      await must(process, 'session.signIn', signIn);
      const view = await begin(process);
      expect(view.draftId).toBe(draftId ?? view.draftId);
      ({ draftId } = view);
      for (const [part, allowed] of standing) {
        expect(allowed, part).toContain(view.parts[part]);
        standing.set(part, [view.parts[part] as string | undefined]);
      }
      expect(view.missing.filter((sentence) => sentence.includes('two people'))).toEqual([]);
      if (round > rounds) break;
      const gone = process.exited.then(() => null);
      let left = Math.floor(random() * MOST_PARTS);
      let timer: NodeJS.Timeout | undefined;
      let began = performance.now();
      for (let n = 0; ; n += 1) {
        left -= 1;
        // Anywhere from now to the end of the save after this one.
        if (left < 0)
          timer ??= setTimeout(() => void process.kill(), random() * 2 * (performance.now() - began));
        began = performance.now();
        const part = texts[Math.floor(random() * texts.length)] ?? '';
        const value = `round ${round}, words ${n}: “لا أستطيع” O’Brien`;
        const before = standing.get(part) ?? [view.parts[part] as string | undefined];
        standing.set(part, [...before.slice(-1), value]);
        const line = await Promise.race([process.ask('acct.savePart', { draftId, part, value }), gone]);
        if (line === null) {
          insideCall += 1;
          break;
        }
        if (line.error !== undefined) throw new Error(line.error.sentence);
        standing.set(part, [value]);
        acknowledged += 1;
      }
      clearTimeout(timer);
    } finally {
      await process.kill();
    }
  }
  expect(acknowledged).toBeGreaterThan(rounds);
  expect(insideCall).toBeGreaterThan(0);

  // After all of them it is signed as it stands, and the store is sound.
  await folder.inside(async (at, store) => {
    for (const [part, value] of Object.entries(enough))
      await at.ask('acct.savePart', { draftId: draftId ?? '', part, value });
    const { signedId } = await at.ask('acct.sign', { draftId: draftId ?? '', password: signIn.password });
    const { inputs } = await at.ask('acct.narrative', { acctId });
    expect(inputs.map(({ id }) => id)).toEqual([signedId]);
    store.verify();
    expect(store.log.firstBroken()).toBeNull();
  });
  console.log(`${rounds} kills, ${insideCall} inside a call, ${acknowledged} acknowledged parts, none lost`);
});
