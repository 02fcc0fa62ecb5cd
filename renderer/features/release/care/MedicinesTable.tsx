/** Medicines line by line, those with a gap first. */
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconGitMerge,
  IconLock,
  IconPill,
  IconVaccine,
} from '@tabler/icons-react';
import type { ReleaseMedicineView } from '../../../../shared/contract/release-views.ts';
import { Flag } from '../../../components/Flag.tsx';
import table from '../../../components/Table.module.css';
import { showInstant } from '../../../components/time.ts';
import plan from '../plan/Plan.module.css';
import styles from './Care.module.css';
import { changeWords, kindWords, supplyWords } from './medicine-words.ts';

interface MedicinesTableProps {
  label: string;
  medicines: readonly ReleaseMedicineView[];
  onEdit: ((medicine: ReleaseMedicineView) => void) | null;
}

const levels = ['red', 'amber', 'ok'];

export function MedicinesTable({ label, medicines, onEdit }: MedicinesTableProps) {
  const lines = medicines.toSorted(
    (a, b) => levels.indexOf(a.verdict.level) - levels.indexOf(b.verdict.level),
  );
  return (
    <div className={plan['scroll']}>
      <table className={`${table['table']} ${styles['table']}`} data-wide aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Medicine</th>
            <th scope="col">Supply</th>
            <th scope="col">Last dose and next due</th>
            <th scope="col">Changed here</th>
            {onEdit === null ? null : <th scope="col">Change</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((medicine) => (
            <tr key={medicine.id}>
              <th scope="row">
                <What medicine={medicine} />
              </th>
              <td>
                <Supply medicine={medicine} />
              </td>
              <td>
                <Doses medicine={medicine} />
              </td>
              <td>
                <bdi className={styles['long']}>{changeWords(medicine)}</bdi>
              </td>
              {onEdit === null ? null : (
                <td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Change: ${medicine.drug} ${medicine.dose ?? ''}`.trim()}
                    onClick={() => onEdit(medicine)}
                  >
                    Change
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function What({ medicine }: { medicine: ReleaseMedicineView }) {
  const { drug, dose, frequency, route, indication, kind, controlled, critical, conflicts } = medicine;
  const doses = [dose, frequency, route].filter((part) => part !== null && part !== '').join(', ');
  return (
    <>
      <bdi className={styles['name']}>{drug}</bdi>
      {doses === '' ? null : <div>{doses}</div>}
      {indication === null || indication === '' ? null : <div>For {indication}</div>}
      <div className={styles['flags']}>
        {critical === null ? null : (
          <Flag icon={IconAlertTriangle} tone="bad">
            Critical: {critical}
          </Flag>
        )}
        {kind === 'regular' ? null : (
          <Flag icon={kind === 'depot' ? IconVaccine : IconPill}>{kindWords(kind)}</Flag>
        )}
        {controlled === true ? <Flag icon={IconLock}>Controlled</Flag> : null}
        {conflicts.length === 0 ? null : (
          <Flag icon={IconGitMerge} tone="bad">
            Written twice: to decide under Change
          </Flag>
        )}
      </div>
    </>
  );
}

const marks = {
  red: { icon: IconAlertTriangle, tone: 'bad' },
  amber: { icon: IconAlertTriangle, tone: 'warn' },
  ok: { icon: IconCircleCheck, tone: 'good' },
} as const;
const says = { red: 'Gap', amber: 'Short', ok: 'Enough' };

function Supply({ medicine }: { medicine: ReleaseMedicineView }) {
  const { verdict, supply, prescription, reason, state } = medicine;
  if (state === 'stopped') return <>Stopped: nothing goes out.</>;
  return (
    <>
      <Flag {...marks[verdict.level]}>
        {says[verdict.level]}: {verdict.words}
      </Flag>
      <div>
        {supply === 'to-take-out' ? supplyWords(supply) : ''}
        {prescription === null || prescription === '' ? '' : `Number ${prescription}`}
      </div>
      {reason === null || reason === '' ? null : <bdi className={styles['long']}>{reason}</bdi>}
      {verdict.reasonMissing ? <b>The reason is still to be written.</b> : null}
    </>
  );
}

function Doses({ medicine }: { medicine: ReleaseMedicineView }) {
  const { lastDoseAt, lastDoseSupervised, nextDueAt } = medicine;
  return (
    <>
      <div>
        {lastDoseAt === null ? 'Last dose not recorded' : `Last ${showInstant(lastDoseAt)}`}
        {lastDoseAt === null || lastDoseSupervised === null
          ? ''
          : lastDoseSupervised
            ? ', supervised'
            : ', not supervised'}
      </div>
      <div>{nextDueAt === null ? 'Next due not recorded' : `Next due ${showInstant(nextDueAt)}`}</div>
    </>
  );
}
