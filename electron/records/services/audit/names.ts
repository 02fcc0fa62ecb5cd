/** Names of the people and staff that entries of the trail are about, each read once for one answer. */
import { bannerName } from '../../../../shared/identity/display-name.ts';
import type { FlaggedPerson } from '../../../../shared/audit/flags.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Store } from '../../store/store.ts';
import { derivedId } from '../common/ids.ts';
import { textOf, valueOf } from '../common/read.ts';
import { staffName } from '../common/staff.ts';

const NOT_HELD = 'a person whose record is not held here';

export interface Names {
  staff(id: string): string;
  patient(id: string): { readonly name: string; readonly person: FlaggedPerson };
}

export function namesIn(store: Store): Names {
  const staff = new Map<string, string>();
  const people = new Map<string, { name: string; person: FlaggedPerson }>();
  return {
    staff: (id) =>
      kept(staff, id, () => (id === '-' || id === 'unknown' ? 'nobody signed in' : staffName(store, id))),
    patient: (id) =>
      kept(people, id, () => {
        const record = store.record('patient', id);
        const highProfile =
          valueOf(store.record('high-profile', derivedId.highProfile(id)), 'marked') === true;
        return record === null
          ? { name: NOT_HELD, person: { surnames: [], fullNames: [], highProfile } }
          : { name: nameOf(record), person: { ...namesOf(record), highProfile } };
      }),
  };
}

function kept<T>(held: Map<string, T>, id: string, make: () => T): T {
  const found = held.get(id);
  if (found !== undefined) return found;
  const made = make();
  held.set(id, made);
  return made;
}

function nameOf(record: FoldedRecord): string {
  return bannerName({
    surname: textOf(record, 'surname') ?? '',
    forenames: textOf(record, 'forenames') ?? '',
    title: null,
  });
}

/** Also names that are in conflict: which of them is right nobody has decided. */
function namesOf(record: FoldedRecord): Pick<FlaggedPerson, 'surnames' | 'fullNames'> {
  const texts = (field: string): string[] =>
    (record.fields[field]?.versions ?? [])
      .map(({ value }) => value)
      .filter((value) => typeof value === 'string');
  const surnames = texts('surname');
  const forenames = texts('forenames');
  return {
    surnames,
    fullNames: surnames.flatMap((surname) => forenames.map((first) => `${first} ${surname}`)),
  };
}
