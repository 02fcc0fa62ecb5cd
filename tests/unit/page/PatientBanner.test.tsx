import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PatientBanner } from '../../../renderer/components/PatientBanner.tsx';
import { SessionContext, type OpenSession } from '../../../renderer/session/SessionContext.tsx';
import { met } from '../../support/fake-bridge/acct-milestones.ts';
import { acctHandlers, acctPerson } from '../../support/fake-bridge/acct.ts';
import { bannerOf, people } from '../../support/fake-bridge/people.ts';
import { pageWith } from '../../support/page-with.tsx';

type Banner = Parameters<typeof PatientBanner>[0]['banner'];
const session = { me: { role: 'release-coordinator' } } as OpenSession;

const shown = (banner: Banner) => (
  <MantineProvider env="test">
    <SessionContext value={session}>
      <PatientBanner banner={banner} />
    </SessionContext>
  </MantineProvider>
);
const draw = (banner: Banner) => render(shown(banner));

test('name, birth, gender and numbers stand in the order of the banner rules', () => {
  draw(bannerOf(people[0]!));
  const text = screen.getByRole('region', { name: 'Patient' }).textContent;
  const parts = [
    'OKONKWO-REILLY, Daniel James (Mr)',
    'Preferred name Dan',
    'Born14-Mar-1988',
    'GenderMale',
    'NHS No.999 000 0018',
    'A1234BC',
  ];
  const places = parts.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('allergies have three states, and not asked is never none known', () => {
  const banner = { ...bannerOf(people[1]!), allergies: [] };
  const { rerender } = draw({ ...banner, allergyState: 'not-asked' });
  expect(screen.getByText('Allergies not asked')).toBeTruthy();
  rerender(shown({ ...banner, allergyState: 'none-known' }));
  expect(screen.getByText('No known allergies')).toBeTruthy();
  expect(screen.queryByText('Allergies not asked')).toBeNull();
});

test('what is not known is said in words', () => {
  draw(bannerOf({ ...people[3]!, gender: null, sex: null }));
  expect(screen.getAllByText('Not known')).toHaveLength(4);
});

test('while the record is still arriving nothing that has not come reads as none', () => {
  const banner = { ...bannerOf(people[1]!), allergies: [], acct: { state: 'none' as const, since: null } };
  draw({ ...banner, allergyState: 'none-known', arriving: true });
  expect(screen.getByText('Allergies still arriving')).toBeTruthy();
  expect(screen.getByText('ACCT still arriving')).toBeTruthy();
  for (const none of ['No known allergies', 'Allergies not asked', 'No ACCT held'])
    expect(screen.queryByText(none)).toBeNull();
});

test('what has come while the record is still arriving is shown at once', () => {
  const allergies = [{ substance: 'Penicillin', reaction: null, severity: 'severe' }];
  const banner = { ...bannerOf(people[1]!), allergies, acct: { state: 'open' as const, since: null } };
  draw({ ...banner, arriving: true });
  expect(screen.getByText('Allergies: Penicillin')).toBeTruthy();
  expect(screen.getByText('ACCT open')).toBeTruthy();
});

test('a clinician sees beside an open ACCT what is owed next and whose it is', async () => {
  const banner = bannerOf(people[0]!);
  pageWith(<PatientBanner banner={banner} />, acctHandlers(), 'mental-health-nurse');
  expect((await screen.findByText(/^Immediate plan: Overdue by 1 h 3\d min, due by/)).textContent).toMatch(
    /nurse$/,
  );
  expect(screen.getByText(/^ACCT open since/)).not.toBeNull();
});

test('who may not ask what an ACCT is owed is shown its state, and nothing is asked', () => {
  const { asked } = pageWith(
    <PatientBanner banner={bannerOf(people[0]!)} />,
    acctHandlers(),
    'release-coordinator',
  );
  expect(screen.getByText(/^ACCT open since/)).not.toBeNull();
  expect(asked).toEqual([]);
});

test('nothing owed says nothing, and what could not be read is never nothing', async () => {
  const [acct] = acctPerson.accts;
  const quiet = { ...acctPerson, accts: [{ ...acct!, milestones: [met] }] };
  const { asked } = pageWith(<PatientBanner banner={bannerOf(people[0]!)} />, { 'acct.person': () => quiet });
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(screen.queryByText(/due by/)).toBeNull();
  cleanup();
  pageWith(<PatientBanner banner={bannerOf(people[0]!)} />, {});
  expect(await screen.findByText('What is owed to the ACCT could not be read')).not.toBeNull();
});
