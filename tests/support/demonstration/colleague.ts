/** A colleague at the second workstation, who answers what the window's own nurse does not. */
import type { Desk } from '../../../scripts/demo/prepare/desk.ts';
import { answerAll, type Screener } from '../screening.ts';
import { civilToday } from './steps.ts';
import { expect } from './test.ts';

/** Gives answers as whoever is signed in at this desk. */
export const screener = (desk: Desk): Screener => ({
  call: (channel, input) => desk.ask(channel, input),
  store: desk.store(),
  test: { clock: () => Date.now() },
});

/** Today's line of the board for somebody, as the desk holds it. */
export async function lineOf(desk: Desk, surname: string) {
  const { rows } = await desk.ask('reception.board', { date: civilToday() });
  return rows.find((each) => each.surname.toUpperCase() === surname.toUpperCase());
}

/** Waits for a first stage that was begun in the window, and answers everything in it that is still open. */
export async function answersTheRest(desk: Desk, surname: string): Promise<void> {
  const begun = async () => (await lineOf(desk, surname))?.assessmentId ?? '';
  await expect.poll(begun).not.toBe('');
  await answerAll(screener(desk), await begun());
}
