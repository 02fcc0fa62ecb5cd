/** The people this may be, and "a new person". Nothing is chosen beforehand. */
import { Radio, Stack, Text } from '@mantine/core';
import type { BoardRow, MatchView } from '../../../../shared/contract/views.ts';
import styles from './Arrived.module.css';
import { PeopleArriving } from '../../../components/arriving/PeopleArriving.tsx';
import { FindHeld } from './FindHeld.tsx';
import { MatchCard } from './MatchCard.tsx';

/** The choice that is nobody held. */
export const NEW_PERSON = 'new';

interface WhoChoiceProps {
  matches: readonly MatchView[];
  row: BoardRow;
  chosen: string | null;
  onChoose: (who: string) => void;
}

export function WhoChoice({ matches, row, chosen, onChoose }: WhoChoiceProps) {
  return (
    <Radio.Group
      label={<h3 className={styles['heading']}>Who is this?</h3>}
      value={chosen}
      onChange={onChoose}
      className={styles['held']}
    >
      <Stack gap="sm">
        <PeopleArriving />
        {matches.length === 0 ? (
          <Text>Nobody held here looks like this person: not by number, not by name and date of birth.</Text>
        ) : null}
        {matches.map((match) => (
          <MatchCard key={match.patientId} match={match} row={row} chosen={chosen === match.patientId} />
        ))}
        <FindHeld shown={matches.map(({ patientId }) => patientId)} chosen={chosen} />
        <div className={styles['match']} data-chosen={chosen === NEW_PERSON || undefined}>
          <Radio
            value={NEW_PERSON}
            label={matches.length === 0 ? 'A new person' : 'None of these: a new person'}
            description="A new record is made. Whoever is shown here and not chosen is noted as set aside."
          />
        </div>
      </Stack>
    </Radio.Group>
  );
}
