/** Milestones of a plan: grouped by what is to be done, settled by who may, with source, sign-off and the way back. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { inDays, nothingYet, planOf, sectionsOf, today } from '../../support/fake-bridge/release-plan.ts';
import { expectAccessible } from '../followup/support.ts';
import { choose, dialog, draw, last, part, press, send, STAY, type, undo } from './plan-support.tsx';

vi.setConfig({ testTimeout: 30_000 });

const group = (name: string) => screen.getByRole('region', { name });

test('what is overdue comes first, then what can be done; each with its day, owner, source and sign-off', async () => {
  draw();
  await part(/^Milestones: |^Milestones/);
  const titles = screen.getAllByRole('heading', { level: 4 }).map(({ textContent }) => textContent);
  expect(titles).toEqual([
    'Overdue (4)',
    'To do now (5)',
    expect.stringMatching(/^Later/),
    expect.stringMatching(/^Declined or unavailable/),
    expect.stringMatching(/^Done/),
  ]);
  const overdue = group('Overdue').textContent;
  expect(overdue).toContain('GP registration: GMS1 sent and practice called');
  expect(overdue).toMatch(/Due \w{3} \d\d-\w{3}-\d{4}\. Release coordinator\./);
  expect(overdue).toContain('Source: release-and-standards.md §1.1');
  expect(within(group('Overdue')).getAllByText('Awaiting clinical sign-off')).toHaveLength(2);
  expect(group('Done').textContent).toContain('Done on');
  expect(group('Done').textContent).toContain('by HMP Demonstration, offender manager');
  expect(group('To do now').textContent).toContain('A released pack settles it.');
  await expectAccessible();
});

test('only a person’s word settles what no section does, with a day that has come, and a reason where it was declined', async () => {
  const asked = draw();
  await part(/^Milestones/);
  press('Settle: Health needs list and choice of GP');
  expect(send('Save').hasAttribute('disabled')).toBe(true);
  choose(/^What became of it/, 'Declined');
  expect(dialog().textContent).toContain('Still needed: the reason.');
  type('Reason, needed', 'She’d rather choose outside', dialog());
  type('On, needed', '01-Jan-2099', dialog());
  expect(dialog().textContent).toContain('the day, today or earlier');
  type('On, needed', 'today', dialog());
  type('By whom', "Siân O'Neill", dialog());
  await expectAccessible(dialog());
  fireEvent.click(send('Save'));
  await waitFor(() =>
    expect(last(asked, 'release.milestone')).toEqual({
      stayId: STAY,
      milestone: 'health-needs',
      handling: { state: 'declined', on: today, whom: "Siân O'Neill", reason: 'She’d rather choose outside' },
    }),
  );
  await undo();
  await waitFor(() => expect(last(asked, 'release.milestone')).toMatchObject({ handling: null }));
});

test('what was said is taken back, and Undo says it again as it stood', async () => {
  const asked = draw();
  await part(/^Milestones/);
  press(/^Take back: Duty to Refer/);
  await waitFor(() =>
    expect(last(asked, 'release.milestone')).toMatchObject({ milestone: 'duty-to-refer', handling: null }),
  );
  await undo();
  await waitFor(() =>
    expect(last(asked, 'release.milestone')).toMatchObject({
      handling: { state: 'done', on: inDays(-1), whom: 'HMP Demonstration, offender manager' },
    }),
  );
});

test('what a section settles leads to the section', async () => {
  draw();
  await part(/^Milestones/);
  press('Open Enhanced RECONNECT');
  expect(screen.getByRole('heading', { name: 'Enhanced RECONNECT' })).not.toBeNull();
});

test('without a date everything of the release may be needed any day', async () => {
  draw({ plan: nothingYet() });
  await part(/^Milestones/);
  expect(group('To do now').textContent).toContain('May be needed any day');
  expect(document.body.textContent).toContain('of which none is known');
});

test('a window that passed unused says until when it was open', async () => {
  draw({ plan: planOf({ person: 0, sections: sectionsOf({}), date: inDays(-40), mayGo: false }) });
  await part(/^Milestones/);
  expect(group('Too late to do').textContent).toContain('RECONNECT');
  expect(group('Too late to do').textContent).toMatch(/It could be done until \w{3} \d\d-/);
});
