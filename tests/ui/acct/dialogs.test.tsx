/** Dialogs that open an ACCT and keep it: nothing is chosen beforehand, what is missing is said, Enter sends nothing, and undo asks for the way back. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { OpenAcctDialog } from '../../../renderer/features/acct/dialogs/OpenAcctDialog.tsx';
import { readWhen } from '../../../renderer/features/acct/dialogs/when.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { plan } from '../../support/fake-bridge/acct-milestones.ts';
import { summary } from '../../support/fake-bridge/acct.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { expectAccessible } from '../followup/support.ts';
import {
  about,
  choose,
  closed,
  dialog,
  instant,
  last,
  now,
  send,
  show,
  type,
  undo,
} from './dialog-support.tsx';

vi.setConfig({ testTimeout: 30_000 });

test('an ACCT is opened only when who, when and why are said; Enter opens nothing; a refusal stays in words', async () => {
  let refuses = true;
  const asked = show(
    (did) => <OpenAcctDialog stayId={id(5001)} name="O'NEILL, Seán" did={did} onClose={closed} />,
    {
      'acct.open': () => {
        if (refuses) throw new Failure('conflict', 'An ACCT is open already, since 22-Nov-2026 14:05.');
        return { acctId: id(8001) };
      },
    },
  );
  expect(send('Open the ACCT')).toHaveProperty('disabled', true);
  expect(dialog().textContent).toContain('Still needed: who opened it, when it was opened, by whom, why.');
  for (const radio of within(dialog()).getAllByRole('radio')) expect(radio).toHaveProperty('checked', false);
  await expectAccessible();
  choose(/Who opened it/, 'Healthcare opens it');
  expect(within(dialog()).getByLabelText('Opened by, needed')).toHaveProperty('value', 'Ruth Okafor');
  now('Opened');
  type('Why, needed', 'Says he wants to die.');
  fireEvent.keyDown(within(dialog()).getByLabelText('Why, needed'), { key: 'Enter' });
  fireEvent.submit(within(dialog()).getByRole('form'));
  expect(asked).toHaveLength(0);
  fireEvent.click(send('Open the ACCT'));
  expect(await screen.findByText(/An ACCT is open already/)).not.toBeNull();
  expect(within(dialog()).getByLabelText('Why, needed')).toHaveProperty('value', 'Says he wants to die.');
  refuses = false;
  fireEvent.click(send('Open the ACCT'));
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect(last(asked, 'acct.open')).toMatchObject({
    source: 'health',
    openedAt: instant,
    logNumber: null,
    handedAt: null,
    notifiedAt: null,
  });
});

test('heard from the prison asks when healthcare heard, and whoever is signed in did not open it', async () => {
  const asked = show((did) => (
    <OpenAcctDialog stayId={id(5001)} name="HUSSAIN, محمد" did={did} onClose={closed} />
  ));
  choose(/Who opened it/, 'Healthcare opens it');
  choose(/Who opened it/, 'Heard from the prison');
  expect(within(dialog()).getByLabelText('Opened by, needed')).toHaveProperty('value', '');
  type('Opened by, needed', "Officer D'Souza");
  type('Why, needed', 'Bad news from home');
  now('Opened');
  now('Healthcare heard of it');
  fireEvent.click(send('Record that it is open'));
  await waitFor(() =>
    expect(last(asked, 'acct.open')).toMatchObject({ source: 'prison', notifiedAt: instant }),
  );
});

test('what has happened cannot lie ahead, half a time is none, and a day without a time is not midnight', () => {
  const at = Date.parse('2026-11-22T12:00:00Z');
  expect(readWhen({ day: '23-Nov-2026', time: '09:00' }, 'past', at)).toMatchObject({ kind: 'wrong' });
  expect(readWhen({ day: '22-Nov-2026', time: '12:05' }, 'past', at).kind).toBe('instant');
  expect(readWhen({ day: '23-Nov-2026', time: '09:00' }, 'any', at).kind).toBe('instant');
  expect(readWhen({ day: '22-Nov-2026', time: '' }, 'past', at).kind).toBe('empty');
  expect(readWhen({ day: '22-Nov-2026', time: '25:00' }, 'past', at).kind).toBe('wrong');
});

test('details keep what stands where nothing is typed, and undo writes the old ones back', async () => {
  const asked = about({ kind: 'details' });
  type('ACCT log number', '2026/341');
  fireEvent.click(send('Save'));
  await waitFor(() =>
    expect(last(asked, 'acct.details')).toMatchObject({
      logNumber: '2026/341',
      handedTo: 'Custodial Manager Hughes',
    }),
  );
  expect(last(asked, 'acct.details')).not.toHaveProperty('levelOnDocument');
  await undo();
  await waitFor(() => expect(last(asked, 'acct.details')).toMatchObject({ logNumber: null }));
});

test('the immediate plan needs its words and its time', async () => {
  const asked = about({ kind: 'immediate-plan' });
  await expectAccessible();
  type('What healthcare gave, needed', 'Shared cell, medicines removed, hourly observations.');
  expect(send('Save what was given')).toHaveProperty('disabled', true);
  now('Given');
  fireEvent.click(send('Save what was given'));
  await waitFor(() => expect(last(asked, 'acct.immediatePlan')).toMatchObject({ at: instant }));
});

test('a mark by hand is taken back by undo', async () => {
  const asked = about({ kind: 'milestone', milestone: plan });
  now('Done');
  fireEvent.click(send('Mark as done'));
  await waitFor(() =>
    expect(last(asked, 'acct.milestone')).toMatchObject({ milestone: plan.id, at: instant }),
  );
  await undo();
  await waitFor(() => expect(last(asked, 'acct.milestone')).toMatchObject({ milestone: plan.id, at: null }));
});

test('a review is set for a time ahead; undo cancels one that is new and puts a changed one back', async () => {
  const asked = about({ kind: 'review', review: null });
  fireEvent.change(within(dialog()).getByLabelText('Review, needed'), { target: { value: 'case-review' } });
  type('Day', '+3d');
  type('Time', '10:30');
  fireEvent.click(send('Save the review'));
  await waitFor(() =>
    expect(last(asked, 'acct.setReview')).toMatchObject({
      kind: 'case-review',
      reviewId: null,
      dueAt: instant,
    }),
  );
  await undo();
  await waitFor(() => expect(last(asked, 'acct.cancelReview')).toMatchObject({ reviewId: id(8203) }));
});

test('a changed review goes back to what it was', async () => {
  const review = summary.reviews[0]!;
  const asked = about({ kind: 'review', review });
  type('Time', '23:45');
  fireEvent.click(send('Save the review'));
  await undo();
  await waitFor(() => expect(last(asked, 'acct.setReview')).toMatchObject({ dueAt: review.dueAt }));
});

test('nobody took part: the reason is needed; in person: who; and the next review goes with it', async () => {
  const review = summary.reviews[1]!;
  const asked = about({ kind: 'held', review });
  expect(dialog().textContent).toContain('how healthcare took part');
  choose(/How healthcare took part/, 'Healthcare took no part');
  expect(send('Save that it was held')).toHaveProperty('disabled', true);
  type('Why nobody took part, needed', 'No escort.');
  await expectAccessible();
  expect(send('Save that it was held')).toHaveProperty('disabled', false);
  choose(/How healthcare took part/, 'In person');
  expect(send('Save that it was held')).toHaveProperty('disabled', true);
  type('Who, needed', 'Jaspreet Singh');
  const next = within(dialog()).getByRole('group', { name: /^The next case review/ });
  fireEvent.change(within(next).getByLabelText('Day'), { target: { value: '+7d' } });
  expect(send('Save that it was held')).toHaveProperty('disabled', false);
  fireEvent.change(within(next).getByLabelText('Time'), { target: { value: '14:00' } });
  fireEvent.click(send('Save that it was held'));
  await waitFor(() =>
    expect(last(asked, 'acct.reviewHeld')).toMatchObject({
      mode: 'in-person',
      heldAt: instant,
      next: { dueAt: instant },
    }),
  );
  await undo();
  await waitFor(() => expect(last(asked, 'acct.reviewHeld')).toMatchObject({ heldAt: null, next: null }));
});

test('cancelling a review needs why, and undo brings it back', async () => {
  const asked = about({ kind: 'cancel-review', review: summary.reviews[0]! });
  expect(send('Cancel this review')).toHaveProperty('disabled', true);
  type('Why it is cancelled, needed', 'Person in hospital');
  fireEvent.click(send('Cancel this review'));
  await undo();
  await waitFor(() => expect(last(asked, 'acct.cancelReview')).toMatchObject({ undo: true }));
});
