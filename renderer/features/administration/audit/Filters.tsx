/** What of the trail is shown: days, and openings worth a second look. */
import { Checkbox, Group } from '@mantine/core';
import { type AuditFlag, auditFlags } from '../../../../shared/audit/flags.ts';
import { DateField } from '../../../components/DateField.tsx';
import { flagWords } from './flag-words.ts';

export interface Filter {
  readonly from: string;
  readonly to: string;
  readonly flags: readonly AuditFlag[];
}

export function Filters({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  return (
    <Group align="flex-start" gap="md">
      <DateField
        label="From"
        use="other"
        text={filter.from}
        onText={(from) => onFilter({ ...filter, from })}
      />
      <DateField label="Until" use="other" text={filter.to} onText={(to) => onFilter({ ...filter, to })} />
      <Checkbox.Group
        label="Only openings worth a second look"
        value={[...filter.flags]}
        onChange={(chosen) =>
          onFilter({ ...filter, flags: auditFlags.filter((flag) => chosen.includes(flag)) })
        }
      >
        <Group gap="md" mt={6}>
          {auditFlags.map((flag) => (
            <Checkbox key={flag} value={flag} label={flagWords[flag]} />
          ))}
        </Group>
      </Checkbox.Group>
    </Group>
  );
}
