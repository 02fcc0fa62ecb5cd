/** Versions of a pack and what is done with them: written down only after it happened, with the copy that it was. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { Packs } from '../../../renderer/features/release/pack/Packs.tsx';
import { ReadyPackPage } from '../../../renderer/features/release/pack/ReadyPackPage.tsx';
import { Failure } from '../../../shared/failure/failure.ts';
import { PACK, STAY } from '../../support/fake-bridge/release-pack.ts';
import { pageWith, type Answers, type Drawn } from '../../support/page-with.tsx';
import { expectAccessible, giveSize } from '../followup/support.ts';
import { packAnswers, withShell, type FakePaper } from './pack-support.ts';

vi.setConfig({ testTimeout: 60_000 });
beforeEach(giveSize);

function page(
  answers: Answers = {},
  shell: Parameters<typeof withShell>[0] = {},
): Drawn & { paper: FakePaper } {
  const drawn = pageWith(<Packs stayId={STAY} />, packAnswers(answers), 'release-coordinator');
  return { ...drawn, paper: withShell(shell) };
}

const written = ({ asked }: Drawn) =>
  asked
    .filter(({ channel }) => channel === 'release.printed')
    .map(({ input }) => input as Record<string, unknown>);

/** The card of the version that Abi Cole released under the number 2. */
const card = async () => within(await screen.findByRole('article', { name: /^Version 2, Abi Cole/ }));

test('two versions with one number are told apart by who and when, and an older content says so', async () => {
  page();
  const names = (await screen.findAllByRole('article')).map((each) => each.getAttribute('aria-label'));
  expect(names.map((name) => name?.replace(/, \d.*/, ''))).toEqual([
    'Version 2, Ruth Okafor',
    'Version 2, Abi Cole',
    'Version 1, Abi Cole',
  ]);
  expect(screen.getAllByText(/^Another version has this number/)).toHaveLength(2);
  expect(screen.getByText(/^Made with an older version/)).toBeTruthy();
  await expectAccessible();
});

