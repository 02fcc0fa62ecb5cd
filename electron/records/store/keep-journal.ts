/** Keeps journal and store in step: what one holds and the other does not is put right when the store opens. */
import type { Adopted, Adoption } from './adopt.ts';
import type { Core } from './core.ts';
import { readJournal } from './journal/journal.ts';
import type { JournalEntry } from './journal/frames.ts';
import { seqOf } from './position.ts';

/** Changes of one frame when a journal is written anew. */
const TOGETHER = 500;

/** Writes the journal anew from what this store has not sent: after another device id, or when it was missing. */
export function refillJournal({ journal, installation, log }: Core): void {
  if (journal === null) return;
  journal.replaceWith(installation.device, unsent());

  function* unsent(): Generator<JournalEntry[]> {
    let part: JournalEntry[] = [];
    for (const row of log.after(installation.device, installation.acknowledged)) {
      const { id, payload } = row;
      const [prev, hash] = [row.prev.toString('hex'), row.hash.toString('hex')];
      part.push({ seq: seqOf(row.pos), prev, hash, id, payload });
      if (part.length < TOGETHER) continue;
      yield part;
      part = [];
    }
    if (part.length > 0) yield part;
  }
}

/**
 * At opening. A journal that is ahead of its store (the store was replaced by a copy, or the power went between the two) gives
 * back what the store lacks; a journal that lacks something is written anew. Answers what was taken in.
 */
export function reconcile(core: Core, adoption: Adoption, folder: string, key: string): Adopted {
  const { journal, installation } = core;
  const none = { added: 0, held: 0, unsound: 0 };
  if (journal === null) return none;
  const { device, head, acknowledged } = installation;
  const range = journal.range();
  const inStep = range !== null && range.device === device && range.to === head.seq;
  if (inStep && range.from <= acknowledged + 1) return none;
  const { frames } = readJournal(folder, key);
  const adopted = adoption.own(frames.flatMap(({ entries }) => entries));
  refillJournal(core);
  return adopted;
}
