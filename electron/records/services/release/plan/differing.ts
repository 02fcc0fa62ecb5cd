/** What stands against each other in fields that hold two values, with who wrote each where and when. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { versionView, type VersionView } from '../../common/field-view.ts';
import type { ServiceContext } from '../../context.ts';

/** By name of the field; nothing for a record that is not there. */
export function differingIn(
  { store, establishment }: ServiceContext,
  record: FoldedRecord | null,
  names: readonly string[],
): Record<string, VersionView[]> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      (record?.fields[name]?.versions ?? []).map((version) =>
        versionView(store, version, name, establishment),
      ),
    ]),
  );
}
