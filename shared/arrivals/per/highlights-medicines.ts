import { yesNoHighlight } from './sentences.ts';
import type { PerAnswer, PerHighlight } from './types.ts';

/** Sentences on medicines: one for each, with when it was last given, when it is next due, and where it is. */
export function medicineHighlights(answers: Record<string, PerAnswer>): PerHighlight[] {
  const prescribed = yesNoHighlight(answers, 'prescribed-medication', 'attention', true);
  const items = answers['medication-details']?.items ?? [];
  const saidYes = answers['prescribed-medication']?.options.includes('Yes') ?? false;
  const unnamed: PerHighlight = {
    topic: 'medicines',
    level: 'alert',
    questionKey: 'medication-details',
    sentence: 'Medicines are prescribed, and the escort record names none of them.',
  };
  return [
    ...prescribed,
    ...(saidYes && items.length === 0 ? [unnamed] : []),
    ...items.map(medicineSentence),
    ...yesNoHighlight(answers, 'sensitive-medication', 'alert', false).map((found) => ({
      ...found,
      sentence: 'Sensitive medical information: Yes. Look for the sealed envelope handed over by the escort.',
    })),
  ];
}

function medicineSentence(item: Record<string, string>): PerHighlight {
  const get = (part: string): string | undefined => item[`medication-${part}`];
  const what = [get('name') ?? 'Medicine not named', get('dosage'), get('administration'), get('frequency')];
  const lastGiven = get('time-last-given');
  const nextGiven = get('time-next-given');
  const carrier = get('carrier');
  const said = [
    what.filter((part) => part !== undefined).join(', '),
    lastGiven ? `last given: ${lastGiven}` : 'last given: not said',
    ...(nextGiven ? [`next due: ${nextGiven}`] : []),
    ...(carrier ? [`carried by: ${carrier}`] : []),
  ];
  return {
    topic: 'medicines',
    level: 'alert',
    questionKey: 'medication-details',
    sentence: `${said.join('; ')}.`,
  };
}
