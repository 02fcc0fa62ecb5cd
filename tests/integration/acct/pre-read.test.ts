/** What is drawn for a review from a signed first stage and from what was arranged since; and that nothing is signed that nobody kept. */
import { expect, it } from 'vitest';
import { begun, desksOfTest } from '../../support/at-desk.ts';
import { fill } from '../../support/acct-desk.ts';
import { packs, password } from '../../support/desk.ts';
import { answerAll } from '../../support/screening.ts';
import { recordsOf } from '../../support/second-stage-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();

function itemsOf(tool: string): Record<string, string> {
  const items = packs[0]?.pack.tools.find(({ id }) => id === tool)?.items ?? [];
  return Object.fromEntries(
    items.map((item) => [item.id, item.kind === 'options' ? (item.options[1]?.value ?? '') : '']),
  );
}

it('draws each part from the record with its source, and signs only what the clinician kept or wrote', async () => {
  const at = desk();
  const { stayId, patientId, assessmentId } = await begun(at);
  await answerAll(at, assessmentId, {
    'answer.q2-medicines': {
      value: 'yes',
      detail: {
        medicines: [
          { name: 'Methadone', dose: '40 ml', 'how-taken': 'missed two days', 'supply-tonight': 'stock' },
        ],
      },
    },
    'answer.q13-withdrawal': { value: 'yes', detail: { from: ['alcohol'] } },
    'tool.ciwa-ar': itemsOf('ciwa-ar'),
    'answer.q16-service': { value: 'yes', detail: { who: "Leeds crisis team, Siân O'Neill" } },
    'answer.q20-past': {
      value: 'yes',
      detail: {
        'suicide-attempt': 'no',
        events: [{ date: '2019', method: 'Ligature', setting: 'community' }],
      },
    },
    'answer.q4b-neurodevelopmental': { value: 'yes', detail: { detail: 'ADHD' } },
    'answer.dependants': { value: 'yes', detail: { who: 'Daughter, 4' } },
  });
  await at.call('reception.sign', { assessmentId, password, supervisor: null });
  const acctId = uuid(0xac, 1);
  const acct = {
    logNumber: null,
    openedBy: 'Officer',
    reason: 'x',
    handedTo: null,
    state: 'open',
    closedAt: null,
  };
  const court = {
    stay: stayId,
    kind: 'court',
    date: '2026-11-26',
    from: null,
    to: null,
    source: 'escort list',
    note: null,
  };
  at.store.commit(
    [
      draft('acct', acctId, { ...acct, openedAt: '2026-11-22T19:10:00.000+00:00' }, patientId),
      draft('planned-date', uuid(0xad, 1), { ...court, state: 'expected' }, patientId),
      draft('planned-date', uuid(0xad, 2), { ...court, date: '2026-11-27', state: 'withdrawn' }, patientId),
    ],
    nurse,
  );
  const view = await at.call('acct.draft', { kind: 'review', stayId, acctId, reviewId: null });
  const lines = Object.fromEntries(view.preRead.map(({ part, lines: of }) => [part, of]));
  const said = (part: string): string => (lines[part] ?? []).map(({ text }) => text).join('\n');
  const source = 'First-stage assessment, 22-Nov-2026';
  expect(said('diagnoses')).toContain('ADHD');
  expect(said('contact')).toContain("Siân O'Neill");
  expect(said('medicines')).toContain('Methadone, 40 ml (no dose may be missed); taken: missed two days');
  expect(said('withdrawal')).toMatch(/CIWA-Ar: /);
  expect(lines['withdrawal']?.find(({ text }) => text.startsWith('CIWA'))?.source).toBe(source);
  // Items in the words of the tool: no total, no band.
  expect(said('withdrawal')).not.toMatch(/total|minimal|moderate|severe withdrawal|score/i);
  expect(said('news')).toContain('Court 26-Nov-2026');
  expect(said('news')).not.toContain('27-Nov-2026');
  expect(said('methods')).toContain('2019: Self-harm, Ligature');
  expect(said('protective')).toContain('Daughter, 4');
  for (const { source: of } of Object.values(lines).flat()) expect(of).not.toBe('');
  expect(view.parts).toEqual({});

  await fill(at, view.draftId, { formulation: 'In words', protective: 'His daughter' });
  await at.call('acct.sign', { draftId: view.draftId, password });
  expect(recordsOf(at, patientId, 'acct-input')[0]?.['parts']).toEqual({
    formulation: 'In words',
    protective: 'His daughter',
  });
});