test('printing again says which copy, goes with an envelope page, and is written down when the paper was seen', async () => {
  const drawn = page();
  fireEvent.click((await card()).getByRole('button', { name: /^Print copy 2: Clinical edition/ }));
  const dialog = await screen.findByRole('dialog', { name: /^Print: Clinical edition, version 2, copy 2/ });
  await within(dialog).findByRole('option', { name: 'Healthcare office' });
  await expectAccessible(dialog);
  fireEvent.change(within(dialog).getByLabelText('For whom'), { target: { value: '0' } });
  fireEvent.click(within(dialog).getByRole('checkbox', { name: 'With an envelope page' }));
  fireEvent.click(within(dialog).getByRole('button', { name: 'Print' }));
  await screen.findByRole('dialog', { name: 'Did the pages come out?' });
  expect(drawn.paper.printed).toEqual([
    [
      `pack-envelope/${STAY}/${PACK.replace('9101', '9102')}/clinical/0`,
      `pack/${PACK.replace('9101', '9102')}/clinical`,
    ],
  ]);
  expect(written(drawn)).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Yes, write it down' }));
  await waitFor(() => expect(written(drawn)).toHaveLength(1));
  expect(written(drawn)[0]).toMatchObject({
    what: 'printed',
    copies: 1,
    printer: 'Healthcare office',
    recipient: 'Elm Surgery',
  });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('out of paper: nothing is written down where the pages did not come out', async () => {
  const drawn = page();
  fireEvent.click((await card()).getByRole('button', { name: /^Print copy 2: Clinical edition/ }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByRole('option', { name: 'Healthcare office' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Print' }));
  fireEvent.click(await screen.findByRole('button', { name: 'No: write nothing down' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(written(drawn)).toEqual([]);
});

test('a printer that takes nothing, and none at all: a sentence, and nothing is written down', async () => {
  const sentence = 'The printer office did not take the pages. See that it is on and has paper.';
  const drawn = page(
    {},
    {
      printTo: () =>
        Promise.resolve({
          ok: false,
          failure: { kind: 'unexpected', sentence, field: null, reference: 'SHELL' },
        }),
    },
  );
  fireEvent.click((await card()).getByRole('button', { name: /^Print copy 2: Clinical edition/ }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByRole('option', { name: 'Healthcare office' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Print' }));
  expect((await within(dialog).findByRole('alert')).textContent).toContain(sentence);
  expect(written(drawn)).toEqual([]);
});

test('without a printer nothing can be sent, and the page says what to do instead', async () => {
  page({}, { printers: () => Promise.resolve({ ok: true, output: [] }) });
  fireEvent.click((await card()).getByRole('button', { name: /^Print copy 2: Clinical edition/ }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText(/^No printer is set up on this workstation/)).toBeTruthy();
  expect((within(dialog).getByRole('button', { name: 'Print' }) as HTMLButtonElement).disabled).toBe(true);
});

test('the clinical edition is saved with its signature and its FHIR document; a neutral one without what names the prison', async () => {
  const drawn = page();
  fireEvent.click((await card()).getByRole('button', { name: /^Save: Clinical edition/ }));
  expect((await screen.findAllByText(/^Saved as copy 2 in \/media\/stick/)).length).toBeGreaterThan(0);
  fireEvent.click((await card()).getByRole('button', { name: /^Save: Partner edition/ }));
  await waitFor(() => expect(drawn.paper.saved).toHaveLength(2));
  expect(drawn.paper.saved).toEqual([
    ['clinical-summary.pdf', 'clinical-summary.pdf.p7s', 'clinical-summary.json'],
    ['health-plan-partner.pdf'],
  ]);
  await waitFor(() =>
    expect(written(drawn).map(({ what }) => what)).toEqual(['saved', 'exported-fhir', 'saved']),
  );
});

test('cancelling the folder writes nothing down; what cannot be signed is saved and says so', async () => {
  const cancelled = page({}, { savePack: () => Promise.resolve({ ok: true, output: null }) });
  fireEvent.click((await card()).getByRole('button', { name: /^Save: Patient/ }));
  expect((await screen.findAllByText(/^Cancelled\. Nothing was saved/)).length).toBeGreaterThan(0);
  expect(written(cancelled)).toEqual([]);
});

test('a pack that this workstation cannot sign is saved without a signature, and the reason is said', async () => {
  const drawn = page({
    'release.keepPdf': () => {
      throw new Failure('certificate', 'This workstation has no certificate.');
    },
    'release.fhir': () => {
      throw new Failure('not-found', 'It has no clinical edition.');
    },
  });
  fireEvent.click((await card()).getByRole('button', { name: /^Save: Clinical/ }));
  expect(
    (await screen.findAllByText(/It is not signed: This workstation has no certificate/)).length,
  ).toBeGreaterThan(0);
  expect(drawn.paper.saved).toEqual([['clinical-summary.pdf']]);
  expect(written(drawn)).toHaveLength(1);
});

test('handing over and its acknowledgement are written down with how and who', async () => {
  const drawn = page();
  fireEvent.click((await card()).getByRole('button', { name: /^Handed over: Partner/ }));
  const dialog = await screen.findByRole('dialog', { name: /^Handed over: Partner edition/ });
  await expectAccessible(dialog);
  fireEvent.change(within(dialog).getByLabelText('How, needed'), { target: { value: 'secure-email' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Record that it was handed over' }));
  await waitFor(() =>
    expect(written(drawn)).toEqual([
      expect.objectContaining({
        what: 'handed',
        method: 'secure-email',
        recipient: 'RECONNECT North: سارة الحسن',
      }),
    ]),
  );
  fireEvent.click(await screen.findByRole('button', { name: /^Record acknowledgement: Handed over/ }));
  const next = await screen.findByRole('dialog', { name: 'Record acknowledgement' });
  fireEvent.change(within(next).getByLabelText('Who acknowledged it, needed'), { target: { value: 'Sara' } });
  fireEvent.click(within(next).getByRole('button', { name: 'Record the acknowledgement' }));
  expect(await screen.findByText(/Acknowledged.*by Sara/)).toBeTruthy();
});

test('a healthcare assistant sees the versions and what was done, and can do nothing with them', async () => {
  pageWith(<Packs stayId={STAY} />, packAnswers(), 'healthcare-assistant');
  await screen.findByRole('article', { name: /^Version 2, Abi Cole/ });
  expect(screen.queryByRole('button')).toBeNull();
});

test('a ready pack says when it was built, that it is old, and that it is no version', async () => {
  pageWith(<ReadyPackPage stayId={STAY} />, packAnswers(), 'nurse');
  expect(await screen.findByText(/The record has changed since; it is built again tonight/)).toBeTruthy();
  expect(screen.getByText(/It is not a released version/)).toBeTruthy();
});
