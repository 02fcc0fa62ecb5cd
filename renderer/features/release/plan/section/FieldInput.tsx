/** The input of a field by its kind. */
import { Button, Group } from '@mantine/core';
import type { SectionField } from '../../../../../shared/release/section-content.ts';
import { Choice } from '../../../acct/dialogs/fields.tsx';
import { DayInput, InstantInput } from './DayInputs.tsx';
import { TypedInput } from './TypedInput.tsx';
import type { PlanFieldHeld } from './useField.ts';

export interface InputProps {
  section: string;
  field: SectionField;
  label: string;
  one: PlanFieldHeld;
}

export function FieldInput(props: InputProps) {
  switch (props.field.kind) {
    case 'yes-no':
    case 'choice':
      return <ChoiceInput {...props} />;
    case 'date':
      return <DayInput {...props} />;
    case 'instant':
      return <InstantInput {...props} />;
    default:
      return <TypedInput {...props} />;
  }
}

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** Nothing is chosen until somebody chooses, and what was chosen can be emptied. */
function ChoiceInput({ field: { kind, options, label: short }, label, one: { value, save } }: InputProps) {
  const said = kind === 'yes-no';
  const choices = said ? yesNo : (options ?? []).map(({ id, label: words }) => ({ value: id, label: words }));
  const chosen =
    typeof value === 'boolean' ? (value ? 'yes' : 'no') : typeof value === 'string' ? value : null;
  return (
    <Group gap="md" align="flex-end">
      <Choice
        label={label}
        choices={choices}
        value={chosen}
        onValue={(next) => save(said ? next === 'yes' : next)}
      />
      {value === null ? null : (
        <Button size="compact-xs" variant="subtle" aria-label={`Clear: ${short}`} onClick={() => save(null)}>
          Clear
        </Button>
      )}
    </Group>
  );
}
