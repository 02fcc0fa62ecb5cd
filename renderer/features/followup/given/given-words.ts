/** Tests and doses in a line each. */
import type { GivenView } from '../../../../shared/contract/second-stage-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';

export const results = [
  { value: 'awaited', label: 'Awaited' },
  { value: 'not-detected', label: 'Not detected' },
  { value: 'detected', label: 'Detected' },
  { value: 'insufficient', label: 'Sample not sufficient' },
] as const;

const responses = { accepted: 'Agreed to', declined: 'Declined', 'already-done': 'Already done' } as const;

export function testWords({ response, takenOn, result, linkedOn }: GivenView['tests'][number]): string {
  const label = results.find(({ value }) => value === result)?.label;
  return [
    responses[response],
    ...(takenOn === null ? [] : [`sample ${formatCivilDate(takenOn)}`]),
    ...(response === 'accepted' && takenOn === null ? ['sample still to be taken'] : []),
    ...(label === undefined ? [] : [`result: ${label.toLowerCase()}`]),
    ...(result === 'detected'
      ? [linkedOn === null ? 'treatment not linked yet' : `treatment linked ${formatCivilDate(linkedOn)}`]
      : []),
  ].join(', ');
}

export function doseWords({ state, dueOn, givenOn, batch }: GivenView['doses'][number]): string {
  if (state === 'declined') return 'Declined';
  if (state === 'due') return dueOn === null ? 'Due' : `Due ${formatCivilDate(dueOn)}`;
  const when = givenOn === null ? 'Given' : `Given ${formatCivilDate(givenOn)}`;
  return batch === null ? when : `${when}, batch ${batch}`;
}
