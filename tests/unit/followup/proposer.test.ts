/** Proposals from a thread of their own: the same as in this one, while this one goes on with other work. */
import { expect, it } from 'vitest';
import { proposer } from '../../../electron/records/services/followup/proposer.ts';
import { highsSolver } from '../../../electron/records/services/followup/solver.ts';
import { propose } from '../../../shared/followup/propose/propose.ts';
import { seeded } from '../../bench/figures.ts';
import { aBusyPrison } from '../../support/follow-up.ts';
import { watchedProposer } from '../../support/watched-proposer.ts';

it('is what it would be here, and holds nothing up', async () => {
  const input = aBusyPrison(60, seeded(3));
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 1);
  const found = await proposer()(input);
  clearInterval(turning);
  // In this thread there is hardly a turn from the first programme to the last.
  expect(turns).toBeGreaterThan(20);
  expect(found).toEqual(await propose(input, highsSolver()));
}, 60_000);

it('made ready, loads nothing more for the first proposal', async () => {
  const { propose: ask, loaded, stop } = watchedProposer();
  await ask.warm();
  const ready = await loaded();
  expect(ready.modules).toBeGreaterThan(0);
  expect(ready.webAssembly).toBe(1);
  const input = aBusyPrison(20, seeded(4));
  const found = await ask(input);
  await ask.warm();
  expect(await loaded()).toEqual(ready);
  stop();
  expect(found).toEqual(await propose(input, highsSolver()));
}, 60_000);

it('answers each of several asked at once, and begins again after its thread has ended', async () => {
  const ask = proposer();
  const inputs = [aBusyPrison(8, seeded(1)), aBusyPrison(9, seeded(2))];
  const found = await Promise.all(inputs.map((input) => ask(input)));
  const here = await Promise.all(inputs.map((input) => propose(input, highsSolver())));
  expect(found).toEqual(here);
  // What cannot be read ends in words, and not in silence.
  const unreadable = { ...aBusyPrison(1, seeded(1)), now: 'no instant' };
  await expect(ask(unreadable)).rejects.toThrow(/no instant/);
  expect(await ask(aBusyPrison(8, seeded(1)))).toEqual(here[0]);
}, 60_000);

it('says that its thread cannot be begun', async () => {
  const ask = proposer(new URL('no-such-thread.ts', import.meta.url));
  await expect(ask(aBusyPrison(1, seeded(1)))).rejects.toThrow(/no-such-thread/);
  await expect(ask.warm()).rejects.toThrow(/no-such-thread/);
});
