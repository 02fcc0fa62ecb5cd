/** Words of what is kept back. */
import type { Input } from '../../../../shared/contract/contract.ts';
import type { WithheldReason } from '../../../../shared/records/release-words.ts';
import type { ReleaseContentView } from '../plan/types.ts';

const reasons: Readonly<Record<WithheldReason, string>> = {
  'serious-harm': 'Serious harm',
  'third-party': 'It is about somebody else',
  security: 'Security',
  'patient-requested': 'The patient asks for it',
};

export function becauseWords(because: WithheldReason): string {
  return reasons[because];
}

export const becauseChoices = (Object.keys(reasons) as WithheldReason[]).map((value) => ({
  value,
  label: reasons[value],
}));

export type Thing = Input<'release.saveWithheld'>['item'];

export interface KeepableSection {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly { readonly id: string; readonly label: string }[];
}

/** Sections that editions draw on: those of the plan, and those of the record. */
export function keepable({ sections, editions }: ReleaseContentView): readonly KeepableSection[] {
  const drawn = editions.recordSections.map(({ id, title, fields }) => ({
    id,
    title,
    fields: fields.map((field) => ({ id: field, label: spaced(field) })),
  }));
  return [...sections.sections, ...drawn];
}

/** Fields of the record are named in the content by their ids only: `lastDoseAt` is "Last dose at". */
function spaced(name: string): string {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function thingWords(content: ReleaseContentView, thing: Thing): string {
  if (thing.kind === 'record') return 'One entry of the record';
  const section = keepable(content).find(({ id }) => id === thing.section);
  const title = section?.title ?? thing.section;
  if (thing.kind === 'section') return `The whole section “${title}”`;
  const field = section?.fields.find(({ id }) => id === thing.field);
  return `“${field?.label ?? thing.field}” of the section “${title}”`;
}
