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
import { editionSchema } from '../../../../../shared/records/release-words.ts';
import { covers, type ShareFacts } from '../../../../../shared/release/sharing.ts';
import { supplyVerdict } from '../../../../../shared/release/supply.ts';
import { openConflicts } from '../../common/conflicts.ts';
import { textOf, valueOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import type { ServiceContext } from '../../context.ts';

/** Every field in force by name; what was never written is null. */
function valuesIn(record: FoldedRecord, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, valueOf(record, name)]));
}

export function medicineViews(context: ServiceContext, stayId: string): ReleaseMedicineView[] {
  const { medicines } = context.release().figures;
  const names = Object.keys(releaseMedicineViewSchema.shape);
  return context.store
    .recordsWhere('release-medicine', 'stay', stayId)
    .filter((record) => textOf(record, 'state') !== 'entered-in-error')
    .map((record) => {
      const { supply, days, reason } = valuesIn(record, ['supply', 'days', 'reason']);
      return releaseMedicineViewSchema.parse({
        ...valuesIn(record, names),
        id: record.id,
        medicineId: valueOf(record, 'medicine'),
        verdict: supplyVerdict({ supply, days, reason } as Parameters<typeof supplyVerdict>[0], medicines),
        conflicts: openConflicts(record),
      });
    })
    .toSorted((a, b) => a.drug.localeCompare(b.drug, 'en-GB'));
}

/** Editions named true in a family of fields. */
export function editionsIn(record: FoldedRecord, family: 'covers.' | 'from.') {
  return editionSchema.options.filter((edition) => valueOf(record, `${family}${edition}`) === true);
}

export function shareViews(context: ServiceContext, stayId: string, today: string): ShareView[] {
  const { sharing } = context.release();
  const names = Object.keys(shareViewSchema.shape);
  return context.store
    .recordsWhere('share-consent', 'stay', stayId)
    .filter((record) => textOf(record, 'state') !== 'entered-in-error')
    .map((record) => {
      const view = shareViewSchema.parse({
        ...valuesIn(record, names),
        id: record.id,
        editions: editionsIn(record, 'covers.'),
        recordedBy: staffName(context.store, textOf(record, 'recordedBy')),
        covers: [],
        conflicts: openConflicts(record),
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
  stayId: string,
  today: string,
): z.infer<typeof withheldViewSchema>[] {
  return context.store.recordsWhere('withheld-item', 'stay', stayId).map((record) =>
    withheldViewSchema.parse({
      ...valuesIn(record, Object.keys(withheldViewSchema.shape)),
      id: record.id,
      editions: editionsIn(record, 'from.'),
      authorisedBy: staffName(context.store, textOf(record, 'authorisedBy')),
      reviewDue: (textOf(record, 'reviewOn') ?? '') <= today,
    }),
  );
}
