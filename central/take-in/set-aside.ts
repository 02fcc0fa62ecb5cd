/** Changes the central record had refused before: they go to its quarantine again where that was lost. */
import { v5 as uuidv5 } from 'uuid';
import { canonicalText } from '../../shared/changes/change.ts';
import type { Central } from '../central.ts';
import type { Query } from '../database/database.ts';
import type { Caller } from '../replication/caller.ts';
import { heldHashes } from '../store/log.ts';
import { keepQuarantined } from '../store/quarantine.ts';
import type { SetAsideEntry } from './prove.ts';

const NAMESPACE = '5c2c9d0e-95a5-4a2e-8a51-d1c1b1f0c6a3';

async function isHeld(
  query: Query,
  establishment: string,
  { envelope }: SetAsideEntry,
): Promise<'log' | 'quarantine' | null> {
  const { id } = envelope.change;
  if ((await heldHashes(query, establishment, [id])).get(id) === envelope.hash) return 'log';
  const rows = await query(
    "SELECT 1 FROM quarantine WHERE establishment = $1 AND change_id = $2 AND hash = decode($3, 'hex') LIMIT 1",
    [establishment, id, envelope.hash],
  );
  return rows.length > 0 ? 'quarantine' : null;
}

/** Counts those that were held already, in the log or in quarantine, and those that are kept now. */
export async function keepSetAside(
  central: Central,
  caller: Caller,
  entries: AsyncIterable<SetAsideEntry>,
): Promise<{ held: number; kept: number }> {
  const { establishment, workstation } = caller;
  const counts = { held: 0, kept: 0 };
  for await (const entry of entries) {
    const { envelope, reason } = entry;
    await central.database.transaction(async (query) => {
      if ((await isHeld(query, establishment, entry)) !== null) {
        counts.held += 1;
        return;
      }
      const row = {
        seq: envelope.seq,
        hash: envelope.hash,
        reason,
        changeId: envelope.change.id,
        body: canonicalText(envelope.change),
      };
      const put = (device: string): Promise<void> =>
        keepQuarantined(query, establishment, workstation, new Date(central.clock.now()), [
          { ...row, device },
        ]);
      await put(envelope.device);
      // Its place may hold something else since the central record was restored.
      if ((await isHeld(query, establishment, entry)) === null)
        await put(uuidv5(`${envelope.device} ${envelope.hash}`, NAMESPACE));
      counts.kept += 1;
    });
  }
  return counts;
}
