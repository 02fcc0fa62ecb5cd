/** The rail: each area with what is owed in it, from one small answer, counted again as something changes. */
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Rail } from '../../../renderer/shell/Rail.tsx';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible } from '../followup/support.ts';

const none = { arrivals: 0, followUp: 0, acct: 0, conflicts: 0, duplicates: 0, release: 0 };
const labels = () => screen.getAllByRole('link').map(({ textContent }) => textContent);

test('says what is owed where, and reads no list for it', async () => {
  let owed = { arrivals: 2, followUp: 3, acct: 4, conflicts: 5, duplicates: 6, release: 7 };
  const { asked, emit } = pageWith(<Rail />, { 'today.counts': () => owed }, 'nurse');
  await waitFor(() => expect(labels()).toContain('Arrivals2 owed'));
  expect(labels()).toEqual(
    expect.arrayContaining([
      'Today',
      'Follow-up3 owed',
      'ACCT4 owed',
      'Conflicts5 owed',
      'Patients6 owed',
      'Release7 owed',
    ]),
  );
  expect(asked).toEqual([{ channel: 'today.counts', input: {} }]);
  await expectAccessible();
  owed = { ...none, acct: 1 };
  emit('changed', { patients: [id(1)], board: false });
  await waitFor(() => expect(labels()).toContain('ACCT1 owed'));
  expect(labels()).toContain('Arrivals');
  expect(asked).toHaveLength(2);
});

test('who is owed nothing by patients is shown no counts, and none are asked for', () => {
  for (const role of ['administrator', 'auditor'] as const) {
    const { asked } = pageWith(<Rail />, {}, role);
    expect(screen.queryByText(/owed/)).toBeNull();
    expect(asked).toEqual([]);
  }
});
