/** A dialog of ACCT in a page, and what a test types, chooses and sends in it. */
import { fireEvent, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, vi } from 'vitest';
import { AcctDialogs } from '../../../renderer/features/acct/dialogs/AcctDialogs.tsx';
import type { Opened } from '../../../renderer/features/acct/dialogs/opened.ts';
import type { Did } from '../../../renderer/components/useActing.ts';
import { useUndo } from '../../../renderer/features/followup/useUndo.tsx';
import { acctHandlers, summary } from '../../support/fake-bridge/acct.ts';
import { pageWith, type Answers } from '../../support/page-with.tsx';

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

/** Called when the dialog closes. */
export const closed = vi.fn();
/** Draws a dialog in a page that says what was done; returns what it asked the bridge for. */
export function show(draw: (did: Did) => ReactNode, answers: Answers = {}) {
  closed.mockClear();
  return pageWith(<Frame draw={draw} />, { ...acctHandlers(), ...answers }).asked;
}
/** Draws a dialog about the ACCT of the made-up person. */
export const about = (opened: Opened, answers: Answers = {}) =>
  show((did) => <AcctDialogs opened={opened} acct={summary} did={did} onClose={closed} />, answers);

export const dialog = () => screen.getByRole('dialog');
export const send = (name: string) => within(dialog()).getByRole('button', { name });
export const type = (label: string | RegExp, value: string) =>
  fireEvent.change(within(dialog()).getByLabelText(label), { target: { value } });
export const choose = (group: RegExp, name: string) =>
  fireEvent.click(
    within(within(dialog()).getByRole('radiogroup', { name: group })).getByRole('radio', { name }),
  );
export const now = (what: string) => fireEvent.click(send(`${what}: now`));
/** What was asked last on a channel. */
export const last = (asked: { channel: string; input: unknown }[], channel: string) =>
  asked.findLast((one) => one.channel === channel)?.input;
export const undo = async () => fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
export const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d/);
