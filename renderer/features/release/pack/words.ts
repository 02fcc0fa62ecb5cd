/** Words of packs: what kind, which edition, what was done with it. */
import type { Output } from '../../../../shared/contract/contract.ts';
import type { PackView } from '../../../../shared/contract/release-views.ts';
import type { Edition, PackKind } from '../../../../shared/records/release-words.ts';
import { showInstant } from '../../../components/time.ts';

export type ReleaseContentView = Output<'release.content'>;
export type LogEntry = Output<'release.packs'>['log'][number];

/** Kinds that somebody previews and releases; an unplanned one is frozen as it stands. */
export const releasedKinds = ['release', 'transfer', 'court'] as const satisfies readonly PackKind[];
export type ReleasedKind = (typeof releasedKinds)[number];

export const kindWords: Readonly<Record<PackKind, string>> = {
  release: 'Release',
  unplanned: 'Left without notice',
  transfer: 'Transfer',
  court: 'Court',
};

export function editionTitle({ editions }: ReleaseContentView, edition: Edition): string {
  return editions.editions.find(({ id }) => id === edition)?.title ?? edition;
}

export function recipientTitle({ sharing }: ReleaseContentView, kind: string): string {
  return sharing.recipients.find((each) => each.kind === kind)?.title ?? kind;
}

/** "Version 2 of Abi Cole, 22-Nov-2026 10:15": two with one number are told apart by the rest. */
export function versionWords({ number, releasedBy, releasedAt }: PackView): string {
  return `Version ${number}, ${releasedBy}, ${showInstant(releasedAt)}`;
}

const names: Readonly<Record<Exclude<Edition, 'patient-held' | 'partner'>, string>> = {
  clinical: 'clinical-summary',
  sealed: 'sealed-envelope',
  escort: 'journey-health',
};

/** Name of the file without its ending: nothing of the person, and in a neutral edition nothing of where it comes from. */
export function fileNameOf({ editions }: ReleaseContentView, edition: Edition): string {
  const neutral = editions.neutral.fileName.replace(/\.pdf$/, '');
  if (edition === 'patient-held') return neutral;
  return edition === 'partner' ? `${neutral}-partner` : names[edition];
}

export const methods = [
  { value: 'by-hand', label: 'By hand' },
  { value: 'post', label: 'By post' },
  { value: 'secure-email', label: 'By secure e-mail' },
  { value: 'read-out', label: 'Read out' },
  { value: 'with-escort', label: 'With the escort' },
  { value: 'other', label: 'In another way' },
] as const;
export type Method = (typeof methods)[number]['value'];

const done: Readonly<Record<LogEntry['what'], string>> = {
  printed: 'Printed',
  saved: 'Saved as files',
  handed: 'Handed over',
  acknowledged: 'Acknowledged',
  'exported-fhir': 'FHIR document exported',
};

/** What was done, in one line: "Printed, copy 2, on Healthcare office, for Elm Surgery, by post". */
export function doneWords({
  what,
  copy,
  copies,
  printer,
  recipient,
  method,
  acknowledgedBy,
}: LogEntry): string {
  const way = methods.find(({ value }) => value === method)?.label.toLowerCase();
  return [
    done[what],
    copy !== null && `copy ${copy}`,
    (copies ?? 1) > 1 && `${copies} times`,
    printer !== null && `on ${printer}`,
    recipient !== null && `for ${recipient}`,
    way,
    acknowledgedBy !== null && `by ${acknowledgedBy}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');
}
