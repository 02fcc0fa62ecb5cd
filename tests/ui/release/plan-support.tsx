/** A release plan in a page: whose, by whom, and what a test presses and types in it. */
import { fireEvent, screen, within } from '@testing-library/react';
import { PersonRelease } from '../../../renderer/features/release/plan/PersonRelease.tsx';
import { forgetPlanSavers } from '../../../renderer/features/release/plan/section/plan-saver.ts';
import { contract, type ChannelName } from '../../../shared/contract/contract.ts';
import type { ReleasePlanView } from '../../../shared/contract/release-views.ts';
import type { Role } from '../../../shared/records/people.ts';
import { halfArranged, releasePlanHandlers } from '../../support/fake-bridge/release-plan.ts';
import { id } from '../../support/fake-bridge/people.ts';
import { pageWith, type Answers } from '../../support/page-with.tsx';

export const STAY = id(500);

interface Drawn {
  plan?: ReleasePlanView;
  role?: Role;
  answers?: Answers;
}

/** Answers that take and give what the contract says, as the records process does; anything else fails the test. */
function checked(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => {
      const { input, output } = contract[name as ChannelName];
      const given = answer as (asked: unknown) => unknown;
      return [name, (asked: unknown) => output.parse(given(input.parse(asked)))];
    }),
  );
}

/** The plan of the made-up person, or the one given; returns what was asked of the bridge. */
export function draw({ plan = halfArranged(), role = 'nurse', answers = {} }: Drawn = {}) {
  forgetPlanSavers();
  const page = pageWith(
    <PersonRelease stayId={STAY} gpInRecord="York Street Practice" />,
    checked({
      ...(releasePlanHandlers(
        (event, payload) => page.emit(event, payload),
        new Map([[STAY, plan]]),
      ) as Answers),
      ...answers,
    }),
    role,
  );
  return page.asked;
}

export const part = async (name: RegExp) => {
  const nav = await screen.findByRole('navigation', { name: 'Parts of the release plan' });
  fireEvent.click(within(nav).getByRole('button', { name }));
};
export const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
export const dialog = () => screen.getByRole('dialog');
export const send = (name: string) => within(dialog()).getByRole('button', { name });
export const type = (label: string | RegExp, value: string, within_: HTMLElement = document.body) =>
  fireEvent.change(within(within_).getByLabelText(label), { target: { value } });
export const choose = (group: RegExp, name: string) =>
  fireEvent.click(within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', { name }));
/** Inputs asked on a channel, first to last. */
export const inputs = (asked: { channel: string; input: unknown }[], channel: string) =>
  asked.filter((one) => one.channel === channel).map(({ input }) => input);
export const last = (asked: { channel: string; input: unknown }[], channel: string) =>
  inputs(asked, channel).at(-1);
/** The line that says what was done; the same words are read out elsewhere. */
export const said = (words: string | RegExp) => screen.findByText(words, { selector: 'p' });
export const undo = async () => fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
