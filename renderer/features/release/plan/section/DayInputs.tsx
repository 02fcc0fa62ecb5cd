/** A day, and a day with a time, as people type them. */
import { useState } from 'react';
import { formatCivilDate } from '../../../../../shared/identity/index.ts';
import { DateField, readDate } from '../../../../components/DateField.tsx';
import { useDraft } from '../../../../session/draft.ts';
import { readWhen, whenOf, type When } from '../../../acct/dialogs/when.ts';
import { WhenField } from '../../../acct/dialogs/WhenField.tsx';
import { useTyped } from '../../../assessment/details/useTyped.ts';
import { usePlan } from '../plan-context.ts';
import type { InputProps } from './FieldInput.tsx';

export function DayInput({ section, field, label, one: { value, save } }: InputProps) {
  const { stayId } = usePlan();
  const [unsaved, setUnsaved] = useDraft<string | null>(`release.${stayId}.${section}.${field.id}`, null);
  const stored = typeof value === 'string' ? formatCivilDate(value) : '';
  const { text, type, flush } = useTyped(unsaved ?? stored, (typed) => {
    const read = readDate(typed, 'other');
    if (read.kind === 'date') save(read.iso);
    else if (typed.trim() === '') save(null);
    setUnsaved(read.kind === 'date' || typed.trim() === '' ? null : typed);
  });
  return (
    // On leaving, what was typed is saved at once instead of after the pause.
    <div onBlur={flush}>
      <DateField label={label} text={text} onText={type} use="other" />
    </div>
  );
}

export function InstantInput({ label, one: { value, save } }: InputProps) {
  const stored = typeof value === 'string' ? value : null;
  const [typed, setTyped] = useState<{ when: When; of: string | null }>({ when: whenOf(stored), of: stored });
  // Somebody else's save or an undo: shown, as what was typed here is saved as soon as it is whole.
  const when = typed.of === stored ? typed.when : whenOf(stored);
  const read = readWhen(when, 'any', 0);
  const change = (next: When) => {
    const meant = readWhen(next, 'any', 0);
    const at = meant.kind === 'instant' ? meant.at : null;
    // A day whose time is still to come empties nothing.
    const whole = at !== null || (next.day.trim() === '' && next.time.trim() === '');
    setTyped({ when: next, of: whole ? at : stored });
    if (whole) save(at);
  };
  return <WhenField label={label} when={when} onWhen={change} read={read} />;
}
