/** Previewing and releasing: what was read is what is frozen, nobody who is not covered can be chosen, and a changed record says so. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { PackPreviewPage } from '../../../renderer/features/release/pack/PackPreviewPage.tsx';
import { Failure } from '../../../shared/failure/failure.ts';
import { aDocument } from '../../support/fake-bridge/release-documents.ts';
import { aShare, packPlan, STAY } from '../../support/fake-bridge/release-pack.ts';
import { ago, id } from '../../support/fake-bridge/people.ts';
import { pageWith, type Answers } from '../../support/page-with.tsx';
import { expectAccessible, giveSize } from '../followup/support.ts';
import { packAnswers } from './pack-support.ts';

vi.setConfig({ testTimeout: 60_000 });
beforeEach(giveSize);

const hash = 'ab'.repeat(32);
const plain: Answers = {
  // Short ones: what is tested here is not their length.
  'release.preview': ({ edition }) => ({
    document: aDocument(edition, {
      sections: aDocument(edition).sections.filter(({ table }) => table === null),
    }),
    hash,
    problems: [],
  }),
};

const page = (answers: Answers = {}) =>
  pageWith(
    <PackPreviewPage stayId={STAY} kind="release" />,
    packAnswers({ ...plain, ...answers }),
    'release-coordinator',
  );

async function openDialog(): Promise<HTMLElement> {
  await waitFor(() =>
    expect((screen.getByRole('button', { name: 'Release' }) as HTMLButtonElement).disabled).toBe(false),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Release' }));
  return screen.findByRole('dialog', { name: 'Release the pack' });
}

const release = (dialog: HTMLElement, password = 'right') => {
  fireEvent.change(within(dialog).getByLabelText('Your password, to release'), {
    target: { value: password },
  });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Release' }));
};

test('each edition is shown on its pages, with its gaps and problems beside and the way to their sections', async () => {
  page({
    'release.preview': ({ edition }) => ({
      document: aDocument(edition, {
        sections: aDocument(edition).sections.filter(({ table }) => table === null),
      }),
      hash,
      problems:
        edition === 'partner' ? [{ section: 'accommodation', words: 'The word “prison” stands in it.' }] : [],
    }),
  });
  expect(await screen.findByRole('article', { name: /^Page 1 of/ })).toBeTruthy();
  const way = await screen.findByRole('region', { name: 'What stands in the way' });
  expect(way.textContent).toContain('The word “prison” stands in it.');
  const gaps = screen.getByRole('region', { name: 'What prints as a gap' });
  expect(within(gaps).getAllByRole('listitem')).toHaveLength(2);
  await expectAccessible();
  fireEvent.click(screen.getByRole('tab', { name: 'Patient’s copy' }));
  expect(await screen.findByText('We have not found a doctor for you yet.')).toBeTruthy();
  fireEvent.click(within(way).getByRole('button', { name: 'Open in the plan: Accommodation' }));
  expect(location.hash).toBe(`#/patient/${id(1)}/release`);
});

test('releasing sends the hashes that were read, the chosen recipients and the password, and shows the number', async () => {
  const { asked } = page();
  const dialog = await openDialog();
  await expectAccessible(dialog);
  fireEvent.click(within(dialog).getByRole('checkbox', { name: /^Elm Surgery/ }));
  fireEvent.click(within(dialog).getByRole('checkbox', { name: /^The patient/ }));
  release(dialog);
  expect(await screen.findByText('Released: version 3')).toBeTruthy();
  expect(asked.find(({ channel }) => channel === 'release.release')?.input).toEqual({
    stayId: STAY,
    kind: 'release',
    editions: ['clinical', 'patient-held', 'partner'].map((edition) => ({ edition, previewHash: hash })),
    recipients: [
      { consentId: id(9301), kind: 'gp', edition: 'clinical' },
      { consentId: null, kind: 'patient', edition: 'patient-held' },
    ],
    password: 'right',
  });
  expect(await screen.findByRole('article', { name: /^Version 3, Abi Cole/ })).toBeTruthy();
});

test('whom an edition does not cover cannot be chosen, and why is said', async () => {
  page();
  const dialog = await openDialog();
  const team = within(dialog).getByRole('checkbox', { name: /^Northbridge Community/ }) as HTMLInputElement;
  expect(team.disabled).toBe(true);
  expect(dialog.textContent).toContain('Not covered: The person objected.');
  expect(dialog.textContent).toContain('Not covered: The agreement ended on 01-Nov-2026.');
});

test('a recipient whose edition is not released is not sent', async () => {
  const { asked } = page();
  const dialog = await openDialog();
  fireEvent.click(within(dialog).getByRole('checkbox', { name: /^Elm Surgery/ }));
  fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Clinical edition' }));
  release(dialog);
  await screen.findByText('Released: version 3');
  const sent = asked.find(({ channel }) => channel === 'release.release')?.input;
  expect(sent).toMatchObject({
    editions: [{ edition: 'patient-held' }, { edition: 'partner' }],
    recipients: [],
  });
});

test('a wrong password releases nothing, is said, and is not left in the box', async () => {
  page();
  const dialog = await openDialog();
  release(dialog, 'wrong');
  expect((await within(dialog).findByRole('alert')).textContent).toContain('That is not your password.');
  const box = within(dialog).getByLabelText<HTMLInputElement>('Your password, to release');
  await waitFor(() => expect(box.value).toBe(''));
});

test('an edition with a problem cannot be released, and what the problem is stands there', async () => {
  page({
    'release.preview': (input) => ({
      document: aDocument(input.edition, { sections: [] }),
      hash,
      problems:
        input.edition === 'partner' ? [{ section: null, words: 'A prison number stands in it.' }] : [],
    }),
  });
  const dialog = await openDialog();
  const partner = within(dialog).getByRole('checkbox', { name: 'Partner edition' }) as HTMLInputElement;
  expect([partner.disabled, partner.checked]).toEqual([true, false]);
  expect(dialog.textContent).toContain('Cannot be released: A prison number stands in it.');
});

test('when the record changes while the preview is open, the page says so, keeps what was read, and releases nothing until it is read again', async () => {
  let said = 'before';
  const drawn = page({
    'release.preview': ({ edition }) => ({
      document: aDocument(edition, { title: said, sections: [] }),
      hash: (said === 'before' ? 'ab' : 'cd').repeat(32),
      problems: [],
    }),
  });
  expect(await screen.findByRole('heading', { level: 1, name: 'before' })).toBeTruthy();
  said = 'after';
  drawn.emit('changed', { patients: [id(77)], board: false });
  drawn.emit('changed', { patients: [id(1)], board: false });
  expect(await screen.findByText('The record has changed since this preview')).toBeTruthy();
  expect(screen.getByRole('heading', { level: 1, name: 'before' })).toBeTruthy();
  expect((screen.getByRole('button', { name: 'Release' }) as HTMLButtonElement).disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Show what it says now' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'after' })).toBeTruthy();
  await waitFor(() =>
    expect((screen.getByRole('button', { name: 'Release' }) as HTMLButtonElement).disabled).toBe(false),
  );
});

test('a release that is refused because the record moved asks again what it says', async () => {
  const { asked } = page({
    'release.release': () => {
      throw new Failure(
        'conflict',
        'The plan, the record or the release date has changed since the preview.',
      );
    },
  });
  const before = () => asked.filter(({ channel }) => channel === 'release.preview').length;
  const dialog = await openDialog();
  const seen = before();
  release(dialog);
  expect((await within(dialog).findByRole('alert')).textContent).toContain('has changed since the preview');
  await waitFor(() => expect(before()).toBeGreaterThan(seen));
});

test('for somebody who has left nothing is released', async () => {
  page({ 'release.plan': () => packPlan({ departedAt: ago(5), shares: [aShare(1, 'gp', 'Elm Surgery')] }) });
  expect(await screen.findByText(/Nothing can be released any more/)).toBeTruthy();
  await screen.findByRole('article', { name: /^Page 1 of/ });
  expect((screen.getByRole('button', { name: 'Release' }) as HTMLButtonElement).disabled).toBe(true);
});
