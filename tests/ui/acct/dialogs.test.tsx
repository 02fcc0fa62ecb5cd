/** Dialogs of ACCT: nothing is chosen beforehand, what is missing is said, Enter sends nothing, and undo asks for the way back. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { AcctDialogs } from '../../../renderer/features/acct/dialogs/AcctDialogs.tsx';
import { OpenAcctDialog } from '../../../renderer/features/acct/dialogs/OpenAcctDialog.tsx';
import type { Opened } from '../../../renderer/features/acct/dialogs/opened.ts';
import { SelfHarmDialog } from '../../../renderer/features/acct/dialogs/SelfHarmDialog.tsx';
import { readWhen } from '../../../renderer/features/acct/dialogs/when.ts';
import { useUndo } from '../../../renderer/features/followup/useUndo.tsx';
import type { Did } from '../../../renderer/features/followup/person/BookingDialog.tsx';
import { Failure } from '../../../shared/failure/failure.ts';
import { plan } from '../../support/fake-bridge/acct-milestones.ts';
import { acctHandlers, narrative, summary } from '../../support/fake-bridge/acct.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith, type Answers } from '../../support/page-with.tsx';
import { expectAccessible } from '../followup/support.ts';

vi.setConfig({ testTimeout: 30_000 });

/** What a page does around a dialog: it says what was done and offers the way back. */
function Frame({ draw }: { draw: (did: Did) => ReactNode }) {
  const { did, line } = useUndo();
  return (
    <>
      {line}
      {draw(did)}
    </>
  );
}

const closed = vi.fn();
function show(draw: (did: Did) => ReactNode, answers: Answers = {}) {
  closed.mockClear();
  return pageWith(<Frame draw={draw} />, { ...acctHandlers(), ...answers }).asked;
}
const about = (opened: Opened, answers: Answers = {}) =>
  show((did) => <AcctDialogs opened={opened} acct={summary} did={did} onClose={closed} />, answers);

const dialog = () => screen.getByRole('dialog');
const send = (name: string) => within(dialog()).getByRole('button', { name });
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(within(dialog()).getByLabelText(label), { target: { value } });
const choose = (group: RegExp, name: string) =>
  fireEvent.click(
    within(within(dialog()).getByRole('radiogroup', { name: group })).getByRole('radio', { name }),
  );
const now = (what: string) => fireEvent.click(send(`${what}: now`));
const last = (asked: { channel: string; input: unknown }[], channel: string) =>
  asked.findLast((one) => one.channel === channel)?.input;
const undo = async () => fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d/);

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

test('constant supervision ends only with the plan for stepping down', async () => {
  const asked = about({ kind: 'end-constant' });
  now('Ended');
  expect(dialog().textContent).toContain('Still needed: the plan for stepping down.');
  type(/^Plan for stepping down, needed/, 'Four conversations an hour until tomorrow.');
  fireEvent.click(send('Save that it has ended'));
  await waitFor(() =>
    expect(last(asked, 'acct.constant')).toMatchObject({ constantId: id(8401), end: true, at: instant }),
  );
  await undo();
  await waitFor(() => expect(last(asked, 'acct.constant')).toMatchObject({ end: true, undo: true }));
});

test('constant supervision begins without an id, and undo names the one that was begun', async () => {
  const asked = about({ kind: 'begin-constant' });
  now('Began');
  fireEvent.click(send('Save that it has begun'));
  await waitFor(() => expect(last(asked, 'acct.constant')).toMatchObject({ constantId: null, end: false }));
  await undo();
  await waitFor(() =>
    expect(last(asked, 'acct.constant')).toMatchObject({ constantId: id(8401), undo: true }),
  );
});

test('a support action that was changed goes back to what it was', async () => {
  const asked = about({ kind: 'support', support: narrative.supports[0]! });
  choose(/How it stands/, 'Done');
  fireEvent.click(send('Save'));
  await waitFor(() =>
    expect(last(asked, 'acct.support')).toMatchObject({ state: 'done', due: '2026-11-21' }),
  );
  await undo();
  await waitFor(() => expect(last(asked, 'acct.support')).toMatchObject({ state: 'open' }));
});

