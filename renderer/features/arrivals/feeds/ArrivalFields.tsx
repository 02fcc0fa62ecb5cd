/** The fields of an arrival. Nothing is preselected but the day. */
import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { DateField } from '../../../components/DateField.tsx';
import { sourceChoices } from '../../../components/SourceMark.tsx';
import type { ArrivalDraft, problemsOf } from './arrival-draft.ts';

interface ArrivalFieldsProps {
  draft: ArrivalDraft;
  onDraft: (draft: ArrivalDraft) => void;
  problems: ReturnType<typeof problemsOf>;
  /** Missing fields are pointed out only once somebody has tried to send. */
  showMissing: boolean;
}

const sexes = [
  { value: 'male', label: 'Male' },
  { value: 'female', label: 'Female' },
  { value: 'other', label: 'Other' },
  { value: 'not-known', label: 'Not known' },
];

export function ArrivalFields({ draft, onDraft, problems, showMissing }: ArrivalFieldsProps) {
  const set = (part: Partial<ArrivalDraft>) => onDraft({ ...draft, ...part });
  const words = (
    name: 'surname' | 'forenames' | 'nhsNumber' | 'prisonNumber' | 'pncNumber' | 'fromLocation',
  ) => ({
    value: draft[name],
    'data-place': `arrivals.add.${name}`,
    autoComplete: 'off',
    dir: 'auto',
    error: draft[name].trim() !== '' || showMissing ? problems[name] : undefined,
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
      <TextInput label="Surname" data-autofocus {...words('surname')} />
      <TextInput label="Forenames" {...words('forenames')} />
      <DateField
        label="Date of birth"
        text={draft.born}
        onText={(born) => set({ born })}
        use="birth"
        mayBeUnknown
        place="arrivals.add.born"
      />
      <Select
        label="Sex"
        placeholder="Choose"
        data={sexes}
        value={draft.sex === '' ? null : draft.sex}
        onChange={(sex) => set({ sex: (sex ?? '') as ArrivalDraft['sex'] })}
      />
      <TextInput label="NHS number" description="Ten digits" {...words('nhsNumber')} />
      <TextInput label="Prison number" description="Like A1234BC" {...words('prisonNumber')} />
      <TextInput label="PNC number" {...words('pncNumber')} />
      <DateField
        label="Expected on"
        text={draft.expected}
        onText={(expected) => set({ expected })}
        use="other"
        place="arrivals.add.expected"
      />
      <Select
        label="From"
        placeholder="Choose"
        data={sourceChoices}
        value={draft.source === '' ? null : draft.source}
        error={showMissing ? problems.source : undefined}
        onChange={(source) => set({ source: (source ?? '') as ArrivalDraft['source'] })}
      />
      <TextInput label="Which court, prison or station" {...words('fromLocation')} />
    </SimpleGrid>
  );
}
