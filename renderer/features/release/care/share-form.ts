/** What the person said about a recipient, as the dialog edits it and as the contract takes it. */
import type { Input } from '../../../../shared/contract/contract.ts';
import { type ShareView, shareViewSchema } from '../../../../shared/contract/release-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { editionSchema, type Edition } from '../../../../shared/records/release-words.ts';
import type { Json } from '../../../components/conflict/ConflictCard.tsx';
import { showValue } from '../../../components/conflict/show-value.ts';
import { readDate } from '../../../components/DateField.tsx';
import { given } from '../../acct/dialogs/fields.tsx';
import { decisionWords } from '../plan/words.ts';
import { capacityWords } from './share-words.ts';

export type SavedShare = Omit<Input<'release.saveShare'>, 'stayId' | 'id'>;

const texts = ['name', 'address', 'contact', 'odsCode', 'reason', 'bestInterests', 'witness'] as const;
type Text = (typeof texts)[number];

export interface ShareForm extends Record<Text, string> {
  kind: SavedShare['kind'] | null;
  decision: SavedShare['decision'] | null;
  editions: readonly Edition[];
  capacity: SavedShare['capacity'] | null;
  expires: string;
}

export function shareFormOf(share: Partial<ShareView>): ShareForm {
  const text = (name: Text): string => share[name] ?? '';
  return {
    name: text('name'),
    address: text('address'),
    contact: text('contact'),
    odsCode: text('odsCode'),
    reason: text('reason'),
    bestInterests: text('bestInterests'),
    witness: text('witness'),
    kind: share.kind === 'patient' ? null : (share.kind ?? null),
    decision: share.decision ?? null,
    editions: share.editions ?? [],
    capacity: share.capacity ?? null,
    expires: share.expiresOn == null ? '' : formatCivilDate(share.expiresOn),
  };
}

const agreed = (decision: ShareForm['decision']): boolean =>
  decision === 'consented' || decision === 'informed';

/** What is still missing, in words. */
export function shareLacks({ kind, name, decision, capacity, editions, bestInterests, expires }: ShareForm) {
  const read = readDate(expires, 'other');
  return [
    kind === null && 'what kind of recipient it is',
    name.trim() === '' && 'the name',
    decision === null && 'what the person said',
    capacity === null && 'whether the person had capacity',
    agreed(decision) && editions.length === 0 && 'what they may have',
    agreed(decision) &&
      capacity === 'no' &&
      bestInterests.trim() === '' &&
      'the decision in the person’s best interests',
    expires.trim() !== '' && read.kind !== 'date' && 'a day on which it ends',
  ];
}

/** Null while something is missing. */
export function shareOf(form: ShareForm): SavedShare | null {
  const { kind, decision, capacity, editions, expires } = form;
  if (kind === null || decision === null || capacity === null) return null;
  const read = readDate(expires, 'other');
  return {
    kind,
    name: form.name.trim(),
    address: given(form.address),
    contact: given(form.contact),
    odsCode: given(form.odsCode),
    decision,
    reason: given(form.reason),
    editions: [...editions],
    capacity,
    bestInterests: given(form.bestInterests),
    witness: given(form.witness),
    expiresOn: read.kind === 'date' ? read.iso : null,
    enteredInError: false,
  };
}

/** A recipient as it stands, for putting it back; null for the person's own copy, which is no recipient to save. */
export function savedShare(share: ShareView): SavedShare | null {
  return shareOf(shareFormOf(share));
}

export function showShareValue(field: string, value: Json): string {
  const { decision, capacity } = shareViewSchema.shape;
  if (field === 'decision') return decisionWords(decision.catch('not-asked').parse(value));
  if (field === 'capacity') return capacityWords(capacity.catch('not-assessed').parse(value));
  if (field.startsWith('covers.')) return value === true ? 'May have it' : 'May not have it';
  return showValue(value);
}

/** The form with a value of the record taken into it. */
export function withShareValue(form: ShareForm, field: string, value: Json): ShareForm {
  if (field.startsWith('covers.')) {
    const edition = editionSchema.safeParse(field.slice('covers.'.length)).data;
    if (edition === undefined) return form;
    const others = form.editions.filter((each) => each !== edition);
    return { ...form, editions: value === true ? [...others, edition] : others };
  }
  const read = shareViewSchema.partial().safeParse({ [field]: value }).data ?? {};
  const taken = shareFormOf(read);
  if (field === 'expiresOn') return { ...form, expires: taken.expires };
  return field in form ? { ...form, [field]: taken[field as keyof ShareForm] } : form;
}
