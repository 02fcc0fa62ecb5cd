/** The right column: what does not fit, what the answers oblige, and the history that matters. */
import { Stack, Text } from '@mantine/core';
import { useForm } from '../form-context.ts';
import { ActionCard } from './ActionCard.tsx';
import { ContradictionCard } from './ContradictionCard.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';

/** How many things still have to be dealt with before signing. */
export function owedCount(form: ReturnType<typeof useForm>): number {
  const { contradictions, actions } = form.evaluation;
  return (
    contradictions.filter((each) => !each.resolved).length +
    actions.filter((action) => !action.silent && (action.handling === null || action.reopened)).length
  );
}

export function Obligations() {
  const { evaluation, view } = useForm();
  const { contradictions, actions } = evaluation;
  return (
    <Stack gap="md">
      {contradictions.length === 0 ? null : (
        <Stack gap="xs" component="section" aria-label="Does not fit">
          <h3>Does not fit: decide each</h3>
          {contradictions.map((each) => (
            <ContradictionCard key={each.id} contradiction={each} />
          ))}
        </Stack>
      )}
      <Stack gap="xs" component="section" aria-label="Actions">
        <h3>Actions</h3>
        {actions.length === 0 ? <Text c="dimmed">Actions appear here as answers are given.</Text> : null}
        {actions.map((action) => (
          <ActionCard key={action.id} action={action} />
        ))}
      </Stack>
      <HistoryPanel history={view.history} />
    </Stack>
  );
}
