/** Sections of a plan: any content is drawn by the kind of its fields, saved as it is given, and taken step by step. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Failure } from '../../../shared/failure/failure.ts';
import { releaseContent } from '../../support/fake-bridge/release-content.ts';
import { halfArranged, inDays, nothingYet } from '../../support/fake-bridge/release-plan.ts';
import { formatCivilDate } from '../../../shared/identity/index.ts';
import { expectAccessible } from '../followup/support.ts';
import {
  choose,
  dialog,
  draw,
  inputs,
  last,
  part,
  press,
  said,
  send,
  STAY,
  type,
  undo,
} from './plan-support.tsx';

vi.setConfig({ testTimeout: 40_000 });

const saved = (asked: { channel: string; input: unknown }[]) => last(asked, 'release.saveSection');
const leave = (label: string | RegExp) => fireEvent.blur(screen.getByLabelText(label));
const state = (name: string) =>
  fireEvent.click(within(screen.getByRole('group', { name: /^Say how/ })).getByRole('button', { name }));

test('every section of the content is drawn with every field it has, and nothing chosen before somebody chooses', async () => {
  draw({ plan: nothingYet() });
  for (const section of releaseContent.sections.sections) {
    await part(new RegExp(`^${section.title}`));
    const box = screen.getByRole('region', { name: `What ${section.title} says` });
    for (const { id, label, kind } of section.fields) {
      const name = section.doneNeeds.includes(id) ? `${label}, needed to be arranged` : label;
      const drawn =
        kind === 'instant'
          ? within(box).getAllByRole('group', { name })
          : within(box).getAllByLabelText(name);
      expect(drawn, `${section.id}.${id}`).toHaveLength(1);
    }
    // Nothing is chosen before somebody chooses.
    expect(box.querySelectorAll('input:checked')).toHaveLength(0);
  }
});

test('fields of every kind are saved as they are given, and Undo puts back what stood before', async () => {
  const asked = draw();
  await part(/^GP registration/);
  type('Address of the practice', '12 Canal Street, Leeds');
  leave('Address of the practice');
  await waitFor(() => expect(saved(asked)).toMatchObject({ fields: { address: '12 Canal Street, Leeds' } }));
  type('Practice called on', formatCivilDate(inDays(-1)));
  leave('Practice called on');
  await waitFor(() => expect(saved(asked)).toMatchObject({ fields: { calledOn: inDays(-1) } }));
  choose(/^What the practice said/, 'Accepted');
  await waitFor(() => expect(saved(asked)).toMatchObject({ fields: { answer: 'accepted' } }));
  press('Clear: What the practice said');
  await waitFor(() => expect(saved(asked)).toMatchObject({ fields: { answer: null } }));
  fireEvent.click(
    await screen.findByRole('button', { name: 'Undo: What the practice said, back to Awaited' }),
  );
  await waitFor(() => expect(saved(asked)).toMatchObject({ fields: { answer: 'awaited' } }));
  await part(/^Naloxone/);
  choose(/^Trained|^Training/, 'No');
  await waitFor(() =>
    expect(saved(asked)).toMatchObject({ section: 'naloxone', fields: { trained: false } }),
  );
});

test('an instant is saved once it has its day and its time', async () => {
  const asked = draw();
  await part(/^Opioid/);
  await expectAccessible();
  const next = screen.getByRole('group', { name: 'Next dose due' });
  type('Day', '23-Nov-2026', next);
  expect(inputs(asked, 'release.saveSection')).toEqual([]);
  type('Time', '0930', next);
  await waitFor(() =>
    expect(saved(asked)).toMatchObject({ fields: { nextDose: expect.stringContaining('2026-11-23T09:30') } }),
  );
});

test('what a field does not take stays on the screen, says why, and is not sent', async () => {
  const asked = draw();
  await part(/^GP registration/);
  type('ODS code of the practice', 'B 86');
  leave('ODS code of the practice');
  expect(await screen.findByText(/Not saved\. ODS code of the practice: .* 3 to 10 letters/)).not.toBeNull();
  type('Telephone', 'ask Mary');
  leave('Telephone');
  expect(await screen.findByText(/it has too few digits/)).not.toBeNull();
  expect(inputs(asked, 'release.saveSection')).toEqual([]);
  await part(/^Naloxone/);
  await part(/^GP registration/);
  expect((screen.getByLabelText('ODS code of the practice') as HTMLInputElement).value).toBe('B 86');
});

test('a refused save keeps what was typed, says so in words, and is tried again', async () => {
  let full = true;
  const plan = halfArranged();
  const asked = draw({
    plan,
    answers: {
      'release.saveSection': () => {
        if (full) throw new Failure('full', 'The disk of this workstation is full.');
        const section = plan.sections.find(({ id }) => id === 'gp-registration')!;
        return {
          section: { ...section, fields: { ...section.fields, spokeTo: "Siân O'Neill" } },
          before: { state: { state: section.state, reason: null }, fields: { spokeTo: null } },
        };
      },
    },
  });
  await part(/^GP registration/);
  type('Spoke to', "Siân O'Neill");
  leave('Spoke to');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The disk of this workstation is full.');
  expect((screen.getByLabelText('Spoke to') as HTMLInputElement).value).toBe("Siân O'Neill");
  full = false;
  press('Try again now');
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(inputs(asked, 'release.saveSection').length).toBeGreaterThan(1);
});

test('a section goes step by step; arranged names what is missing, and Undo puts the state back', async () => {
  const asked = draw();
  await part(/^Substance-misuse service/);
  state('Arranged');
  expect((await screen.findByRole('alert')).textContent).toContain('Service, Date');
  expect(inputs(asked, 'release.saveSection')).toEqual([]);
  state('In progress');
  expect(await said('Substance-misuse service: in progress.')).not.toBeNull();
  expect(saved(asked)).toMatchObject({ state: { state: 'in-progress', reason: null } });
  await undo();
  await waitFor(() =>
    expect(saved(asked)).toMatchObject({ undo: true, state: { state: 'needed', reason: null } }),
  );
  // The same buttons can be pressed again.
  await screen.findByText('It is needed and nobody has begun.');
  state('Not needed');
  await waitFor(() => expect(saved(asked)).toMatchObject({ state: { state: 'not-needed', reason: null } }));
});

test('declined and unavailable owe their reason', async () => {
  const asked = draw();
  await part(/^Substance-misuse service/);
  state('Declined');
  expect(send('Save as declined').hasAttribute('disabled')).toBe(true);
  expect(dialog().textContent).toContain('It prints as a gap');
  await expectAccessible(dialog());
  type('Reason, needed', '“Not them again”', dialog());
  fireEvent.click(send('Save as declined'));
  await waitFor(() =>
    expect(saved(asked)).toMatchObject({ state: { state: 'declined', reason: '“Not them again”' } }),
  );
  expect(await screen.findByText('“Not them again”')).not.toBeNull();
});

test.each(['nurse', 'release-coordinator'] as const)(
  'both values of a conflict stand there for a %s, who decides between them',
  async (role) => {
    const asked = draw({ role });
    await part(/^Naloxone/);
    const card = screen.getByRole('group', { name: /^Conflict: How Naloxone stands/ });
    expect(card.textContent).toContain('Declined: Has some at home');
    expect(card.textContent).toContain('Ruth Okafor');
    expect(within(card).getByText(/Shown now/)).not.toBeNull();
    await expectAccessible();
    fireEvent.click(within(card).getByRole('button', { name: /^Use this: Declined/ }));
    await waitFor(() =>
      expect(inputs(asked, 'release.saveSection')).toContainEqual({
        stayId: STAY,
        section: 'naloxone',
        state: { state: 'declined', reason: 'Has some at home' },
        undo: true,
      }),
    );
    await part(/^GP registration/);
    const practice = screen.getByRole('group', { name: 'Conflict: Practice' });
    fireEvent.click(within(practice).getByRole('button', { name: /^Use this: عيادة/ }));
    await waitFor(() => expect(saved(asked)).toMatchObject({ fields: { practice: 'عيادة الشفاء, Leeds' } }));
    await waitFor(() => expect(screen.queryByRole('group', { name: /^Conflict/ })).toBeNull());
  },
);

test('the practice of before custody is kept, and can be taken from the record', async () => {
  const asked = draw();
  await part(/^GP registration/);
  expect(screen.getByText('York Street Practice')).not.toBeNull();
  press('Take it over');
  await waitFor(() => expect(saved(asked)).toMatchObject({ fields: { before: 'York Street Practice' } }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Take it over' })).toBeNull());
});

test('what awaits sign-off says so, and a section says when it is due', async () => {
  draw();
  await part(/^Hospital/);
  expect(screen.getByText('Awaiting clinical sign-off')).not.toBeNull();
  await part(/^GP registration/);
  expect(screen.queryByText('Awaiting clinical sign-off')).toBeNull();
  expect(screen.getByText(/GMS1 sent and practice called: due/)).not.toBeNull();
});
