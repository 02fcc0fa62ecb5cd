/** The state of the link to the central record, said in sentences. */
import type { ReplicationStatus } from '../../shared/contract/workstation.ts';
import { showInstant, showSpan } from '../components/time.ts';

const count = (n: number, one: string, many: string) =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

/** @param now milliseconds since 1970. */
export function statusSentences(status: ReplicationStatus, now: number): string[] {
  const { waiting, oldestWaitingAt, lastReachedAt, lastProvedEqualAt, centralHolds } = status;
  return [
    waiting === 0
      ? 'Nothing is waiting to be sent.'
      : `${count(waiting, 'save is', 'saves are')} waiting to be sent.`,
    ...(waiting > 0 && oldestWaitingAt !== null
      ? [`The oldest was made ${showInstant(oldestWaitingAt)} (${showSpan(oldestWaitingAt, now)} ago).`]
      : []),
    lastReachedAt === null
      ? 'The central record has never been reached from this workstation.'
      : `The central record was last reached ${showInstant(lastReachedAt)}.`,
    lastProvedEqualAt === null
      ? 'Both sides have not yet proved that they hold the same.'
      : `Both sides last proved that they hold the same ${showInstant(lastProvedEqualAt)}.`,
    ...(centralHolds === null
      ? []
      : [`The central record holds ${count(centralHolds, 'save', 'saves')} of this workstation.`]),
    ...(status.quarantined === 0
      ? []
      : [
          `${count(status.quarantined, 'save', 'saves')} could not be understood by the central record. An administrator can see them; nothing is lost.`,
        ]),
    ...(status.parked === 0
      ? []
      : [`${count(status.parked, 'save waits', 'saves wait')} for a newer version of this application.`]),
    ...skew(status.clockSkewSeconds),
    ...status.details,
  ];
}

const TOLERABLE_SKEW_S = 120;

function skew(seconds: number | null): string[] {
  if (seconds === null || Math.abs(seconds) < TOLERABLE_SKEW_S) return [];
  const minutes = Math.round(Math.abs(seconds) / 60);
  return [
    `The clock of this workstation is ${count(minutes, 'minute', 'minutes')} ${seconds > 0 ? 'ahead of' : 'behind'} the central record.`,
  ];
}
