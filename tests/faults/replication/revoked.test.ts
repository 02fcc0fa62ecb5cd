/** A workstation is withdrawn while it holds what nobody else has: refused, still opened by its staff, and what waits is shown. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import { startReplication } from '../../../electron/records/workstation/central.ts';
import { saveNote, startTestCentral, type TestCentral } from '../../support/central.ts';
import type { Store } from '../../../electron/records/store/store.ts';
import { enrolledFolder, type EnrolledFolder } from '../../support/enrolled-folder.ts';
import { heldIds } from '../../support/fault-truth.ts';
import { connectTo, testOptions, type Asking } from '../../support/workstation.ts';

let central: TestCentral;
let folder: EnrolledFolder;
const opened: Workstation[] = [];
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  folder = await enrolledFolder(central);
});
afterAll(async () => {
  for (const each of opened) await each.close();
  folder.remove();
  await central.stop();
});

async function open(): Promise<{ asking: Asking; store: Store; workstation: Workstation }> {
  let store: Store | undefined;
  const workstation = await createWorkstation(
    testOptions(folder.dataDir, {
      startReplication: (context) => {
        ({ store } = context);
        return startReplication(context);
      },
    }),
  );
  opened.push(workstation);
  const asking = connectTo(workstation);
  await asking.ask('session.signIn', folder.signIn);
  if (store === undefined) throw new Error('the store was not opened');
  return { asking, store, workstation };
}

async function statusUntil(asking: Asking, wanted: (status: { state: string; waiting: number }) => boolean) {
  for (;;) {
    const status = await asking.ask('replication.status', {});
    if (wanted(status)) return status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('refused in the middle of a conversation, opened again by its staff, with what was never sent in sight', async () => {
  const first = await open();
  saveNote(first.store, 'sent before');
  await statusUntil(first.asking, ({ state, waiting }) => state === 'up-to-date' && waiting === 0);
  const [row] = await central.database.query<{ id: string }>('SELECT id FROM workstation');
  await central.operator(`/establishments/LEI/workstations/${row?.id ?? ''}`, { state: 'revoked' });
  const unsent = [saveNote(first.store, 'never sent — Zoë'), saveNote(first.store, 'never sent — زوي')];
  const refused = await statusUntil(first.asking, ({ state }) => state === 'attention');
  expect(refused.waiting).toBe(2);
  expect(JSON.stringify(refused)).toMatch(/withdrawn from the central record/);
  await first.workstation.close();
  opened.length = 0;

  const again = await open();
  const status = await statusUntil(again.asking, ({ state }) => state === 'attention');
  expect(status.waiting).toBe(2);
  saveNote(again.store, 'work goes on');
  expect((await again.asking.ask('replication.status', {})).waiting).toBe(3);
  const held = await heldIds(central);
  expect(unsent.filter((id) => held.has(id))).toEqual([]);
});
