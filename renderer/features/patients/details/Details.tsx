/** Demographics, one field at a time. */
import { Title } from '@mantine/core';
import type { PatientView } from '../../../../shared/contract/patients.ts';
import styles from './Details.module.css';
import { FieldRow } from './FieldRow.tsx';
import { personFields } from './person-fields.ts';

export function Details({ patientId, fields }: { patientId: string; fields: PatientView['fields'] }) {
  return (
    <div className={styles['groups']}>
      {personFields.map((group) => (
        <section key={group.heading} aria-label={group.heading}>
          <Title order={2} mb={4}>
            {group.heading}
          </Title>
          <ul className={styles['list']}>
            {group.fields.map((field) => {
              const held = fields[field.name];
              return held === undefined ? null : (
                <FieldRow key={field.name} patientId={patientId} field={field} held={held} />
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
