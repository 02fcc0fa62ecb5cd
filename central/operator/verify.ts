/** What `verify` found, in sentences for the person who runs the central record. */
import { segmentRange } from '../../shared/replication/digest.ts';
import { verifyAudit, type AuditFault, type VerifiedAudit } from '../audit/verify.ts';
import type { Database } from '../database/database.ts';
import { correctLog } from '../store/correct.ts';
import { isSound, verifyLog, type Verified } from '../store/verify.ts';

const number = new Intl.NumberFormat('en-GB');
const count = (n: number, word: string, words = `${word}s`): string =>
  `${number.format(n)} ${n === 1 ? word : words}`;
const span = (first: number, last: number): string =>
  first === last
    ? `feed number ${number.format(first)}`
    : `feed numbers ${number.format(first)} to ${number.format(last)}`;

function differences({ missing, altered, sums, chains }: Verified): string[] {
  return [
    ...missing.map(
      ({ first, last }) => `${count(last - first + 1, 'change')} missing at ${span(first, last)}.`,
    ),
    ...altered.map(
      ({ feedSeq, id, device, seq }) =>
        `The change ${id} at ${span(feedSeq, feedSeq)} (number ${number.format(seq)} of device ${device}) is not what was received.`,
    ),
    ...sums.map(({ segment, kept, rows }) => {
      const { first, last } = segmentRange(segment);
      const what =
        kept.count === rows.count
          ? 'is not that of its rows'
          : `is of ${count(kept.count, 'change')}, and the rows are ${number.format(rows.count)}`;
      return `The sum kept for ${span(first, last)} ${what}.`;
    }),
    ...chains.map(
      ({ device, seq }) => `The chain of device ${device} breaks before number ${number.format(seq)}.`,
    ),
  ];
}

function auditFault({ kind, workstation, first, last }: AuditFault): string {
  const which =
    first === last
      ? `Entry ${number.format(first)}`
      : `Entries ${number.format(first)} to ${number.format(last)}`;
  const gone = first === last ? 'is missing' : 'are missing';
  const what = kind === 'missing' ? gone : 'is not what was received';
  return `${which} of the audit trail of ${workstation} ${what}.`;
}

export interface VerifyAnswer {
  readonly establishment: string;
  readonly sound: boolean;
  readonly changes: number;
  readonly sentences: readonly string[];
}

function auditSentences({ entries, faults }: VerifiedAudit): string[] {
  const held = `${count(entries, 'entry', 'entries')} of audit trails`;
  if (faults.length === 0) return entries === 0 ? [] : [`${held}: every number and hash follows from them.`];
  return [
    `${held}. They are not what the workstations sent.`,
    ...faults.map(auditFault),
    'Each workstation keeps its own trail, and shows it without a network. Tell the information governance lead.',
  ];
}

/** Reads everything; with `correct` also makes the loss known to the workstations (store/correct.ts). */
export async function verifyEstablishment(
  database: Database,
  establishment: string,
  correctAt: Date | null,
): Promise<VerifyAnswer> {
  const found =
    correctAt === null
      ? await verifyLog(database.query, establishment)
      : await correctLog(database, establishment, correctAt);
  const trail = await verifyAudit(database.query, establishment);
  const whole = isSound(found);
  const sound = whole && trail.faults.length === 0;
  const held = `${establishment} holds ${count(found.changes, 'change')}`;
  const advice =
    correctAt === null
      ? 'Run it again with --correct: what was altered is set aside, and the workstations send back what they hold.'
      : 'What was altered was set aside. The workstations now compare everything and send back what they hold; then run verify again.';
  const sentences = whole
    ? [`${held}. Every sum, hash and chain follows from them.`]
    : [`${held}. They are not what they were when they were written.`, ...differences(found), advice];
  sentences.push(...auditSentences(trail));
  return { establishment, sound, changes: found.changes, sentences };
}
