/** The head of a release plan: the date and what moved with it, who looks after it, and what is arranged. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { PersonRelease } from '../../../renderer/features/release/plan/PersonRelease.tsx';
import { halfArranged, inDays, nothingYet } from '../../support/fake-bridge/release-plan.ts';
import { pageWith } from '../../support/page-with.tsx';
import { formatCivilDate } from '../../../shared/identity/index.ts';
import { expectAccessible } from '../followup/support.ts';
import { dialog, draw, inputs, last, part, press, said, send, STAY, type, undo } from './plan-support.tsx';

vi.setConfig({ testTimeout: 30_000 });

test('the date stands with its source, note, flags and other dates, and what moved until somebody has seen it', async () => {
  const asked = draw();
  await screen.findByRole('heading', { name: 'Release date' });
  const text = document.body.textContent;
  expect(text).toContain('According to prison feed');
  expect(text).toContain('Brought forward by the governor');
  expect(text).toContain('is a Friday: services close for two days');
  expect(text).toContain('the day before a bank holiday');
  expect(
    within(screen.getByRole('list', { name: 'Other dates' })).getByText(/letter of the offender manager/),
  ).not.toBeNull();
  const moved = screen.getByRole('region', { name: 'The release date moved' });
  const row = within(moved).getByRole('row', { name: /GP registration/ });
  expect(row.textContent).toContain('Not yet, due');
  expect(row.textContent).toContain('Overdue, due');
  await expectAccessible();
  press('Seen');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'The release date moved' })).toBeNull());
  expect(inputs(asked, 'release.dateSeen')).toEqual([{ stayId: STAY }]);
});

test('a date is moved with who says so, shows what moved, and Undo puts the one before back as somebody’s word', async () => {
  const plan = halfArranged();
  plan.date.others = [];
  const asked = draw({ plan });
  await screen.findByRole('heading', { name: 'Release date' });
  press('Move the date');
  type('Release date, needed', 'rubbish', dialog());
  expect(send('Move the date').hasAttribute('disabled')).toBe(true);
  expect(dialog().textContent).toContain('Still needed: the day, who says so.');
  type('Release date, needed', formatCivilDate(inDays(20)), dialog());
  type('Who says so, needed', ' Leeds Crown Court ', dialog());
  await expectAccessible(dialog());
  fireEvent.click(send('Move the date'));
  expect(await said(/milestones moved with it/)).not.toBeNull();
  expect(last(asked, 'release.setDate')).toEqual({
    stayId: STAY,
    date: inDays(20),
    source: 'Leeds Crown Court',
    note: null,
  });
  expect(screen.getByRole('heading', { name: 'What moved with it' })).not.toBeNull();
  await undo();
  await waitFor(() =>
    expect(last(asked, 'release.setDate')).toMatchObject({
      date: plan.date.date,
      source: 'prison feed, put back by hand',
    }),
  );
});

test('a date that takes the place of several is not undone into one of them', async () => {
  draw();
  await screen.findByRole('heading', { name: 'Release date' });
  press('Withdraw the date');
  type('Who says so, needed', 'The offender manager', dialog());
  fireEvent.click(send('Withdraw the date'));
  expect(await said('The release date is withdrawn.')).not.toBeNull();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('nobody looks after a new plan; who takes it on can give it back, and any day is said or left to the legal status', async () => {
  const asked = draw({ plan: nothingYet() });
  expect(await screen.findByText('None is known')).not.toBeNull();
  expect(document.body.textContent).toContain('as the legal status says: Remand');
  await expectAccessible();
  press('Take it on');
  expect(await screen.findByText('Coordinator: Ruth Okafor')).not.toBeNull();
  await undo();
  await waitFor(() => expect(last(asked, 'release.coordinator')).toEqual({ stayId: STAY, staffId: null }));
  fireEvent.change(screen.getByLabelText('May the person go from court any day?'), {
    target: { value: 'no' },
  });
  await waitFor(() => expect(last(asked, 'release.mayGo')).toEqual({ stayId: STAY, mayGo: false }));
  await undo();
  await waitFor(() => expect(last(asked, 'release.mayGo')).toEqual({ stayId: STAY, mayGo: null }));
});

test('a coordinator is chosen among active staff who may plan', async () => {
  const person = (name: string, role: string, active = true) => ({
    id: `staff-${name}`,
    username: name,
    name,
    role: role as never,
    registration: null,
    active,
    admittedHere: true,
  });
  const asked = draw({
    answers: {
      'administration.staff': () => [
        person("Siân O'Neill", 'release-coordinator'),
        person('Tom Beck', 'healthcare-assistant'),
        person('Gone', 'nurse', false),
      ],
    },
  });
  await screen.findByRole('heading', { name: 'Release date' });
  press('Choose the coordinator');
  const box = await within(dialog()).findByLabelText('Coordinator');
  const offered = within(box)
    .getAllByRole('option')
    .map(({ textContent }) => textContent);
  expect(offered).toEqual(['Nobody', "Siân O'Neill, Release coordinator"]);
  type('Coordinator', "staff-Siân O'Neill", dialog());
  fireEvent.click(send('Save the coordinator'));
  await waitFor(() =>
    expect(last(asked, 'release.coordinator')).toEqual({ stayId: STAY, staffId: "staff-Siân O'Neill" }),
  );
});

test('lane by lane it says what is arranged and what is not, with reasons, and leads to the section', async () => {
  draw();
  await screen.findByRole('heading', { name: /What is arranged/ });
  expect(document.body.textContent).toContain(
    '1 arranged, 1 not needed, 5 to arrange, 2 declined or unavailable, 7 not assessed',
  );
  const lane = screen.getByRole('list', { name: 'RECONNECT' });
  expect(lane.textContent).toContain('I don’t want anybody at the gate');
  fireEvent.click(within(lane).getByRole('button', { name: /^RECONNECT/ }));
  expect(screen.getByRole('heading', { name: 'RECONNECT' })).not.toBeNull();
});

test('a medical hold is set and lifted by who may, with its reason', async () => {
  const asked = draw();
  expect(await screen.findByText(/Not to be moved until/)).not.toBeNull();
  press('Lift the hold');
  await waitFor(() => expect(last(asked, 'release.hold')).toEqual({ stayId: STAY, hold: null }));
  await undo();
  await waitFor(() =>
    expect(last(asked, 'release.hold')).toEqual({
      stayId: STAY,
      hold: { reason: 'Scan on Tuesday', until: inDays(3) },
    }),
  );
});

test('who may not plan reads everything and is offered nothing', async () => {
  draw({ role: 'healthcare-assistant' });
  expect(await screen.findByText('Your role reads release plans and does not change them.')).not.toBeNull();
  for (const name of [/^Date/, /^Milestones/, /^GP/, /^Medicines/, /^Consent/, /^Kept/]) {
    await part(name);
    const main = screen.getByRole('navigation').parentElement!;
    const offered = within(main)
      .queryAllByRole('button')
      .filter((button) => button.closest('nav') === null)
      .map(({ textContent }) => textContent);
    expect(
      offered.filter((words) => /Set|Move|Withdraw|Settle|Take|Change|Add|Keep|Give/.test(words ?? '')),
    ).toEqual([]);
    expect(within(main).queryAllByRole('textbox')).toEqual([]);
  }
});

test('a release coordinator plans, and leaves medicines and what is kept back to clinicians', async () => {
  draw({ role: 'release-coordinator' });
  await screen.findByRole('heading', { name: 'Release date' });
  expect(screen.getByRole('button', { name: 'Move the date' })).not.toBeNull();
  await part(/^Medicines/);
  expect(screen.queryByRole('button', { name: 'Add a medicine' })).toBeNull();
  expect(screen.getByRole('group', { name: /Say how Medicines/ })).not.toBeNull();
  await part(/^Kept/);
  expect(screen.queryByRole('button', { name: /Keep something back|Give it again/ })).toBeNull();
});

test('after the person has left the plan is read only', async () => {
  draw({ plan: { ...halfArranged(), departedAt: '2026-11-20T09:30:00.000Z' } });
  expect(await screen.findByText(/^Left on 20-Nov-2026 09:30/)).not.toBeNull();
  expect(screen.queryByRole('button', { name: 'Move the date' })).toBeNull();
});

test('without a stay here there is no plan, and the page says so', async () => {
  pageWith(<PersonRelease stayId={null} gpInRecord={null} />, {});
  expect(await screen.findByText('There is no release plan.')).not.toBeNull();
});

test('a refused read is an error in words with a way to try again', async () => {
  draw({
    answers: {
      'release.plan': () => {
        throw new Error('disk');
      },
    },
  });
  expect(await screen.findByRole('alert')).not.toBeNull();
  expect(screen.getByRole('button', { name: 'Try again' })).not.toBeNull();
});
