/** Clinics, and the times of wings, as tables. */
import { Button } from '@mantine/core';
import type { ClinicView } from '../../../../shared/contract/followup-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { Empty } from '../../../components/Status.tsx';
import { kindName } from '../words.ts';
import tables from '../../../components/Table.module.css';
import styles from './Settings.module.css';
import { shownWeekdays, type Regime } from './setting-words.ts';

interface ClinicTableProps {
  clinics: readonly ClinicView[];
  manages: boolean;
  onChange: (clinic: ClinicView) => void;
  onException: (clinic: ClinicView) => void;
  onEnd: (clinic: ClinicView) => void;
}

export function ClinicTable({ clinics, manages, onChange, onException, onEnd }: ClinicTableProps) {
  return (
    <table className={tables['table']} data-wide aria-label="Clinics">
      <thead>
        <tr>
          <th scope="col">Clinic</th>
          <th scope="col">When</th>
          <th scope="col">Places</th>
          <th scope="col">Takes</th>
          {manages ? <th scope="col">Change</th> : null}
        </tr>
      </thead>
      <tbody>
        {clinics.map((clinic) => (
          <tr key={clinic.id}>
            <td>
              <b>{clinic.name}</b>
              {clinic.state === 'ended' ? ' (ended)' : ''}
              <div className={styles['small']}>
                {kindName(clinic.kind)}, {clinic.room}
              </div>
            </td>
            <td>
              {shownWeekdays(clinic.weekdays)}, {clinic.startTime}–{clinic.endTime}
              <div className={styles['small']}>
                {clinic.everyWeeks === 1 ? 'Every week' : `Every ${clinic.everyWeeks} weeks`} from{' '}
                {formatCivilDate(clinic.from)}
                {clinic.until === null ? '' : ` until ${formatCivilDate(clinic.until)}`}
                {clinic.bankHolidays ? ', also on bank holidays' : ''}
              </div>
            </td>
            <td>
              {clinic.capacity} people
              <div className={styles['small']}>
                {clinic.slotMinutes} minutes each
                {clinic.sideBySide === 1 ? '' : `, ${clinic.sideBySide} side by side`}
              </div>
            </td>
            <td>
              {clinic.wings.length === 0 ? 'Every wing' : `Wings ${clinic.wings.join(', ')}`}
              <div className={styles['small']}>{clinic.staff.join(', ')}</div>
            </td>
            {manages ? (
              <td>
                {clinic.state === 'ended' ? null : (
                  <div className={styles['buttons']}>
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => onChange(clinic)}
                      aria-label={`Change ${clinic.name}`}
                    >
                      Change
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => onException(clinic)}
                      aria-label={`One date of ${clinic.name}`}
                    >
                      One date
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => onEnd(clinic)}
                      aria-label={`End ${clinic.name}`}
                    >
                      End
                    </Button>
                  </div>
                )}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface RegimesProps {
  regimes: readonly Regime[];
  /** Null for those who may only look. */
  onOpen: ((regime: Regime) => void) | null;
}

export function Regimes({ regimes, onOpen }: RegimesProps) {
  if (regimes.length === 0)
    return <Empty what="No wing is known yet." how="A wing without times may always attend." />;
  return (
    <table className={tables['table']} data-wide aria-label="When wings may attend">
      <tbody>
        {regimes.map((regime) => (
          <tr key={regime.wing}>
            <th scope="row">{regime.wing} wing</th>
            <td>
              {regime.windows.length === 0
                ? 'Always'
                : regime.windows
                    .map(({ weekday, from, to }) => `${shownWeekdays([weekday])} ${from}–${to}`)
                    .join(', ')}
            </td>
            {onOpen === null ? null : (
              <td>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Change the times of ${regime.wing} wing`}
                  onClick={() => onOpen(regime)}
                >
                  Change
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
