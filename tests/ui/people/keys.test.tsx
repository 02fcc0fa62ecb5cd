/** Recovery words, emergency access and its review on the page: what is asked, what is shown, and axe. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { EmergencyAccess } from '../../../renderer/features/emergency/EmergencyAccess.tsx';
import { EmergencyReviews } from '../../../renderer/features/emergency/EmergencyReviews.tsx';
import { RecoveryWords } from '../../../renderer/features/sign-in/RecoveryWords.tsx';
import { WordsForm } from '../../../renderer/features/sign-in/WordsForm.tsx';
import { useMay } from '../../../renderer/session/SessionContext.tsx';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith } from '../../support/page-with.tsx';
import { expectAccessible } from '../followup/support.ts';

const WORDS = '7K2M-9QXT-04HD-ZB8W-N3RF-61VJ-CYPA-8GEM-5T2S';
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: 'input, textarea' }), { target: { value } });

test('the words stand in groups with a QR code, and go only when one of them was typed back', async () => {
  let kept = 0;
  pageWith(<RecoveryWords words={WORDS} sentences={['Spent.']} onKept={() => (kept += 1)} />, {});
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(WORDS.split('-'));
  expect(screen.getByRole('img', { name: 'The recovery words as a QR code' })).toBeTruthy();
  await expectAccessible();
  type(/^Type group/, 'AAAA');
  fireEvent.click(screen.getByRole('button', { name: 'I have them on paper' }));
  expect(kept).toBe(0);
  const asked = Number(/group (\d)/.exec(screen.getByText(/^Type group/).textContent ?? '')?.[1]);
  type(/^Type group/, WORDS.split('-')[asked - 1]?.toLowerCase() ?? '');
  fireEvent.click(screen.getByRole('button', { name: 'I have them on paper' }));
  expect(kept).toBe(1);
});

test('the words give a new password: rules are said, both have to be the same, new words are handed on', async () => {
  const given: unknown[] = [];
  const { asked } = pageWith(
    <WordsForm secretLost={false} onWords={(words) => given.push(words)} onBack={() => {}} />,
    { 'session.recoverWithWords': () => ({ recoveryWords: WORDS, sentences: ['Spent.'] }) },
  );
  expect(screen.getByText(/at least 12 characters/)).toBeTruthy();
  await expectAccessible();
  const send = screen.getByRole<HTMLButtonElement>('button', { name: 'Use the recovery words' });
  type('Recovery words', WORDS);
  type('Administrator’s user name', 'ada');
  type('New password', 'kettle gravel moth');
  type('New password again', 'kettle gravel mot');
  expect(send.disabled).toBe(true);
  type('New password again', 'kettle gravel moth');
  fireEvent.click(send);
  await waitFor(() => expect(given).toEqual([{ words: WORDS, sentences: ['Spent.'] }]));
  expect(asked.at(-1)?.input).toEqual({ words: WORDS, username: 'ada', password: 'kettle gravel moth' });
});

function Narrative() {
  return useMay('acct.narrative') ? <p>What the ACCT says</p> : null;
}

test('emergency access asks why, then shows the parts and until when', async () => {
  let endsAt: string | null = null;
  const opens = [{ channel: 'acct.narrative', what: 'what the ACCT says' }];
  const { asked } = pageWith(
    <EmergencyAccess patientId={id(1)}>
      <Narrative />
    </EmergencyAccess>,
    {
      'access.mine': () => ({ endsAt, opens }),
      'access.breakGlass': () => ({ endsAt: (endsAt = new Date(Date.now() + 1_800_000).toISOString()) }),
    },
    'release-coordinator',
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Emergency access' }));
  expect(screen.queryByText('What the ACCT says')).toBeNull();
  const open = await screen.findByRole<HTMLButtonElement>('button', { name: 'Open the record' });
  expect(open.disabled).toBe(true);
  type('Why you have to know now', 'Unwell in the visits hall');
  await expectAccessible();
  fireEvent.click(open);
  expect(await screen.findByText('What the ACCT says')).toBeTruthy();
  expect(screen.getByText(/^Emergency access until \d\d:\d\d$/, { ignore: '[role=status]' })).toBeTruthy();
  expect(asked.find(({ channel }) => channel === 'access.breakGlass')?.input).toEqual({
    patientId: id(1),
    reason: 'Unwell in the visits hall',
  });
});

test('whose role reads everything is offered nothing', async () => {
  const { asked } = pageWith(
    <EmergencyAccess patientId={id(1)}>
      <p>The record</p>
    </EmergencyAccess>,
    { 'access.mine': () => ({ endsAt: null, opens: [] }) },
  );
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(screen.queryByRole('button')).toBeNull();
});

test('a manager says what they think of it; not justified owes a note; one’s own has no buttons', async () => {
  const access = {
    accessId: id(9),
    patientId: id(1),
    patientName: 'O’NEILL, Seán',
    byName: 'Abi Cole',
    role: 'release-coordinator' as const,
    reason: 'Unwell in the visits hall',
    openedAt: '2026-11-22T17:52:00.000Z',
    endsAt: '2026-11-22T18:22:00.000Z',
    mine: false,
  };
  const { asked } = pageWith(
    <EmergencyReviews />,
    {
      'access.toReview': () => [access, { ...access, accessId: id(8), mine: true }],
      'access.review': () => ({ ok: true }),
    },
    'healthcare-manager',
  );
  const not = await screen.findByRole<HTMLButtonElement>('button', { name: 'Not justified' });
  expect(screen.getAllByRole('button')).toHaveLength(2);
  expect(not.disabled).toBe(true);
  await expectAccessible();
  type('Note', 'There was a nurse beside her');
  fireEvent.click(not);
  await waitFor(() =>
    expect(asked.find(({ channel }) => channel === 'access.review')?.input).toEqual({
      accessId: id(9),
      justified: false,
      note: 'There was a nurse beside her',
    }),
  );
});
