/** The two dates of a period. */
import { Group } from '@mantine/core';
import { DateField } from '../../components/DateField.tsx';
import type { TypedPeriod } from './period.ts';

interface PeriodFieldsProps {
  /** What begins: "Arrivals from". */
  label: string;
  typed: TypedPeriod;
  onTyped: (typed: TypedPeriod) => void;
}

export function PeriodFields({ label, typed, onTyped }: PeriodFieldsProps) {
  return (
    <Group align="flex-start" mb="xs">
      <DateField label={label} text={typed.from} onText={(from) => onTyped({ ...typed, from })} use="other" />
      <DateField label="until" text={typed.to} onText={(to) => onTyped({ ...typed, to })} use="other" />
    </Group>
  );
}
