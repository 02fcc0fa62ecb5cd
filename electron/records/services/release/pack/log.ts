/** What was done with a released edition: printed, saved, handed over, acknowledged. Written after it happened, never before. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { Edition } from '../../../../../shared/records/release-words.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { authorOf, newDraft } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { packWith } from './frozen.ts';

/** Ways of putting it on paper: each is a copy. */
const copying = ['printed', 'saved'];

/** One more than how often this edition of this version was printed or saved, as far as is known here. */
export function nextCopy({ store }: ServiceContext, packId: string, edition: Edition): number {
  const made = store
    .recordsWhere('pack-log', 'pack', packId)
    .filter((entry) => textOf(entry, 'edition') === edition && copying.includes(textOf(entry, 'what') ?? ''));
  return made.length + 1;
}

export function logPrinted(
  context: ServiceContext,
  { packId, edition, what, ...said }: Parsed<'release.printed'>,
): Output<'release.printed'> {
  const pack = packWith(context, packId, edition);
  const copy = copying.includes(what) ? nextCopy(context, packId, edition) : null;
  const values = { pack: packId, edition, what, copy, ...said, of: null, acknowledgedBy: null };
  return { entryId: entry(context, { stay: textOf(pack, 'stay'), ...values }, pack.patient), copy };
}

export function logAcknowledged(
  context: ServiceContext,
  { entryId, by, note }: Parsed<'release.acknowledged'>,
): Output<'release.acknowledged'> {
  const of = mustHave(context.store, 'pack-log', entryId);
  if (textOf(of, 'what') === 'acknowledged')
    throw new Failure('invalid', 'That entry is an acknowledgement itself.', { field: 'entryId' });
  const kept = { stay: textOf(of, 'stay'), pack: textOf(of, 'pack'), edition: textOf(of, 'edition') };
  const nothing = { copy: null, copies: null, printer: null, method: null };
  const recipient = textOf(of, 'recipient');
  const values = { ...kept, ...nothing, what: 'acknowledged', recipient, of: entryId, acknowledgedBy: by };
  return { entryId: entry(context, { ...values, note }, of.patient) };
}

function entry(
  context: ServiceContext,
  values: Parameters<typeof newDraft>[1],
  patient: string | null,
): string {
  const id = context.newId();
  const stamp = { by: context.staff.staffId, at: instantInLondon(context.now()) };
  const target = { type: 'pack-log', id, patient };
  context.store.commit([newDraft(target, { ...values, ...stamp })], authorOf(context));
  context.emit('changed', { patients: patient === null ? [] : [patient], board: false });
  return id;
}
