/** Measures saved to a file: refused, cancelled or kept, and written down only when something left the application. */
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { MeasuresPage } from '../../../renderer/features/measures/MeasuresPage.tsx';
import type { Answer, Bridge } from '../../../shared/contract/bridge.ts';
import { pageWith } from '../../support/page-with.tsx';
import { giveSize, measures } from './support.ts';

vi.setConfig({ testTimeout: 30_000 });
// jsdom draws nothing, so that there is nothing to take a picture of.
vi.mock('html-to-image', () => ({
  toBlob: (chart: HTMLElement) => Promise.resolve(new Blob([chart.textContent])),
}));

beforeEach(giveSize);

type Saved = Answer<{ path: string | null } | null>;

/** The page, whose saves are answered in turn with `answers`. */
async function saving(answers: Saved[]) {
  const files: { kind: string; text: string }[] = [];
  const { asked } = pageWith(
    <MeasuresPage />,
    { 'followup.measures': () => measures, 'followup.printed': () => ({ ok: true }) },
    'healthcare-manager',
  );
  const saveFile: Bridge['shell']['saveFile'] = (kind, bytes) => {
    files.push({ kind, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) });
    const answer = answers.shift();
    if (answer === undefined) throw new Error('nobody expected another file');
    return Promise.resolve(answer);
  };
  Object.assign(window.throughcare, { shell: { saveFile } });
  await screen.findByRole('table', { name: 'Measures' });
  const save = async (item: RegExp) => {
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: item }));
  };
  const written = () =>
    asked.filter(({ channel }) => channel === 'followup.printed').map(({ input }) => input);
  return { files, save, written };
}

const refused: Saved = {
  ok: false,
  failure: {
    kind: 'full',
    sentence: 'The disk is full, so the file was not saved.',
    field: null,
    reference: 'K7Q2-19F3',
  },
};

test('a full disk is said, nothing is written down, and the same file is saved on the next try', async () => {
  const { files, save, written } = await saving([refused, { ok: true, output: { path: '/measures.csv' } }]);
  await save(/spreadsheet/);
  expect(await screen.findByText('The disk is full, so the file was not saved.')).not.toBeNull();
  expect(written()).toEqual([]);
  await save(/spreadsheet/);
  expect(await screen.findByText('Saved as /measures.csv.', { selector: 'p' })).not.toBeNull();
  expect(screen.queryByText('The disk is full, so the file was not saved.')).toBeNull();
  expect(written()).toEqual([{ kind: 'measures', date: measures.to, how: 'csv' }]);
  expect(files[1]).toEqual(files[0]);
  expect(files[0]?.text.startsWith('\uFEFF')).toBe(true);
});

test('a picture that is refused or called off is not written down, and the chart has its small numbers again', async () => {
  const { files, save, written } = await saving([refused, { ok: true, output: null }]);
  const without = 'Second stages of arrivals by week, without numbers from 1 to 5';
  await save(/picture/);
  expect(await screen.findByText('The disk is full, so the file was not saved.')).not.toBeNull();
  expect(screen.queryByText(without)).toBeNull();
  await save(/picture/);
  expect(await screen.findByText('Cancelled. Nothing was saved.', { selector: 'p' })).not.toBeNull();
  expect(files.map(({ kind }) => kind)).toEqual(['png', 'png']);
  for (const { text } of files) expect(text).toContain(without);
  expect(written()).toEqual([]);
});