test('closing says that healthcare’s view comes first; undo opens it again with why', async () => {
  const asked = about({ kind: 'close' });
  await expectAccessible();
  expect(dialog().textContent).toContain('view on closing has to be signed before');
  now('Closed');
  type('Post-closure review by', '+7d');
  fireEvent.click(send('Save that it is closed'));
  await waitFor(() =>
    expect(last(asked, 'acct.close')).toMatchObject({ closedAt: instant, postClosureDue: instantDay }),
  );
  await undo();
  await waitFor(() => expect(last(asked, 'acct.reopen')).toMatchObject({ acctId: id(8001) }));
});
const instantDay = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);

test('a refused closing keeps what was typed and says why', async () => {
  about(
    { kind: 'close' },
    {
      'acct.close': () => {
        throw new Failure('invalid', 'Healthcare’s view on closing is not signed.');
      },
    },
  );
  now('Closed');
  fireEvent.click(send('Save that it is closed'));
  expect(await screen.findByText('Healthcare’s view on closing is not signed.')).not.toBeNull();
  expect(closed).not.toHaveBeenCalled();
});

test('an ACCT is opened again, and a post-closure period ended, with their times', async () => {
  const reopened = about({ kind: 'reopen' });
  now('Open again since');
  type('Why, needed', 'Cut his arm at 09:10.');
  fireEvent.click(send('Open it again'));
  await waitFor(() =>
    expect(last(reopened, 'acct.reopen')).toMatchObject({ reason: 'Cut his arm at 09:10.' }),
  );
});

test('the end of post-closure says by when the review was due', async () => {
  const asked = show((did) => (
    <AcctDialogs
      opened={{ kind: 'end-post-closure' }}
      acct={{ ...summary, postClosureDue: '2026-11-21' }}
      did={did}
      onClose={closed}
    />
  ));
  expect(dialog().textContent).toContain('by 21-Nov-2026');
  now('Ended');
  fireEvent.click(send('Save that it has ended'));
  await waitFor(() => expect(last(asked, 'acct.endPostClosure')).toMatchObject({ at: instant }));
});

test('what is copied to the paper ACCT needs the initials of who copied it', async () => {
  const asked = about({ kind: 'share' });
  choose(/^How/, 'Copied to the ACCT document');
  type('What was shared, needed', 'Contribution sheet');
  type('Where in the document, needed', 'Page 14');
  now('When');
  expect(send('Save what was shared')).toHaveProperty('disabled', true);
  type(/^Initials/, 'RO');
  await expectAccessible();
  fireEvent.click(send('Save what was shared'));
  await waitFor(() =>
    expect(last(asked, 'acct.share')).toMatchObject({
      how: 'copied-to-document',
      initials: 'RO',
      inputId: null,
    }),
  );
});

test('self-harm: “not known” is an answer of its own, nothing is chosen beforehand, and a missing ACCT is said', async () => {
  const asked = show(
    (did) => <SelfHarmDialog stayId={id(5001)} name="O'NEILL, Seán" did={did} onClose={closed} />,
    { 'acct.selfHarm': () => ({ eventId: id(8901), acctOpen: false }) },
  );
  for (const radio of within(dialog()).getAllByRole('radio')) expect(radio).toHaveProperty('checked', false);
  await expectAccessible();
  now('Happened');
  choose(/^A suicide attempt/, 'Not known');
  expect(send('Record the self-harm')).toHaveProperty('disabled', true);
  choose(/^Healthcare has seen/, 'No');
  fireEvent.click(send('Record the self-harm'));
  await waitFor(() =>
    expect(last(asked, 'acct.selfHarm')).toMatchObject({
      suicideAttempt: null,
      seenByHealth: false,
      method: null,
    }),
  );
  expect(await screen.findByText('No ACCT is open. Open one, or record why not.')).not.toBeNull();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});
