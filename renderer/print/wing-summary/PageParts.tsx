/** What stands at the head of every page of a wing summary. */
import type { WingSummary } from '../../../shared/contract/reception.ts';
import { showInstant } from '../../components/time.ts';
import { bornOf, Fact, FirstPageHead, LaterPageHead } from '../person-head/PersonHead.tsx';
import styles from './Wing.module.css';

export function FirstHead({ summary }: { summary: WingSummary }) {
  const { person, establishment } = summary;
  return (
    <FirstPageHead
      establishment={establishment}
      title={`Wing summary from healthcare${summary.corrects ? ': corrected, replaces the earlier one' : ''}`}
      person={person}
      factsStyle={styles['facts']}
    >
      <Fact label="Born" value={bornOf(person.dateOfBirth)} />
      <Fact label="Prison number" value={person.prisonNumber ?? 'not known'} />
      <Fact label="Arrived" value={showInstant(summary.arrivedAt)} />
      <Fact label="Location" value={summary.location} />
    </FirstPageHead>
  );
}

export function LaterHead({ summary: { person, establishment } }: { summary: WingSummary }) {
  return (
    <LaterPageHead establishment={establishment} title="Wing summary, continued" person={person}>
      Born {bornOf(person.dateOfBirth)}, prison number {person.prisonNumber ?? 'not known'}
    </LaterPageHead>
  );
}
