/** Two clinicians without a network, a real central record and its database: both inputs to one ACCT stand, in order, on both. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { anAcct, begunInput, enough, fill, inPerson } from '../../support/acct-desk.ts';
import { password } from '../../support/desk.ts';
import { recordsOf } from '../../support/second-stage-desk.ts';
import { twoApart, type TwoApart } from '../../support/two-apart.ts';

let both: TwoApart;
beforeAll(async () => {
  both = await twoApart(inject('postgresUrl'));
});
afterAll(() => both.stop());

it('keeps both inputs in the order of their signatures, one draft without loss, and merges support actions by field', async () => {
  const [a, b] = both.desks();
  const who = anAcct(a, 1, { surname: "O'Brien \u0627\u0644\u0639\u0631\u0628\u064a" });
  const shared = await begunInput(a, who);
  await fill(a, shared.draftId, { 'own-words': 'Before the network went' });
  await both.meet();
  await both.part();

  // Apart: each signs an input of their own, and both write in the draft that was begun on the first.
  const supports = [{ title: 'Daily contact', owner: 'Nurse', due: '2026-11-25' }];
  const onB = await begunInput(b, who);
  await fill(b, onB.draftId, { ...enough, formulation: 'Seen by Bill', supports });
  b.test.clock.now += 1_800_000;
  const second = await b.call('acct.sign', { draftId: onB.draftId, password });
  await fill(a, shared.draftId, {
    ...enough,
    formulation: 'Seen by Amara',
    attendance: { ...inPerson, mode: 'telephone' },
  });
  await fill(b, shared.draftId, { triggers: 'Written at the other desk' });
  a.test.clock.now += 600_000;
  await both.meet();

  const draft = await a.call('acct.openDraft', { draftId: shared.draftId });
  expect(draft.parts).toMatchObject({
    'own-words': 'Before the network went',
    formulation: 'Seen by Amara',
    triggers: 'Written at the other desk',
  });
  const first = await a.call('acct.sign', { draftId: shared.draftId, password });
  await both.meet();
  for (const at of [a, b]) {
    const { inputs } = await at.call('acct.narrative', { acctId: who.acctId });
    expect(inputs.map(({ id, signedBy }) => [id, signedBy])).toEqual([
      [first.signedId, 'Staff amara'],
      [second.signedId, 'Staff bill'],
    ]);
    const words = inputs.map(({ parts }) => parts.find(({ id }) => id === 'formulation')?.text);
    expect(words).toEqual(['Seen by Amara', 'Seen by Bill']);
    expect(at.store.conflicts(who.patientId)).toEqual([]);
    // What was said of the review first by somebody who could say it is not overruled by a later form.
    expect(recordsOf(at, who.patientId, 'acct-review')[0]?.['attendance']).toMatchObject({
      mode: 'in-person',
    });
    expect(recordsOf(at, who.patientId, 'acct-support')).toMatchObject([
      { title: 'Daily contact', state: 'open' },
    ]);
  }
});

it('shows a part that both wrote differently until somebody writes what is to stand', async () => {
  const [a, b] = both.desks();
  const who = anAcct(a, 2);
  const { draftId } = await begunInput(a, who);
  await fill(a, draftId, enough);
  await both.meet();
  await both.part();
  await fill(a, draftId, { formulation: 'Amara’s words' });
  await fill(b, draftId, { formulation: 'Bill’s words' });
  await both.meet();
  for (const at of [a, b]) {
    const [sentence] = (await at.call('acct.openDraft', { draftId })).missing;
    expect(sentence).toMatch(/^Formulation.*two people wrote different things/);
    await expect(at.call('acct.sign', { draftId, password })).rejects.toMatchObject({ kind: 'conflict' });
  }
  await fill(a, draftId, { formulation: 'Both agreed' });
  await both.meet();
  expect((await b.call('acct.openDraft', { draftId })).missing).toEqual([]);
});

it('keeps what was written elsewhere while the draft was signed, says so, and starts a correction with it', async () => {
  const [a, b] = both.desks();
  const who = anAcct(a, 3);
  const { draftId } = await begunInput(a, who);
  await fill(a, draftId, enough);
  await both.meet();
  await both.part();
  const { signedId } = await a.call('acct.sign', { draftId, password });
  await fill(b, draftId, { triggers: 'Letters from court' });
  await both.meet();
  for (const at of [a, b]) {
    const view = await at.call('acct.openDraft', { draftId });
    expect(view.state).toBe('signed');
    expect(view.missing).toEqual([expect.stringMatching(/^Triggers.*not part of what was signed/)]);
    const { inputs } = await at.call('acct.narrative', { acctId: who.acctId });
    expect(JSON.stringify(inputs)).not.toContain('Letters from court');
  }
  const asked = { kind: 'review', stayId: who.stayId, acctId: who.acctId, reviewId: who.reviewId } as const;
  const correction = await b.call('acct.draft', { ...asked, corrects: signedId });
  expect(correction.parts).toMatchObject({
    triggers: 'Letters from court',
    formulation: enough['formulation'],
  });
});
