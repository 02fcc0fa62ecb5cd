/** What a release coordinator is not shown by the use cases, whatever the page would draw. */
import { expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import { draft, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const patientId = uuid(0x77, 1);
const author = { staffId: 'system', establishment: 'LEI' };

function held(at: ReturnType<typeof desk>): void {
  const of = (type: string, n: number, fields: Parameters<typeof draft>[2]) => ({
    ...draft(type, uuid(0x78, n), fields),
    patient: patientId,
  });
  at.store.commit(
    [
      {
        ...draft('patient', patientId, {
          surname: 'Suharto',
          forenames: '',
          dateOfBirth: null,
          allergyState: 'not-asked',
        }),
        patient: patientId,
      },
      of('self-harm', 1, { date: '2024-03', method: 'Ligature', source: 'x', state: 'recorded' }),
      of('alert', 2, { code: 'HC', description: 'Self-harm', date: null, source: 'x', state: 'active' }),
      of('acct', 3, {
        openedAt: '2026-11-01T10:00:00Z',
        reason: 'Told staff of thoughts of ending his life',
        state: 'open',
        logNumber: 'D1',
      }),
      of('medicine', 4, { drug: 'Methadone', critical: 'opioid-substitution', state: 'current' }),
    ],
    author,
  );
}

it('shows a nurse everything and a release coordinator no narrative', async () => {
  const at = desk();
  held(at);
  const nurse = await at.call('patients.open', { patientId });
  expect(nurse.history.map((entry) => entry.kind).toSorted()).toEqual([
    'acct',
    'alert',
    'critical-medicine',
    'self-harm',
  ]);
  const rosa = at.as('rosa');
  const seen = JSON.stringify([
    await rosa.call('patients.open', { patientId }),
    await rosa.call('patients.banner', { patientId }),
  ]);
  expect(seen).not.toMatch(/self-harm|ligature|thoughts of/i);
  const { history, banner } = await rosa.call('patients.open', { patientId });
  expect(history.map((entry) => entry.text)).toContain('ACCT open');
  expect(history.some((entry) => entry.text.startsWith('Methadone'))).toBe(true);
  expect(banner.acct.state).toBe('open');
});
