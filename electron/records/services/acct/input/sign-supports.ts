/** Support actions of a signed health input. A correction changes what it changed and leaves what others did since. */
import type { SupportPart } from '../../../../../shared/acct/parts.ts';
import { shownDayOf } from '../../../../../shared/acct/words.ts';
import type { Json } from '../../../../../shared/changes/change.ts';
import type { DraftChange } from '../../../store/store.ts';
import { derivedId, plainKey } from '../../common/ids.ts';
import { textOf } from '../../common/read.ts';
import { changeDraft, newDraft, present } from '../../common/write.ts';
import { firstDraftOf, type Signing } from './signing.ts';

/** `before`: those of the entry that is corrected. */
export function supportDrafts(
  signing: Signing,
  now: readonly SupportPart[],
  before: readonly SupportPart[],
): DraftChange[] {
  const known = new Map(keysOf(before).map((key, index) => [key, before[index]]));
  const keys = keysOf(now);
  const written = now.map((support, index) => {
    const key = keys[index] ?? '';
    return supportDraft(signing, support, key, known.get(key) ?? null);
  });
  const gone = [...known.keys()].filter((key) => !keys.includes(key)).map((key) => goneDraft(signing, key));
  return [...written, ...gone].filter(present);
}

/** The same key for the n-th action of the same title. */
function keysOf(supports: readonly SupportPart[]): string[] {
  const names = supports.map(({ title }) => plainKey(title));
  return names.map(
    (name, index) => `${name}#${names.slice(0, index).filter((each) => each === name).length}`,
  );
}

const supportId = (signing: Signing, key: string): string =>
  derivedId.ofStay('acct-support', firstDraftOf(signing), key);

function supportDraft(
  signing: Signing,
  { title, owner, due }: SupportPart,
  key: string,
  before: SupportPart | null,
): DraftChange | null {
  const { store, draft, patient } = signing;
  const target = { type: 'acct-support', id: supportId(signing, key), patient };
  const held = store.record('acct-support', target.id);
  const said = { title: title.trim(), owner: owner.trim(), due };
  if (held === null) {
    const values: Record<string, Json> = { acct: textOf(draft, 'acct'), ...said, state: 'open', note: null };
    return newDraft(target, values);
  }
  const changed: Record<string, Json> = {
    ...(before?.owner.trim() === said.owner ? {} : { owner: said.owner }),
    ...(before?.due === due ? {} : { due }),
    // It was taken out by an earlier correction and is back.
    ...(before === null ? { state: 'open', note: null } : {}),
  };
  return changeDraft(held, target, changed);
}

function goneDraft(signing: Signing, key: string): DraftChange | null {
  const { store, patient, at } = signing;
  const held = store.record('acct-support', supportId(signing, key));
  if (held === null || textOf(held, 'state') !== 'open') return null;
  const note = `Taken out when the health input was corrected ${shownDayOf(at)}.`;
  return changeDraft(held, { type: 'acct-support', id: held.id, patient }, { state: 'cancelled', note });
}
