/** The disk is full while a pack is frozen: refused in words, nothing frozen, and the same release works once there is room. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore, openStore } from '../../../electron/records/store/open.ts';
import { buildAll } from '../../../electron/records/services/release/pack/ready/nightly.ts';
import type { Store } from '../../../electron/records/store/store.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { deskOn } from '../../support/desk.ts';
import { somebody } from '../../support/follow-up-desk.ts';
import { released } from '../../support/release-desk.ts';
import { smallDisk } from '../../support/small-disk.ts';
import { countingIds, draft, nurse, temporaryStore, type TestStore, uuid } from '../../support/stores.ts';

const disk = smallDisk('full-pack');

let test: TestStore;
beforeEach(() => {
  test = temporaryStore();
});
afterEach(() => test.remove());

/** Saves until the disk takes no more. */
function fillUp(store: Store): void {
  for (let n = 1; n < 20_000; n += 1) {
    try {
      store.commit([draft('note', uuid(9, n), { text: 'x'.repeat(600), kind: 'wing' }, uuid(8, 1))], nurse);
    } catch (error) {
      if (error instanceof Failure && error.kind === 'full') return;
      throw error;
    }
  }
  throw new Error('the disk never became full');
}

it.skipIf(!disk.mayMount)(
  '(on a small disk of its own, which needs the right to mount one) freezes, keeps and logs nothing, and goes on after space is freed',
  { timeout: 60_000 },
  async () => {
    disk.mount();
    const ballast = join(disk.folder, 'ballast');
    const options = { ...test.options, file: join(disk.folder, 'store.db') };
    try {
      writeFileSync(ballast, Buffer.alloc(1_500_000));
      let store = createStore(options);
      // The use cases on the store of this disk, also after it was opened again.
      const small = Object.defineProperty({ ...test }, 'store', { get: () => store });
      const at = deskOn(small, countingIds(0x2000), 'rosa');
      const who = somebody(at, 1, { surname: "O'Neill", forenames: 'سارة' }, { legalStatus: 'Remand' });
      const { stayId } = who;
      const packs = async () => (await at.call('release.packs', { stayId })).packs;
      const night = () => buildAll({ ...at.context, store });
      await night();
      const before = store.shelf.ready(stayId);
      fillUp(store);
      const head = store.log.head();
      await expect(released(at, who)).rejects.toMatchObject({ kind: 'full' });
      expect(await packs()).toEqual([]);
      expect(store.log.head()).toEqual(head);
      // The night's work ends quietly: what stands, stands.
      await expect(night()).resolves.toBeUndefined();
      expect(store.shelf.ready(stayId)?.builtAt).toBe(before?.builtAt);
      rmSync(ballast);
      const pack = await released(at, who);
      expect(pack.number).toBe(1);
      store.close();
      store = openStore(options);
      expect((await packs()).map(({ id }) => id)).toEqual([pack.id]);
      expect(store.log.firstBroken()).toBeNull();
      store.verify();
      store.close();
    } finally {
      disk.unmount();
    }
  },
);
