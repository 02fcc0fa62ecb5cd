/** The ACCTs behind a figure: as many lines as the figure says, also while records are still arriving. */
import { expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import { opened } from '../../support/acct-care.ts';
import { somebody } from '../../support/follow-up-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();

it('keeps the line of somebody none of whose stays has arrived, without a name', async () => {
  const at = desk();
  const who = somebody(at, 1, { surname: "O'Neill" });
  const here = await opened(at, who);
  const arriving = uuid(0xac, 9);
  const acct = {
    logNumber: null,
    openedAt: '2026-11-22T18:00:00.000+00:00',
    openedBy: 'Officer D’Souza',
    reason: 'R',
    handedTo: null,
    state: 'open',
    closedAt: null,
  };
  at.store.commit([draft('acct', arriving, acct, uuid(0xaa, 9))], nurse);
  const manager = at.as('mina');
  const period = { from: '2026-11-01', to: '2026-12-31' };
  const lines = await manager.call('acct.measured', { ...period, measure: 'opened', part: 'all' });
  expect(lines).toHaveLength((await manager.call('acct.measures', period)).opened);
  expect(lines.map(({ acctId, person }) => [acctId, person?.surname ?? null])).toEqual([
    [arriving, null],
    [here, "O'Neill"],
  ]);
});
