/** What the person said about one recipient. */
import { DateTime } from 'luxon';
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { civilDateOf, instantInLondon } from '../../../../../shared/followup/clock.ts';
import { editionSchema } from '../../../../../shared/records/release-words.ts';
import { derivedId } from '../../common/ids.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { changeDraft } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { editionsCovered } from '../plan/belongings.ts';
import { planScene, type PlanScene } from '../plan/scene.ts';
import { changePlan } from '../plan/write.ts';

type Share = Parsed<'release.saveShare'>;

export function saveShare(context: ServiceContext, share: Share): Output<'release.saveShare'> {
  const { stayId: _stayId, id: given, editions, enteredInError, ...said } = share;
  const scene = planScene(context, share.stayId);
  const [home] = scene.stays;
  const { meant, explicit } = checked(context, share);
  const held = given === null ? heldUnder(context, home.id, share) : ofThisPerson(context, scene, given);
  const id = held?.id ?? derivedId.shareConsent(home.id, share.kind, share.name);
  const covered = editionSchema.options.filter(
    (edition) => meant.includes(edition) || held?.fields[`covers.${edition}`] !== undefined,
  );
  const now = instantInLondon(context.now());
  const values = {
    stay: textOf(held, 'stay') ?? home.id,
    ...said,
    expiresOn: share.expiresOn ?? endOf(context, share, explicit),
    decidedAt:
      share.decision === 'not-asked' ? null : decidedAgain(held, share) ? now : textOf(held, 'decidedAt'),
    recordedBy: context.staff.staffId,
    state: enteredInError ? 'entered-in-error' : 'recorded',
    ...Object.fromEntries(covered.map((edition) => [`covers.${edition}`, editions.includes(edition)])),
  };
  const target = { type: 'share-consent', id, patient: held?.patient ?? home.patient };
  changePlan(context, scene, {}, [changeDraft(held, target, values)]);
  return { id };
}

/** Editions meant for this kind, and whether it needs consent; refuses what does not fit together. */
function checked(context: ServiceContext, share: Share) {
  const wrong = (sentence: string, field: string): never => {
    throw new Failure('invalid', sentence, { field });
  };
  const recipient = context.release().sharing.recipients.find(({ kind }) => kind === share.kind);
  if (recipient === undefined) return wrong('There is no such kind of recipient.', 'kind');
  const { basis, editions, title } = recipient;
  if (share.editions.some((edition) => !editions.includes(edition)))
    wrong(`That edition is not meant for this kind of recipient: ${title}.`, 'editions');
  if (basis === 'explicit' && (share.decision === 'informed' || share.decision === 'objected'))
    wrong(
      'This recipient needs explicit consent: enter whether the person consented or refused.',
      'decision',
    );
  const agreed = share.decision === 'consented' || share.decision === 'informed';
  if (agreed && share.expiresOn !== null && share.expiresOn < civilDateOf(context.now()))
    wrong('The agreement would have ended already. Check the date.', 'expiresOn');
  if (agreed && share.capacity === 'no' && (share.bestInterests ?? '') === '')
    wrong(
      'The person could not decide this: write down the decision in their best interests, and whose it is.',
      'bestInterests',
    );
  if (share.odsCode !== null && !/^[A-Za-z0-9]{3,10}$/.test(share.odsCode))
    wrong('An ODS code is 3 to 10 letters and digits.', 'odsCode');
  return { meant: editions, explicit: basis === 'explicit' };
}

/** A consent without an end gets the one that the content proposes; being informed has none. */
function endOf(context: ServiceContext, { decision }: Share, explicit: boolean): string | null {
  if (!explicit || decision !== 'consented') return null;
  const { consentMonths } = context.release().sharing;
  return DateTime.fromISO(civilDateOf(context.now())).plus({ months: consentMonths }).toISODate();
}

function decidedAgain(held: FoldedRecord | null, { decision, capacity, editions }: Share): boolean {
  if (held === null || textOf(held, 'decidedAt') === null) return true;
  const before = editionsCovered(held);
  const sameEditions =
    before.length === editions.length && before.every((edition) => editions.includes(edition));
  return textOf(held, 'decision') !== decision || textOf(held, 'capacity') !== capacity || !sameEditions;
}

/** Adding one that is there already would write over what the person said before. */
function heldUnder({ store }: ServiceContext, stay: string, { kind, name }: Share): FoldedRecord | null {
  const held = store.record('share-consent', derivedId.shareConsent(stay, kind, name));
  if (held !== null && textOf(held, 'state') !== 'entered-in-error')
    throw new Failure('conflict', `${name} is in the list already. Change that line instead.`, {
      field: 'name',
    });
  return held;
}

function ofThisPerson({ store }: ServiceContext, { stays }: PlanScene, id: string): FoldedRecord {
  const held = mustHave(store, 'share-consent', id);
  if (stays.some((stay) => stay.id === textOf(held, 'stay'))) return held;
  throw new Failure('invalid', 'This recipient belongs to another stay.', { field: 'id' });
}
