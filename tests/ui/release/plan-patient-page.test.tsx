/** The tab "Release" of a patient's page: for who may see plans, of the stay that is planned for, with the width to itself. */
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { PatientPage } from '../../../renderer/features/patients/PatientPage.tsx';
import { fromFragment, toFragment } from '../../../renderer/navigation/route.ts';
import type { Role } from '../../../shared/records/people.ts';
import { acctHandlers } from '../../support/fake-bridge/acct.ts';
import { patientHandlers } from '../../support/fake-bridge/patients.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { releasePlanHandlers } from '../../support/fake-bridge/release-plan.ts';
import { pageWith, type Answers } from '../../support/page-with.tsx';

vi.setConfig({ testTimeout: 30_000 });

const page = (tab: string, role: Role = 'nurse') =>
  pageWith(
    <PatientPage patientId={id(1)} tab={tab} />,
    {
      ...(patientHandlers(() => undefined) as Answers),
      ...acctHandlers(),
      ...releasePlanHandlers(),
    },
    role,
  );

test('it shows the plan of the open stay, and lists no other obligations beside it', async () => {
  const { asked } = page('release');
  const panel = await screen.findByRole('tabpanel', { name: 'Release' });
  expect(await within(panel).findByRole('heading', { name: 'Release date' })).not.toBeNull();
  expect(asked).toContainEqual({ channel: 'release.plan', input: { stayId: id(500) } });
  expect(screen.queryByRole('complementary', { name: 'What it obliges' })).toBeNull();
});

test('elsewhere on the page what it obliges stands as ever, and nobody reads the plan', async () => {
  const { asked } = page('details');
  expect(await screen.findByRole('complementary', { name: 'What it obliges' })).not.toBeNull();
  expect(screen.getByRole('tab', { name: 'Release' })).not.toBeNull();
  expect(asked.map(({ channel }) => channel)).not.toContain('release.plan');
});

test('its address leads to it', () => {
  const route = { area: 'patient', patientId: id(1), tab: 'release' } as const;
  expect(fromFragment(toFragment(route))).toEqual(route);
});
