/** Words of medicines that go out. */
import type { ReleaseMedicineView } from '../../../../shared/contract/release-views.ts';

const kinds: Readonly<Record<ReleaseMedicineView['kind'], string>> = {
  regular: 'Regular',
  'as-needed': 'As needed',
  'opioid-substitution': 'Opioid substitution',
  depot: 'Depot',
};

export function kindWords(kind: ReleaseMedicineView['kind']): string {
  return kinds[kind];
}

export const kindChoices = (Object.keys(kinds) as ReleaseMedicineView['kind'][]).map((value) => ({
  value,
  label: kinds[value],
}));

export type Supply = NonNullable<ReleaseMedicineView['supply']>;

const supplies: Readonly<Record<Supply, string>> = {
  'to-take-out': 'A supply to take out',
  prescription: 'A prescription',
  none: 'Neither',
};

export function supplyWords(supply: Supply): string {
  return supplies[supply];
}

export const supplyChoices = (Object.keys(supplies) as Supply[]).map((value) => ({
  value,
  label: supplies[value],
}));

export type ChangeKind = NonNullable<ReleaseMedicineView['change']>['kind'];

const changes: Readonly<Record<ChangeKind, string>> = {
  started: 'Started',
  changed: 'Changed',
  stopped: 'Stopped',
};

export const changeChoices = (Object.keys(changes) as ChangeKind[]).map((value) => ({
  value,
  label: changes[value],
}));

/** "Started: panic attacks", or that nothing was. */
export function changeWords({ change }: Pick<ReleaseMedicineView, 'change'>): string {
  return change === null ? 'No change recorded' : `${changes[change.kind]}: ${change.reason}`;
}
