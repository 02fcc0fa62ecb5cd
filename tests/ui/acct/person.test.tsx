/** The ACCT part of a patient's page: who sees what, what is asked for only by hand, and where each button leads. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { PersonAcct } from '../../../renderer/features/acct/person/PersonAcct.tsx';
import { acctHandlers, acctPerson, narrative, summary } from '../../support/fake-bridge/acct.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith, type Answers } from '../../support/page-with.tsx';
import type { Role } from '../../../shared/records/people.ts';
import { expectAccessible } from '../followup/support.ts';

vi.setConfig({ testTimeout: 30_000 });
// The picture over time has tests of its own.
vi.mock('../../../renderer/features/acct/timeline/AcctTimeline.tsx', () => ({
  AcctTimeline: () => <p>The picture over time</p>,
}));

beforeEach(() => {
  location.hash = '';
});

const draft = { 'acct.draft': () => ({ draftId: id(8502) }) as never };
const page = (answers: Answers = {}, role: Role = 'nurse') =>
  pageWith(
    <PersonAcct patientId={id(1)} name="O'NEILL, Seán" />,
    { ...acctHandlers(), ...draft, ...answers },
    role,
  );
const card = () => screen.findByRole('region', { name: /^ACCT opened/ });
const many = (asked: { channel: string }[], channel: string) =>
  asked.filter((one) => one.channel === channel).length;

test('every ACCT stands there with what is owed, its source and sign-off, reviews with attendance, and heads of input', async () => {
  page();
  const [first] = await screen.findAllByRole('region', { name: /^ACCT opened/ });
  const text = first!.textContent;
  expect(text).toContain('No log number yet');
  expect(text).toContain("authorised by Governor O'Brien");
  expect(text).toContain('Concern handed to Custodial Manager Hughes');
  expect(text).toContain('Overdue by');
  expect(text).toContain('They are awaiting clinical sign-off');
  expect(text).toContain('By telephone: Jaspreet Singh, Mental-health nurse');
  expect(text).toContain('Signed by Jaspreet Singh');
  expect(text).toContain('Not yet copied to the ACCT document');
  expect(screen.getByText(/Assessment owed by/)).not.toBeNull();
  expect(screen.getAllByRole('region', { name: /^ACCT opened/ })).toHaveLength(2);
  await expectAccessible();
});

test('what was written is asked for by hand only, and again only after something was saved here', async () => {
  const { asked, emit } = page();
  const read = await screen.findByRole('button', {
    name: /^Read what was written: ACCT opened \d\d-Nov-2026/,
  });
  expect(many(asked, 'acct.narrative')).toBe(0);
  fireEvent.click(read);
  expect(await screen.findByText(/can’t do another night/)).not.toBeNull();
  expect(screen.getByText(/No escort to the wing/)).not.toBeNull();
  expect(screen.getByText('Marked as done: Take part in the first case review')).not.toBeNull();
  expect(screen.getAllByText('on the sheet')).toHaveLength(2);
  await expectAccessible();
  emit('changed', { patients: [id(1)], board: true });
  await waitFor(() => expect(many(asked, 'acct.person')).toBeGreaterThan(1));
  expect(many(asked, 'acct.narrative')).toBe(1);
  const sheet = screen.getByRole('link', { name: /^Contribution sheet/ });
  expect(sheet.getAttribute('href')).toBe(`#/acct-sheet/${id(1)}/${id(8001)}/${id(8301)}`);
  fireEvent.click(screen.getByRole('button', { name: /^Change: Call to his daughter/ }));
  fireEvent.click(await screen.findByRole('radio', { name: 'Done' }));
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(many(asked, 'acct.narrative')).toBe(2));
});

test('input that was signed meanwhile is said, and read when somebody asks', async () => {
  const { asked } = page({ 'acct.narrative': () => ({ ...narrative, inputs: [] }) });
  fireEvent.click(await screen.findByRole('button', { name: /^Read what was written: .*Nov-2026/ }));
  expect(await screen.findByText(/One more health input has been signed/)).not.toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Read again' }));
  await waitFor(() => expect(many(asked, 'acct.narrative')).toBe(2));
});

test('a manager sees that input was made and when, and no way to read or write it', async () => {
  const { asked } = page({}, 'healthcare-manager');
  await card().catch(() => null);
  expect((await screen.findAllByText(/Signed by Jaspreet Singh/)).length).toBe(1);
  for (const name of [/^Read what was written/, /^Write/, /Open an ACCT/, /Record self-harm/, /^More about/])
    expect(screen.queryByRole('button', { name })).toBeNull();
  expect(screen.queryByText('The picture over time')).toBeNull();
  expect(asked.map(({ channel }) => channel)).toEqual(['acct.person']);
});

test('an assistant reads what was written and writes nothing', async () => {
  page({}, 'healthcare-assistant');
  expect(await screen.findByRole('button', { name: /^Read what was written: .*Nov-2026/ })).not.toBeNull();
  expect(screen.queryByRole('button', { name: /Record self-harm|Write|More about|It was held/ })).toBeNull();
});

test('health input and the assessment of medicines begin a draft and open its form', async () => {
  const { asked } = page();
  fireEvent.click(await screen.findByRole('button', { name: 'Write health input' }));
  await waitFor(() => expect(location.hash).toBe(`#/acct-input/${id(1)}/${id(8502)}`));
  const last = () => asked.findLast(({ channel }) => channel === 'acct.draft')?.input;
  expect(last()).toEqual({ kind: 'review', stayId: id(5001), acctId: id(8001), reviewId: null });
  fireEvent.click(screen.getByRole('button', { name: 'Assess medicines in possession' }));
  await waitFor(() => expect(last()).toMatchObject({ kind: 'possession', acctId: id(8001) }));
  fireEvent.click(screen.getByRole('button', { name: /^Write health input to: First case review/ }));
  await waitFor(() => expect(last()).toMatchObject({ kind: 'review', reviewId: id(8201) }));
});

test('a draft of mine can be gone on with; somebody else’s is only said', async () => {
  const [mine] = summary.drafts;
  page({
    'acct.person': () => ({
      ...acctPerson,
      accts: [{ ...summary, drafts: [mine!, { ...mine!, id: id(8503), kind: 'possession', mine: false }] }],
    }),
  });
  const list = await screen.findByRole('list', { name: 'Waiting to be signed' });
  expect(list.textContent).toContain('by somebody else');
  expect(within(list).getAllByRole('button')).toHaveLength(1);
  fireEvent.click(within(list).getByRole('button', { name: 'Go on writing: Health input to a review' }));
  expect(location.hash).toBe(`#/acct-input/${id(1)}/${id(8501)}`);
});

test('without an ACCT that is held the page says so without calling it none, and offers to open one', async () => {
  page({
    'acct.person': () => ({ ...acctPerson, accts: [], possessionOwed: [], possession: null }),
  });
  expect(await screen.findByText(/That is not the same as none/)).not.toBeNull();
  expect(screen.getByRole('button', { name: 'Open an ACCT' })).not.toBeNull();
  expect(screen.getByText(/no assessment is held/)).not.toBeNull();
});

test('of somebody who is in no open stay here nothing can be begun', async () => {
  page({ 'acct.person': () => ({ ...acctPerson, stayId: null }) });
  await screen.findAllByRole('region', { name: /^ACCT opened/ });
  expect(screen.queryByRole('button', { name: /^Write|^Assess|Record self-harm/ })).toBeNull();
});
