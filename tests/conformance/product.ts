/** The product's own client, with its real encrypted store, behind the cases' interface. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { v4 as uuidv4 } from 'uuid';
import { z } from 'zod';
import { enrol, type Identity } from '../../electron/records/replication/identity.ts';
import { TIMEOUTS } from '../../electron/records/replication/trust.ts';
import { connect } from '../../electron/records/store/connection.ts';
import { openStore } from '../../electron/records/store/open.ts';
import { defineRecord } from '../../shared/records/define.ts';
import { recordTypes } from '../../shared/records/registry.ts';
import { segmentOf } from '../../shared/replication/digest.ts';
import { workstation, type TestWorkstation } from '../support/central.ts';
import { nurse, temporaryFolder, temporaryStore, type TestStore } from '../support/stores.ts';
import type { ClientKind, Replica, Unusual } from './replica.ts';

let lanes = 5000;
/** A build that knows one more type than the central record. */
const types = {
  ...recordTypes,
  hologram: defineRecord({ type: 'hologram', version: 1, fields: { text: z.string() } }),
};

function newStore(): TestStore {
  lanes += 1;
  return temporaryStore(lanes, { clock: Date.now, device: uuidv4(), newId: uuidv4, types });
}

/** A copy of a disk as it is now. */
function copyOf(stored: TestStore): TestStore {
  stored.store.checkpoint();
  const folder = temporaryFolder();
  cpSync(stored.folder, folder.path, { recursive: true });
  const options = { ...stored.options, file: path.join(folder.path, path.basename(stored.options.file)) };
  const store = openStore(options);
  const remove = (): void => {
    store.close();
    folder.remove();
  };
  return { ...stored, store, options, folder: folder.path, remove };
}

function held(station: TestWorkstation): Map<string, string> {
  const { log } = station.store;
  const scope = station.identity.establishment.id;
  const last = segmentOf(Math.max(log.cursor(scope)?.feedSeq ?? 0, 1));
  const segments = Array.from({ length: last + 1 }, (_, segment) => log.feedIds(scope, segment));
  return new Map(segments.flat().map(({ id, hash }) => [id, hash]));
}

/** Loses one row, as a damaged disk may: nothing of the product can do that. */
function loseEntry(stored: TestStore, id: string): void {
  stored.store.close();
  const { file, key } = stored.options;
  const database = connect({ file, key });
  database.prepare('DELETE FROM feed WHERE change = (SELECT pos FROM change WHERE id = ?)').run(id);
  database.close();
  stored.reopen();
}

function replica(identity: Identity, url: string | undefined, given?: TestStore): Replica {
  const stored = given ?? newStore();
  // Silence is only waited for where a case makes it.
  const more = url === undefined ? { stored, timeouts: TIMEOUTS } : { stored, url };
  let station = workstation(identity, more);
  const scope = identity.establishment.id;
  const save = (texts: readonly string[], { establishment = scope, type = 'note' }: Unusual = {}): string[] =>
    stored.store
      .commit(
        texts.map((text) => ({
          record: { type, id: uuidv4() },
          patient: uuidv4(),
          fields: { text: { value: text, replaces: [] } },
        })),
        { ...nurse, establishment },
      )
      .map(({ id }) => id);
  async function sync(): Promise<void> {
    station.replication.start();
    await station.replication.syncNow();
  }
  return {
    device: () => stored.store.log.device,
    save,
    sync,
    follow: sync,
    leave: () => station.replication.stop(),
    held: () => held(station),
    waiting: () => stored.store.log.head().seq - stored.store.log.acknowledged(),
    refused: () => stored.store.log.quarantined().map(({ id }) => id),
    equal: () => station.replication.status().compared?.equal === true,
    copy: () => replica(identity, url, copyOf(stored)),
    forget(id) {
      loseEntry(stored, id);
      station = workstation(identity, more);
    },
    end: () => station.stop(),
  };
}

export const product: ClientKind = {
  name: 'the product',
  enrol: (url, code, name) => enrol({ url, code, name }),
  create: (enrolled, url) => replica({ roles: [], ends: '', ...enrolled } as Identity, url),
};
