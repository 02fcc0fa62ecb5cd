/** Who reads what an ACCT says, decided at the records process; and what is read: narrative, sheets, possession, picture. */
import { describe, expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import { anAcct, begunInput, enough, fill, type WithAcct } from '../../support/acct-desk.ts';
import { password, type Desk } from '../../support/desk.ts';
import { recordsOf } from '../../support/second-stage-desk.ts';
import { draft, nurse, revision, uuid } from '../../support/stores.ts';

const desk = desksOfTest();

const shareable = { 'own-words': 'I miss my boy', triggers: 'After visits', location: 'Near the office' };
const kept = { diagnoses: 'Depression', medicines: 'Sertraline 50 mg', methods: 'Ligature 2019' };

async function signed(at: Desk, who: WithAcct, parts = {}): Promise<string> {
  const { draftId } = await begunInput(at, who);
  await fill(at, draftId, { ...enough, ...shareable, ...kept, ...parts });
  return (await at.call('acct.sign', { draftId, password })).signedId;
}

describe('narrative', () => {
  it('shows inputs in the order of their signatures, each with who, when, and what corrects it', async () => {
    const at = desk();
    const who = anAcct(at);
    const first = await signed(at, who, {
      supports: [{ title: 'Daily contact', owner: 'Nurse', due: '2026-11-21' }],
    });
    at.test.clock.now += 3_600_000;
    const second = await signed(at.as('bill'), who);
    const correcting = await at.call('acct.draft', {
      kind: 'review',
      stayId: who.stayId,
      acctId: who.acctId,
      reviewId: who.reviewId,
      corrects: first,
    });
    at.test.clock.now += 3_600_000;
    await fill(at, correcting.draftId, { formulation: 'Put right' });
    const third = (await at.call('acct.sign', { draftId: correcting.draftId, password })).signedId;
    const narrative = await at.as('hana').call('acct.narrative', { acctId: who.acctId });
    expect(narrative.inputs.map(({ id, correctedBy, signedBy }) => [id, correctedBy, signedBy])).toEqual([
      [first, third, 'Staff amara'],
      [second, null, 'Staff bill'],
      [third, null, 'Staff amara'],
    ]);
    expect(narrative.reason).toBe('Said he cannot go on');
    expect(narrative.supports).toMatchObject([{ title: 'Daily contact', state: 'open', overdue: true }]);
    const [one] = narrative.inputs;
    expect(one?.parts.find(({ id }) => id === 'diagnoses')).toMatchObject({
      text: 'Depression',
      onSheet: false,
    });
    expect(one?.attendance).toMatchObject({ mode: 'in-person', who: 'Áine O’Brien' });
  });
});

describe('the contribution sheet', () => {
  it('holds what may be shared of that one input and nothing else', async () => {
    const at = desk();
    const who = anAcct(at, 1, { surname: "O'Neill \u0641\u0627\u0631\u0633" });
    const inputId = await signed(at, who, { referrals: [{ to: 'Clinic for viruses', urgency: 'routine' }] });
    await signed(at.as('bill'), who, { triggers: 'Only in the other one' });
    const sheet = await at.call('acct.sheet', { inputId });
    expect(sheet.lines.map(({ paragraphs }) => paragraphs.join())).toEqual([
      'I miss my boy',
      enough['formulation'],
      'After visits',
      'Near the office',
    ]);
    expect(sheet).toMatchObject({ signedBy: 'Staff amara, nurse', logNumber: 'L26/118', state: 'open' });
    expect(JSON.stringify(sheet)).not.toMatch(
      /Depression|Sertraline|Ligature|viruses|other one|cannot go on/,
    );
    await at.call('acct.printed', { acctId: who.acctId, inputId, what: 'sheet', how: 'printed' });
    const { shared } = await at.call('acct.narrative', { acctId: who.acctId });
    expect(shared).toMatchObject([{ how: 'printed', what: 'Contribution sheet', inputId }]);
  });

  it('travels as a summary with advice and what is owed, not with what is read before a review', async () => {
    const at = desk();
    const who = anAcct(at);
    await signed(at, who, { supports: [{ title: 'Daily contact', owner: 'Nurse', due: null }] });
    for (const how of ['saved', 'printed'] as const)
      await at.call('acct.printed', { acctId: who.acctId, inputId: null, what: 'handover', how });
    const sheet = await at.call('acct.handoverSheet', { patientId: who.patientId });
    const said = JSON.stringify(sheet);
    for (const words of ['L26/118', 'After visits', 'Near the office', 'Daily contact', '23-Nov-2026 14:00'])
      expect(said).toContain(words);
    expect(said).not.toMatch(/Depression|Sertraline|Ligature|I miss my boy|Hearing on/);
    // A page that was saved as a file has not been shared with anybody by that.
    expect(sheet.lines.find(({ heading }) => heading === 'Shared so far')?.paragraphs).toEqual([
      expect.stringMatching(/Court, escort or receiving prison: ACCT summary$/),
    ]);
  });
});

describe('medicines in possession', () => {
  const medicine = (at: Desk, who: WithAcct, n: number, drug: string, state = 'current') =>
    at.store.commit(
      [
        draft(
          'medicine',
          uuid(0x3d, n),
          {
            drug,
            dose: '50 mg',
            critical: n === 1 ? 'opioid-substitution' : null,
            state,
            recordedAt: '2026-11-22T19:20:00.000+00:00',
          },
          who.patientId,
        ),
      ],
      nurse,
    );

  it('is a form of its own: what is held beside the factors, an outcome by hand, signed and corrected', async () => {
    const at = desk();
    const who = anAcct(at);
    medicine(at, who, 1, 'Methadone');
    medicine(at, who, 2, 'Ramipril', 'stopped');
    const form = await at.call('acct.possessionForm', { stayId: who.stayId });
    expect(form.medicines.map(({ drug }) => drug)).toEqual(['Methadone']);
    expect(form.patientFactors.find(({ id }) => id === 'acct')?.held).toEqual([
      'ACCT open, opened 22-Nov-2026',
    ]);
    const asked = { kind: 'possession', stayId: who.stayId, acctId: who.acctId, reviewId: null } as const;
    const { draftId, parts, missing } = await at.call('acct.draft', asked);
    expect(parts).toEqual({});
    expect(missing).toContain('Choose the outcome. None is proposed.');
    const patientFactors = Object.fromEntries(form.patientFactors.map(({ id }) => [id, 'no']));
    const factors = Object.fromEntries(form.medicineFactors.map(({ id }) => [id, 'yes']));
    await fill(at, draftId, { because: 'acct', patientFactors, reasons: 'Dose seen each day' });
    await expect(at.call('acct.sign', { draftId, password })).rejects.toThrow('Choose the outcome.');
    await fill(at, draftId, {
      medicines: [{ drug: 'Methadone', factors, outcome: 'not-in-possession' }],
      outcome: 'not-in-possession',
    });
    const { signedId } = await at.call('acct.sign', { draftId, password });
    const again = await at.call('acct.draft', { ...asked, corrects: signedId });
    expect(again.parts).toMatchObject({ outcome: 'not-in-possession', because: 'acct' });
    await fill(at, again.draftId, { outcome: 'daily' });
    at.test.clock.now += 60_000;
    await at.call('acct.sign', { draftId: again.draftId, password });
    const history = await at.as('hana').call('acct.possessionHistory', { patientId: who.patientId });
    expect(history.map(({ outcome, corrects }) => [outcome, corrects])).toEqual([
      ['daily', signedId],
      ['not-in-possession', null],
    ]);
    expect(history[0]?.medicines[0]?.factors).toHaveLength(form.medicineFactors.length);
    // The outcome goes along with an input that names it, as it is now.
    const input = await begunInput(at, who);
    await fill(at, input.draftId, {
      ...enough,
      possession: { reassessed: 'yes', assessment: history[0]?.id ?? '', note: '' },
    });
    await at.call('acct.sign', { draftId: input.draftId, password });
    const { inputs } = await at.call('acct.narrative', { acctId: who.acctId });
    expect(inputs[0]?.possession).toBe('daily');
  });

  it('is not taken from somebody else', async () => {
    const at = desk();
    const [who, other] = [anAcct(at, 1), anAcct(at, 2)];
    const asked = { kind: 'review', stayId: who.stayId, acctId: other.acctId, reviewId: null } as const;
    await expect(at.call('acct.draft', asked)).rejects.toThrow('somebody else’s');
    await expect(
      at.call('acct.draft', { ...asked, acctId: who.acctId, reviewId: other.reviewId }),
    ).rejects.toThrow('another ACCT');
  });
});

describe('self-harm', () => {
  const event = (who: WithAcct, happenedAt = '2026-11-22T19:30:00.000+00:00') => ({
    stayId: who.stayId,
    happenedAt,
    method: 'Cut to the arm',
    intent: null,
    suicideAttempt: false,
    seenByHealth: true,
    injuries: 'Superficial',
    careGiven: 'Dressed',
  });

  it('stands as an event and in the history, in one group, and says whether an ACCT is open', async () => {
    const at = desk();
    const who = anAcct(at);
    const { eventId, acctOpen } = await at.call('acct.selfHarm', event(who));
    expect(acctOpen).toBe(true);
    const [told] = recordsOf(at, who.patientId, 'self-harm-event');
    expect(told).toMatchObject({ acct: who.acctId, happenedAt: '2026-11-22T19:30:00.000+00:00' });
    const [line] = at.store.recordsOfPatient(who.patientId, 'self-harm');
    expect(line?.id).toBe(told?.['history']);
    const group = (type: string, id: string) => at.store.changesOfRecord({ type, id })[0]?.change.group;
    expect(group('self-harm', line?.id ?? '')).toBe(group('self-harm-event', eventId));
    expect(group('self-harm-event', eventId)).not.toBeNull();
    const { entries } = await at.call('acct.timeline', { patientId: who.patientId });
    expect(entries.filter(({ lane }) => lane === 'self-harm')).toMatchObject([
      {
        from: '2026-11-22T19:30:00.000+00:00',
        precision: 'minute',
        text: 'Self-harm, Cut to the arm, In custody: Leeds',
      },
    ]);
    const { preRead } = await begunInput(at, who);
    expect(preRead.find(({ part }) => part === 'methods')?.lines[0]?.text).toContain('Cut to the arm');
  });

  it('is refused ahead of time and before the stay', async () => {
    const at = desk();
    const who = anAcct(at);
    for (const happenedAt of ['2026-11-22T20:00:00.000Z', '2026-11-22T18:00:00.000Z'])
      await expect(at.call('acct.selfHarm', event(who, happenedAt))).rejects.toMatchObject({
        kind: 'invalid',
      });
    expect(recordsOf(at, who.patientId, 'self-harm')).toEqual([]);
  });
});

describe('the picture over time', () => {
  it('draws stays, ACCTs, reviews, key medicines and self-harm, as exactly as each date is known', async () => {
    const at = desk();
    const who = anAcct(at);
    const of = (type: string, n: number, values: Parameters<typeof draft>[2]) =>
      draft(type, uuid(0x4d, n), values, who.patientId);
    const harm = {
      setting: null,
      intent: null,
      suicideAttempt: null,
      source: 'first-stage assessment',
      state: 'recorded',
    };
    at.store.commit(
      [
        of('self-harm', 1, { ...harm, date: '2019', method: 'Ligature' }),
        of('self-harm', 2, { ...harm, date: null, method: 'Overdose' }),
        of('self-harm', 3, { ...harm, date: '2020-05', method: 'Wrong', state: 'entered-in-error' }),
        of('medicine', 4, {
          drug: 'Methadone',
          dose: '40 ml',
          critical: 'opioid-substitution',
          state: 'current',
          recordedAt: '2026-11-22T19:20:00.000+00:00',
        }),
        of('medicine', 5, {
          drug: 'Ramipril',
          critical: null,
          state: 'current',
          recordedAt: '2026-11-22T19:20:00.000+00:00',
        }),
      ],
      nurse,
    );
    at.test.clock.now += 3_600_000;
    at.store.commit([revision(at.store, 'medicine', uuid(0x4d, 4), { dose: '50 ml' }, who.patientId)], nurse);
    const { from, entries } = await at.call('acct.timeline', { patientId: who.patientId });
    expect(from).toBe('2019-01-01T00:00:00.000+00:00');
    expect(entries.map(({ lane, precision }) => [lane, precision])).toEqual([
      ['self-harm', 'year'],
      ['stay', 'minute'],
      ['acct', 'minute'],
      ['medicine', 'minute'],
      ['self-harm', 'day'],
      ['medicine', 'minute'],
      ['review', 'minute'],
    ]);
    const said = JSON.stringify(entries);
    expect(said).toContain('date not known');
    expect(said).toContain('Methadone changed to 50 ml');
    expect(said).not.toMatch(/Wrong|Ramipril/);
  });
});
