/** What belongs to a plan and is records of its own: medicines to take out, what recipients may be told, what is kept back. */
import type { z } from 'zod';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import {
  type ReleaseMedicineView,
  releaseMedicineViewSchema,
  type ShareView,
  shareViewSchema,
  withheldViewSchema,
} from '../../../../../shared/contract/release-views.ts';
import { type Edition, editionSchema } from '../../../../../shared/records/release-words.ts';
import { covers, type ShareFacts } from '../../../../../shared/release/sharing.ts';
import { supplyVerdict } from '../../../../../shared/release/supply.ts';
import { openConflicts } from '../../common/conflicts.ts';
import { textOf, valueOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import type { ServiceContext } from '../../context.ts';
import { differingIn } from './differing.ts';

/** Every field in force by name; what was never written is null. */
function valuesIn(record: FoldedRecord, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, valueOf(record, name)]));
}

export function medicineViews(context: ServiceContext, stayIds: readonly string[]): ReleaseMedicineView[] {
  const { medicines } = context.release().figures;
  const names = Object.keys(releaseMedicineViewSchema.shape);
  return context.store
    .recordsAmong('release-medicine', 'stay', stayIds)
    .filter((record) => textOf(record, 'state') !== 'entered-in-error')
    .map((record) => {
      const { supply, days, reason } = valuesIn(record, ['supply', 'days', 'reason']);
      return releaseMedicineViewSchema.parse({
        ...valuesIn(record, names),
        id: record.id,
        medicineId: valueOf(record, 'medicine'),
        verdict: supplyVerdict({ supply, days, reason } as Parameters<typeof supplyVerdict>[0], medicines),
        conflicts: openConflicts(record),
        differing: differingIn(context, record, openConflicts(record)),
      });
    })
    .toSorted((a, b) => a.drug.localeCompare(b.drug, 'en-GB'));
}

/** Editions that a consent covers. */
export function editionsCovered(record: FoldedRecord): Edition[] {
  return editionSchema.options.filter((edition) => valueOf(record, `covers.${edition}`) === true);
}

/** Editions that it is kept out of: while two people say different things, out of every one that either named. */
export function editionsWithheld(record: FoldedRecord): Edition[] {
  return editionSchema.options.filter((edition) =>
    (record.fields[`from.${edition}`]?.versions ?? []).some(({ value }) => value === true),
  );
}

export function shareViews(context: ServiceContext, stayIds: readonly string[], today: string): ShareView[] {
  const { sharing } = context.release();
  const names = Object.keys(shareViewSchema.shape);
  return context.store
    .recordsAmong('share-consent', 'stay', stayIds)
    .filter((record) => textOf(record, 'state') !== 'entered-in-error')
    .map((record) => {
      const view = shareViewSchema.parse({
        ...valuesIn(record, names),
        id: record.id,
        editions: editionsCovered(record),
        recordedBy: staffName(context.store, textOf(record, 'recordedBy')),
        covers: [],
        conflicts: openConflicts(record),
        differing: differingIn(context, record, openConflicts(record)),
      });
      const facts: ShareFacts = view;
      const meant = sharing.recipients.find(({ kind }) => kind === view.kind)?.editions ?? [];
      return {
        ...view,
        covers: meant.map((edition) => ({ edition, ...covers(sharing, view.kind, edition, facts, today) })),
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

export function withheldViews(
  context: ServiceContext,
  stayIds: readonly string[],
  today: string,
): z.infer<typeof withheldViewSchema>[] {
  return context.store.recordsAmong('withheld-item', 'stay', stayIds).map((record) =>
    withheldViewSchema.parse({
      ...valuesIn(record, Object.keys(withheldViewSchema.shape)),
      id: record.id,
      editions: editionsWithheld(record),
      authorisedBy: staffName(context.store, textOf(record, 'authorisedBy')),
      reviewDue: (textOf(record, 'reviewOn') ?? '') <= today,
    }),
  );
}
