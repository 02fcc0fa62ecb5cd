/** A day and a time, with a button for this very moment. */
import { Button, Text } from '@mantine/core';
import { DateField } from '../../../components/DateField.tsx';
import { ClockField } from '../../followup/person/AwayDialog.tsx';
import styles from './Dialogs.module.css';
import { type ReadWhen, type When, whenOf } from './when.ts';

interface WhenFieldProps {
  /** What happened: "Opened". */
  label: string;
  needed?: boolean;
  when: When;
  onWhen: (when: When) => void;
  read: ReadWhen;
  /** Offers "Now". */
  now?: boolean;
}

export function WhenField({ label, needed = false, when, onWhen, read, now = true }: WhenFieldProps) {
  return (
    <fieldset className={styles['when']}>
      <legend>
        {label}
        {needed ? ', needed' : ''}
      </legend>
      <div className={styles['whenParts']}>
        <DateField label="Day" text={when.day} onText={(day) => onWhen({ ...when, day })} use="other" />
        <ClockField label="Time" text={when.time} onText={(time) => onWhen({ ...when, time })} />
        {now ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${label}: now`}
            onClick={() => onWhen(whenOf(new Date().toISOString()))}
          >
            Now
          </Button>
        ) : null}
      </div>
      {read.kind === 'wrong' ? (
        <Text size="sm" c="red.7" role="alert">
          {read.why}
        </Text>
      ) : null}
    </fieldset>
  );
}
