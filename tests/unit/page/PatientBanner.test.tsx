import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PatientBanner } from '../../../renderer/components/PatientBanner.tsx';
import { bannerOf, people } from '../../support/fake-bridge/people.ts';

const draw = (banner: Parameters<typeof PatientBanner>[0]['banner']) =>
  render(
    <MantineProvider env="test">
      <PatientBanner banner={banner} />
    </MantineProvider>,
  );

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
  rerender(
    <MantineProvider env="test">
      <PatientBanner banner={{ ...banner, allergyState: 'none-known' }} />
    </MantineProvider>,
  );
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
