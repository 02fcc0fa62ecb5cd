/** A person with an open ACCT is moved: the receiving prison reads the ACCT and what was signed before the van arrives. */
import { v4 as uuidv4 } from 'uuid';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { acctInputHandlers } from '../../../electron/records/services/acct/input/input-handlers.ts';
import type { ServiceContext } from '../../../electron/records/services/context.ts';
import { anAcct, begunInput, enough, fill } from '../../support/acct-desk.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { admitTeam, deskOn, password } from '../../support/desk.ts';
import { temporaryStore, testStart } from '../../support/stores.ts';
import { desk, openPrisons, prisons, type Desk, type Prison } from '../../support/transfer.ts';

let central: TestCentral;
const opened: Desk[] = [];
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
});
afterAll(async () => {
  for (const each of opened) await each.stop();
  await central.stop();
});

it('shows ACCT, narrative, picture and summary at the receiving prison before anybody has arrived there', async () => {
  const enrolAt = await openPrisons(central);
  const at = async (prison: Prison): Promise<Desk> => {
    const stored = temporaryStore(10 + opened.length, { device: uuidv4(), newId: uuidv4 });
    const made = desk(prison, await enrolAt(prison), { stored, now: stored.clock });
    opened.push(made);
    return made;
  };
  const [leicester, norwich] = [await at('LEI'), await at('NOR')];
  central.clock.offset = testStart - Date.now();
  admitTeam(leicester.stored);
  const sending = deskOn(leicester.stored, uuidv4);
  const who = anAcct(sending, 1, { surname: "O'Neill \u0641\u0627\u0631\u0633" });
  const { draftId } = await begunInput(sending, who);
  const supports = [{ title: 'Daily contact', owner: 'Nurse', due: null }];
  await fill(sending, draftId, { ...enough, location: 'Shared cell', triggers: 'After visits', supports });
  const { signedId } = await sending.call('acct.sign', { draftId, password });
  await leicester.sync();
  await norwich.sync();
  expect(norwich.store.record('acct', who.acctId)).toBeNull();

  leicester.leaves({
    patient: who.patientId,
    stay: who.stayId,
    at: '2026-11-22T19:39:00.000+00:00',
    to: 'NOR',
  });
  await leicester.sync();
  await norwich.sync();
  const { context } = deskOn(norwich.stored, uuidv4, 'bill');
  const receiving: ServiceContext = { ...context, establishment: { id: 'NOR', name: prisons.NOR } };
  // Nobody has arrived: there is no stay at the receiving prison yet.
  expect(norwich.store.recordsOfPatient(who.patientId, 'stay').map(({ id }) => id)).toEqual([who.stayId]);
  const { acctId, patientId } = who;
  const narrative = await acctInputHandlers['acct.narrative'](receiving, { acctId });
  expect(narrative.inputs).toMatchObject([{ id: signedId, kind: 'review' }]);
  expect(JSON.stringify(narrative)).toContain('Hearing on Thursday');
  const sheet = await acctInputHandlers['acct.handoverSheet'](receiving, { patientId });
  const said = JSON.stringify(sheet.lines);
  for (const words of [
    'Open. Log number L26/118.',
    'After visits',
    'Shared cell',
    'Daily contact',
    '23-Nov-2026 14:00',
  ])
    expect(said).toContain(words);
  expect(sheet).toMatchObject({ state: 'open', establishment: prisons.NOR });
  const { entries } = await acctInputHandlers['acct.timeline'](receiving, { patientId });
  expect(entries.map(({ lane }) => lane)).toEqual(['stay', 'acct', 'review']);
  // What the sending prison signed is not begun again here without a stay, and no new input is given for a stay elsewhere.
  expect(() =>
    acctInputHandlers['acct.draft'](receiving, {
      kind: 'review',
      stayId: who.stayId,
      acctId,
      reviewId: who.reviewId,
      corrects: null,
    }),
  ).toThrow('at another prison');
});
