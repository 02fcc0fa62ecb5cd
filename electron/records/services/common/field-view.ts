/** A field as the page edits it. */
import type { FoldedField, FoldedRecord, Version } from '../../../../shared/changes/version.ts';
import type { FieldView } from '../../../../shared/contract/views.ts';
import type { Store } from '../../store/store.ts';
import { differs, openConflicts } from './conflicts.ts';
import { staffName } from './staff.ts';

export type VersionView = NonNullable<FieldView['conflict']>[number];

/** Nothing written yet. */
export const emptyField: FieldView = { value: null, seen: [], conflict: null };

export function versionView(store: Store, version: Version): VersionView {
  const here = version.device === store.log.device;
  return {
    changeId: version.changeId,
    value: version.value,
    author: version.author,
    authorName: staffName(store, version.author),
    place: here ? 'this workstation' : `another workstation, ${version.establishment}`,
    happenedAt: version.happenedAt,
  };
}

export function fieldView(store: Store, field: FoldedField | undefined): FieldView {
  if (field === undefined) return emptyField;
  return {
    value: field.value,
    seen: field.versions.map((version) => version.changeId),
    conflict: differs(field) ? field.versions.map((version) => versionView(store, version)) : null,
  };
}

/** Every field of a record; a conflict is shown only where a clinician has to decide it. */
export function fieldViews(store: Store, record: FoldedRecord): Record<string, FieldView> {
  const open = new Set(openConflicts(record));
  return Object.fromEntries(
    Object.entries(record.fields).map(([name, field]) => {
      const view = fieldView(store, field);
      return [name, open.has(name) ? view : { ...view, conflict: null }];
    }),
  );
}
