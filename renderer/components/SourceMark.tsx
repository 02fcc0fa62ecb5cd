/** Where somebody comes from, as icon and word. */
import {
  IconArrowBackUp,
  IconBuilding,
  IconGavel,
  IconPlane,
  IconQuestionMark,
  IconTruck,
  type Icon,
} from '@tabler/icons-react';
import type { ArrivalSource } from '../../shared/records/people.ts';

const sources: Record<ArrivalSource, { word: string; icon: Icon }> = {
  court: { word: 'Court', icon: IconGavel },
  transfer: { word: 'Transfer', icon: IconTruck },
  recall: { word: 'Recall', icon: IconArrowBackUp },
  police: { word: 'Police', icon: IconBuilding },
  immigration: { word: 'Immigration', icon: IconPlane },
  other: { word: 'Other', icon: IconQuestionMark },
};

/** Every source and its word, for choosing one. */
export const sourceChoices = (Object.keys(sources) as ArrivalSource[]).map((value) => ({
  value,
  label: sources[value].word,
}));

/** The word for a source; a source this build does not know is shown as it is. */
export function sourceWord(source: string): string {
  return sources[source as ArrivalSource]?.word ?? source;
}

export function SourceMark({ source }: { source: ArrivalSource }) {
  const { word, icon: Mark } = sources[source];
  return (
    <span style={{ display: 'inline-flex', gap: 5, alignItems: 'center' }}>
      <Mark size={16} aria-hidden /> {word}
    </span>
  );
}
