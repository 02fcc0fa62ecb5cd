/** Clinics, their dates that run otherwise, and when wings may attend. Managers change them; everybody on the team may look. */
import { Button, Group, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ClinicView } from '../../../../shared/contract/followup-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { call } from '../../../bridge/bridge.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Empty, Loaded } from '../../../components/Status.tsx';
import { useMay } from '../../../session/SessionContext.tsx';
import { FollowUpFrame } from '../FollowUpFrame.tsx';
import { useReread } from '../useReread.ts';
import { useUndo } from '../useUndo.tsx';
import { kindName } from '../words.ts';
import { ClinicDialog } from './ClinicDialog.tsx';
import { ExceptionDialog } from './ExceptionDialog.tsx';
import { RegimeDialog } from './RegimeDialog.tsx';
import styles from './Settings.module.css';
import { shownWeekdays, unplacedWords, type Regime } from './setting-words.ts';

type Opened =
  | { kind: 'clinic'; clinic: ClinicView | null }
  | { kind: 'exception'; clinic: ClinicView }
  | { kind: 'regime'; regime: Regime };

export function ClinicsPage() {
  const clinics = useChannel('followup.clinics', {});
  const [opened, setOpened] = useState<Opened | null>(null);
  const [error, setError] = useState<unknown>(null);
  const manages = useMay('followup.saveClinic');
  const reread = useReread();
  const undo = useUndo();
  const end = async ({ id, name }: ClinicView) => {
    setError(null);
    try {
      const { unplaced } = await call('followup.endClinic', { clinicId: id });
      undo.did([`${name} is ended.`, ...unplacedWords(unplaced)], async () => {
        await call('followup.endClinic', { clinicId: id, undo: true });
        reread();
      });
    } catch (failure) {
      setError(failure);
    }
    reread();
  };
  const close = () => setOpened(null);
  return (
    <FollowUpFrame
      title="Clinics and regime"
      tools={
        manages ? (
          <Button
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => setOpened({ kind: 'clinic', clinic: null })}
          >
            New clinic
          </Button>
        ) : null
      }
    >
      {undo.line}
      <FailureNotice error={error} />
      <Loaded query={clinics} what="the clinics">
        {({ clinics: all, regimes, wings }) => (
          <>
            {all.length === 0 ? (
              <Empty
                what="No clinic has been made here."
                how="A manager makes one with its room, days and times; its sessions and slots then stand on the week."
              />
            ) : (
              <ClinicTable
                clinics={all}
                manages={manages}
                onChange={(clinic) => setOpened({ kind: 'clinic', clinic })}
                onException={(clinic) => setOpened({ kind: 'exception', clinic })}
                onEnd={(clinic) => void end(clinic)}
              />
            )}
            <Group mt="lg" mb={4}>
              <Title order={2}>When wings may attend</Title>
              {manages ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => setOpened({ kind: 'regime', regime: { wing: '', windows: [] } })}
                >
                  Another wing
                </Button>
              ) : null}
            </Group>
            <Regimes
              regimes={[
                ...regimes,
                ...wings
                  .filter((wing) => regimes.every((regime) => regime.wing !== wing))
                  .map((wing) => ({ wing, windows: [] })),
              ].toSorted((a, b) => a.wing.localeCompare(b.wing, 'en-GB', { numeric: true }))}
              onOpen={manages ? (regime) => setOpened({ kind: 'regime', regime }) : null}
            />
            {opened?.kind === 'clinic' ? (
              <ClinicDialog clinic={opened.clinic} wings={wings} did={undo.did} onClose={close} />
            ) : null}
            {opened?.kind === 'exception' ? (
              <ExceptionDialog clinic={opened.clinic} did={undo.did} onClose={close} />
            ) : null}
            {opened?.kind === 'regime' ? (
              <RegimeDialog regime={opened.regime} did={undo.did} onClose={close} />
            ) : null}
          </>
        )}
      </Loaded>
    </FollowUpFrame>
  );
}

interface ClinicTableProps {
  clinics: readonly ClinicView[];
  manages: boolean;
  onChange: (clinic: ClinicView) => void;
  onException: (clinic: ClinicView) => void;
  onEnd: (clinic: ClinicView) => void;
}

function ClinicTable({ clinics, manages, onChange, onException, onEnd }: ClinicTableProps) {
  return (
    <table className={styles['table']} aria-label="Clinics">
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

function Regimes({ regimes, onOpen }: RegimesProps) {
  if (regimes.length === 0)
    return <Empty what="No wing is known yet." how="A wing without times may always attend." />;
  return (
    <table className={styles['table']} aria-label="When wings may attend">
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
