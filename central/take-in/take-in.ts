/** Takes in a file of unsent changes of a workstation that cannot connect any more: proved whole first, then stored. */
import type { Envelope } from '../../shared/changes/change.ts';
import { fromRuns } from '../../shared/replication/verdicts.ts';
import type { Central } from '../central.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../replication/caller.ts';
import { establishmentOf } from '../store/establishments.ts';
import { batchesOf } from './batches.ts';
import { createDelivery } from './deliver.ts';
import { proveFile, readLine, type SetAsideEntry } from './prove.ts';
import type { TakenIn } from './report.ts';
import { openSealedFile, type SealedFile } from './sealed-file.ts';
import { keepSetAside } from './set-aside.ts';
import { keepTrace, takenBefore } from './trace.ts';

/** Changes between two lines of the log, so that an operator sees a large file move. */
const SAY_EVERY = 20_000;

async function* envelopesOf(file: SealedFile): AsyncGenerator<Envelope> {
  for await (const text of file.lines()) {
    const line = readLine(text);
    if (line.kind === 'change') yield line.envelope;
  }
}

async function* setAsideOf(file: SealedFile): AsyncGenerator<SetAsideEntry> {
  for await (const text of file.lines()) {
    const line = readLine(text);
    if (line.kind === 'set-aside') yield line.entry;
  }
}

interface Counted {
  accepted: number;
  parked: number;
  duplicate: number;
  readonly refused: Map<string, number>;
}

async function deliver(
  central: Central,
  caller: Caller,
  file: SealedFile,
): Promise<Counted & { again: boolean }> {
  const { head } = file;
  const start = { device: head.device, seq: head.from - 1, link: head.prev };
  const delivery = createDelivery(central, caller, start);
  const counted: Counted = { accepted: 0, parked: 0, duplicate: 0, refused: new Map() };
  let done = 0;
  for await (const batch of batchesOf(envelopesOf(file))) {
    const answer = await delivery.next(batch);
    for (const { verdict, reason = '' } of fromRuns(answer.verdicts)) {
      if (verdict === 'refused') counted.refused.set(reason, (counted.refused.get(reason) ?? 0) + 1);
      else if (verdict !== 'held') counted[verdict] += 1;
    }
    const before = done;
    done += batch.length;
    if (Math.floor(done / SAY_EVERY) > Math.floor(before / SAY_EVERY))
      central.log(`taking in unsent saves of ${head.name}: ${done} of ${head.changes}`);
  }
  return { ...counted, again: delivery.reissued.size > 0 };
}

async function take(central: Central, file: SealedFile): Promise<TakenIn> {
  const { head } = file;
  const end = await proveFile(file, central.authority);
  const { query } = central.database;
  const establishment = await establishmentOf(query, head.establishment.id).catch((cause: unknown) => {
    if (!(cause instanceof Refusal) || cause.code !== 'not-found') throw cause;
    throw new Refusal('invalid', `${cause.message} Nothing was taken in.`, { cause });
  });
  const caller: Caller = {
    establishment: establishment.id,
    workstation: head.workstation,
    // Whatever it may do on the network: the file is an operator's decision.
    state: 'retired',
    certificateEnds: new Date(central.clock.now()),
    roles: [],
  };
  const before = await takenBefore(query, caller.establishment, end.sha256);
  const { again, refused, ...counts } = await deliver(central, caller, file);
  const setAside =
    end.setAside === 0 ? { held: 0, kept: 0 } : await keepSetAside(central, caller, setAsideOf(file));
  const report: TakenIn = {
    establishment: { id: establishment.id, name: establishment.name },
    workstation: head.workstation,
    name: head.name,
    device: head.device,
    created: head.created,
    from: head.from,
    to: head.to,
    digest: end.digest,
    ...counts,
    refused: [...refused].map(([reason, count]) => ({ reason, count })),
    setAside,
    underNewDevice: again,
    before,
  };
  await keepTrace(query, end.sha256, new Date(central.clock.now()), report);
  return report;
}

/**
 * Takes in the file at a path. Throws a `Refusal` in words for a file that is no such file, was cut short or altered, or
 * belongs elsewhere; then nothing was stored. May be repeated: what is held is counted as held.
 */
export async function takeIn(central: Central, path: string): Promise<TakenIn> {
  return take(central, await openSealedFile(path, central.authority));
}
