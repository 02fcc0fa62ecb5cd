/** Health input through the channels, on a real encrypted store: saved as it is typed, signed once, corrected by another. */
import { describe, expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import { anAcct, begunInput, enough, fill, inPerson } from '../../support/acct-desk.ts';
import { password } from '../../support/desk.ts';
import { recordsOf } from '../../support/second-stage-desk.ts';

const desk = desksOfTest();

describe('a form of health input', () => {
  it('keeps each part in a register of its own, durable when it answers, and takes up the draft that waits', async () => {
    const at = desk();
    const who = anAcct(at);
    const { draftId, missing } = await begunInput(at, who);
    expect(missing).toEqual([
      'Write: Formulation: what brings the risk about, and what eases it.',
      'Say how healthcare took part.',
    ]);
    await fill(at, draftId, { 'own-words': '“لا أستطيع” he said', formulation: 'first' });
    await fill(at, draftId, { formulation: 'second' });
    at.test.reopen();
    const again = await begunInput(at, who);
    expect(again.draftId).toBe(draftId);
    expect(again.parts).toEqual({ 'own-words': '“لا أستطيع” he said', formulation: 'second' });
    expect(again.missing).toEqual(['Say how healthcare took part.']);
    expect(at.store.record('acct-draft', draftId)?.fields['part.formulation']?.versions).toHaveLength(1);
  });

  it('is begun by somebody else beside it, not in it', async () => {
    const at = desk();
    const who = anAcct(at);
    const mine = await begunInput(at, who);
    const theirs = await begunInput(at.as('bill'), who);
    expect(theirs.draftId).not.toBe(mine.draftId);
  });

  it('is put away and taken up again with every word in it, and cannot be written in meanwhile', async () => {
    const at = desk();
    const { draftId } = await begunInput(at, anAcct(at));
    await fill(at, draftId, { formulation: 'kept' });
    await at.call('acct.putAway', { draftId });
    await expect(fill(at, draftId, { formulation: 'lost' })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(at.call('acct.sign', { draftId, password })).rejects.toMatchObject({ kind: 'conflict' });
    await at.call('acct.putAway', { draftId, undo: true });
    expect((await at.call('acct.openDraft', { draftId })).parts).toEqual({ formulation: 'kept' });
    await fill(at, draftId, { formulation: null });
    expect((await at.call('acct.openDraft', { draftId })).parts).toEqual({});
  });

  it('refuses a part that the form does not have, and what does not fit one', async () => {
    const at = desk();
    const { draftId } = await begunInput(at, anAcct(at));
    for (const part of ['riskScore', 'risk-level', 'outcome', 'toString'])
      await expect(fill(at, draftId, { [part]: 'high' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(fill(at, draftId, { formulation: 7 })).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('signing', () => {
  it('asks for the password again and freezes what was said', async () => {
    const at = desk();
    const who = anAcct(at);
    const { draftId } = await begunInput(at, who);
    await expect(at.call('acct.sign', { draftId, password })).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('Write: Formulation'),
    });
    await fill(at, draftId, enough);
    await expect(at.call('acct.sign', { draftId, password: 'wrong' })).rejects.toMatchObject({
      kind: 'wrong-password',
    });
    expect(recordsOf(at, who.patientId, 'acct-input')).toEqual([]);
    const { signedId } = await at.call('acct.sign', { draftId, password });
    expect(recordsOf(at, who.patientId, 'acct-input')).toMatchObject([
      {
        kind: 'review',
        acct: who.acctId,
        review: who.reviewId,
        signedBy: at.context.staff.staffId,
        corrects: null,
      },
    ]);
    expect(signedId).not.toBe(draftId);
    await expect(fill(at, draftId, { formulation: 'altered' })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(at.call('acct.sign', { draftId, password })).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('says of the review how healthcare took part where nobody has, and leaves what was said', async () => {
    const at = desk();
    const who = anAcct(at);
    const first = await begunInput(at, who);
    await fill(at, first.draftId, enough);
    await at.call('acct.sign', { draftId: first.draftId, password });
    const attendance = () => at.store.record('acct-review', who.reviewId)?.fields['attendance']?.value;
    expect(attendance()).toMatchObject({ mode: 'in-person', who: 'Áine O’Brien', reason: null });
    const second = await begunInput(at.as('bill'), who);
    expect(second.missing).not.toContain('Say how healthcare took part.');
    await fill(at, second.draftId, { ...enough, attendance: { ...inPerson, mode: 'telephone' } });
    await at.as('bill').call('acct.sign', { draftId: second.draftId, password });
    expect(attendance()).toMatchObject({ mode: 'in-person' });
  });

  it('wants a reason for a written report and for nobody', async () => {
    const at = desk();
    const { draftId } = await begunInput(at, anAcct(at));
    await fill(at, draftId, { ...enough, attendance: { ...inPerson, mode: 'written' } });
    await expect(at.call('acct.sign', { draftId, password })).rejects.toThrow(
      'Say why it was a written report.',
    );
    await fill(at, draftId, { attendance: { mode: 'none', who: '', role: '', reason: ' ' } });
    await expect(at.call('acct.sign', { draftId, password })).rejects.toThrow('Say why nobody');
    await fill(at, draftId, { attendance: { mode: 'none', who: '', role: '', reason: 'Not told in time' } });
    await at.call('acct.sign', { draftId, password });
  });

  it('writes referrals and support actions in the same group as the signature', async () => {
    const at = desk();
    const who = anAcct(at);
    const { draftId } = await begunInput(at, who);
    await fill(at, draftId, {
      ...enough,
      referrals: [
        { to: 'Mental health team', urgency: 'urgent', kind: 'triage' },
        { to: 'Chaplaincy', urgency: 'routine', sentAt: '2026-11-22T19:30:00.000+00:00' },
        { to: 'Substance misuse team', urgency: 'tonight' },
      ],
      supports: [{ title: 'Sees him each day', owner: 'Nurse Ní Bhriain', due: '2026-11-25' }],
    });
    const { signedId } = await at.call('acct.sign', { draftId, password });
    expect(recordsOf(at, who.patientId, 'appointment')).toMatchObject([
      { kind: 'mental-health-triage', state: 'to-book', dueBy: '2026-11-23T19:40:00.000+00:00' },
    ]);
    expect(
      recordsOf(at, who.patientId, 'action').map(({ title, state, urgency }) => [title, state, urgency]),
    ).toEqual([
      ['Referral: Chaplaincy', 'done', 'routine'],
      ['Referral: Substance misuse team', 'open', 'tonight'],
    ]);
    const [support] = recordsOf(at, who.patientId, 'acct-support');
    expect(support).toMatchObject({ acct: who.acctId, title: 'Sees him each day', state: 'open' });
    const groupOf = (type: string, id: string) =>
      at.store.changesOfRecord({ type, id }).map(({ change }) => change.group);
    const [group] = groupOf('acct-input', signedId);
    expect(group).not.toBeNull();
    for (const type of ['acct-support', 'action', 'appointment']) {
      for (const record of at.store.recordsOfPatient(who.patientId, type))
        expect(groupOf(type, record.id)).toEqual([group]);
    }
    expect(groupOf('acct-draft', draftId)).toContain(group);
    expect(groupOf('acct-review', who.reviewId)).toContain(group);
  });
});

describe('a correction', () => {
  it('starts with what was signed, names it, and changes only what it changed', async () => {
    const at = desk();
    const who = anAcct(at);
    const { draftId } = await begunInput(at, who);
    await fill(at, draftId, {
      ...enough,
      referrals: [
        { to: 'Chaplaincy', urgency: 'routine' },
        { to: 'Safer custody', urgency: 'urgent' },
      ],
      supports: [
        { title: 'Daily contact', owner: 'Nurse', due: '2026-11-25' },
        { title: 'Call his sister', owner: 'Nurse', due: null },
      ],
    });
    const { signedId } = await at.call('acct.sign', { draftId, password });
    const asked = { kind: 'review', stayId: who.stayId, acctId: who.acctId, reviewId: who.reviewId } as const;
    const view = await at.call('acct.draft', { ...asked, corrects: signedId });
    expect(view).toMatchObject({ corrects: signedId, parts: { formulation: enough['formulation'] } });
    await fill(at, view.draftId, {
      formulation: 'Hearing on Friday',
      referrals: [{ to: 'Chaplaincy', urgency: 'urgent' }],
      supports: [{ title: 'Daily contact', owner: 'Mental health nurse', due: '2026-11-25' }],
    });
    await at.call('acct.sign', { draftId: view.draftId, password });
    const inputs = recordsOf(at, who.patientId, 'acct-input');
    expect(inputs.map(({ corrects }) => corrects)).toEqual([null, signedId]);
    expect(JSON.stringify(inputs[0])).toContain('Hearing on Thursday');
    const supports = recordsOf(at, who.patientId, 'acct-support');
    expect(supports.map(({ title, owner, state }) => [title, owner, state])).toEqual([
      ['Daily contact', 'Mental health nurse', 'open'],
      ['Call his sister', 'Nurse', 'cancelled'],
    ]);
    const actions = recordsOf(at, who.patientId, 'action');
    expect(actions.map(({ title, state, urgency }) => [title, state, urgency])).toEqual([
      ['Referral: Chaplaincy', 'open', 'urgent'],
      ['Referral: Safer custody', 'not-needed', 'urgent'],
    ]);
    await expect(at.call('acct.draft', { ...asked, corrects: signedId })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('corrected already'),
    });
  });
});
