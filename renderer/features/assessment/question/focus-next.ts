/** Moves on as Tab would, within the form: Enter never submits anything. */
const focusable =
  'input:not([disabled]):not([tabindex="-1"]), textarea:not([disabled]), select:not([disabled]), button:not([disabled]):not([tabindex="-1"])';

/** Focuses the next field after `from`, leaving out the rest of its own radio group. */
export function focusNextField(from: HTMLElement): void {
  const form = from.closest<HTMLElement>('[data-form]');
  if (form === null) return;
  const group = from.closest('[role=radiogroup]');
  const fields = [...form.querySelectorAll<HTMLElement>(focusable)].filter(
    (field) => field === from || group === null || !group.contains(field),
  );
  fields[fields.indexOf(from) + 1]?.focus();
}
