/** The patient's page offers to open an ACCT in one place, whatever part of it is shown. */
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { PatientPage } from '../../../renderer/features/patients/PatientPage.tsx';
import { acctHandlers, acctPerson } from '../../support/fake-bridge/acct.ts';
import { patientHandlers } from '../../support/fake-bridge/patients.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith, type Answers } from '../../support/page-with.tsx';

vi.setConfig({ testTimeout: 30_000 });
vi.mock('../../../renderer/features/acct/timeline/AcctTimeline.tsx', () => ({
  AcctTimeline: () => <p>The picture over time</p>,
}));

const page = (tab: string) =>
  pageWith(<PatientPage patientId={id(2)} tab={tab} />, {
    ...(patientHandlers(() => undefined) as Answers),
    ...acctHandlers(),
    'acct.person': () => ({ ...acctPerson, accts: [], possessionOwed: [], possession: null }),
  });
const ways = () => screen.getAllByRole('button', { name: 'Open an ACCT' });

test.each(['acct', 'details'])('once, on the part "%s"', async (tab) => {
  page(tab);
  const panel = await screen.findByRole('tabpanel');
  if (tab === 'acct') await within(panel).findByRole('button', { name: 'Open an ACCT' });
  expect(ways()).toHaveLength(1);
  expect(panel.contains(ways()[0]!)).toBe(tab === 'acct');
});
