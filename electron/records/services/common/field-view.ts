/** A field as the page edits it. */
import type { FoldedField, FoldedRecord, Version } from '../../../../shared/changes/version.ts';
import type { FieldView } from '../../../../shared/contract/views.ts';
import type { Store } from '../../store/store.ts';
import { differs, openConflicts } from './conflicts.ts';
import { originOf, type Own, placeOf, seenBy, times } from './origin.ts';
import { staffName } from './staff.ts';

export type VersionView = NonNullable<FieldView['conflict']>[number];

/** Nothing written yet. */
const emptyField: FieldView = { value: null, seen: [], conflict: null };

/** `field`: its name, by which also what the author had seen there is told. */
export function versionView(store: Store, version: Version, field?: string, own?: Own): VersionView {
  const origin = field === undefined ? null : originOf(store, version.changeId, field);
  const wrote = origin?.change ?? null;
  const author = wrote?.author ?? version.author;
  return {
    changeId: version.changeId,
    value: version.value,
    author,
    authorName: staffName(store, author),
    place: placeOf(store, wrote === null ? version : { ...wrote, device: wrote.clock.device }, own),
    happenedAt: version.happenedAt,
    ...(field === undefined || wrote === null ? {} : { saw: seenBy(store, wrote, field, own) }),
    ...(origin === null ? {} : times(origin, version)),
    ...(origin?.putBack == null
      ? {}
      : { putBack: { authorName: staffName(store, origin.putBack.author), at: origin.putBack.at } }),
  };
}

export function fieldView(store: Store, field: FoldedField | undefined, name?: string, own?: Own): FieldView {
  if (field === undefined) return emptyField;
  return {
    value: field.value,
    seen: field.versions.map((version) => version.changeId),
    conflict: differs(field) ? field.versions.map((version) => versionView(store, version, name, own)) : null,
  };
}

/** Every field of a record; a conflict is shown only where a clinician has to decide it. */
export function fieldViews(store: Store, record: FoldedRecord, own?: Own): Record<string, FieldView> {
  const open = new Set(openConflicts(record));
  return Object.fromEntries(
    Object.entries(record.fields).map(([name, field]) => {
      const view = fieldView(store, field, name, own);
      return [name, open.has(name) ? view : { ...view, conflict: null }];
    }),
  );
}
