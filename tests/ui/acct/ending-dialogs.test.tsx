/** Dialogs of what goes on in an ACCT and of its end: constant supervision, support, closing, sharing, self-harm; each with its way back. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AcctDialogs } from '../../../renderer/features/acct/dialogs/AcctDialogs.tsx';
import { SelfHarmDialog } from '../../../renderer/features/acct/dialogs/SelfHarmDialog.tsx';
import { Failure } from '../../../shared/failure/failure.ts';
import { narrative, summary } from '../../support/fake-bridge/acct.ts';
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
    expect(last(asked, 'acct.constant')).toMatchObject({ constantId: id(8401), end: false, undo: true }),
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

test('the end of post-closure says by when the review was due, and undo does not open the ACCT again', async () => {
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
  await undo();
  await waitFor(() => expect(last(asked, 'acct.endPostClosure')).toMatchObject({ undo: true }));
  expect(last(asked, 'acct.reopen')).toBeUndefined();
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
