/** Tests and vaccinations of a person: what goes on after the second stage is signed, each recorded on its own and taken back. */
import { Button, Text, Title } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { GivenView } from '../../../../shared/contract/second-stage-views.ts';
import { call } from '../../../bridge/bridge.ts';
import { useChannel } from '../../../bridge/queries.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { Loaded } from '../../../components/Status.tsx';
import { useMay } from '../../../session/SessionContext.tsx';
import type { Did } from '../../../components/useActing.ts';
import styles from '../person/Person.module.css';
import { useReread } from '../useReread.ts';
import { dueWords } from '../words.ts';
import { DoseDialog } from './DoseDialog.tsx';
import { doseWords, testWords } from './given-words.ts';
import { TestDialog } from './TestDialog.tsx';

type Test = GivenView['tests'][number];
type Dose = GivenView['doses'][number];
type Screen = GivenView['screens'][number];

export function Given({ patientId, did }: { patientId: string; did: Did }) {
  const may = useMay('followup.given');
  return may ? <Held patientId={patientId} did={did} /> : null;
}

function Held({ patientId, did }: { patientId: string; did: Did }) {
  const given = useChannel('followup.given', { patientId });
  const [test, setTest] = useState<Test | null>(null);
  const [dose, setDose] = useState<Dose | null>(null);
  return (
    <section>
      <Title order={3}>Tests and vaccinations</Title>
      <Loaded query={given} what="tests and vaccinations">
        {({ tests, doses, screens }) =>
          tests.length + doses.length + screens.length === 0 ? (
            <Text c="dimmed">None yet. The second stage asks about them.</Text>
          ) : (
            <ul className={styles['list']}>
              {tests.map((one) => (
                <Line key={one.testId} what={`${one.virus} test`} words={testWords(one)}>
                  {one.response === 'declined' ? null : (
                    <Record name={`Record: ${one.virus} test`} onClick={() => setTest(one)} />
                  )}
                </Line>
              ))}
              {doses.map((one) => (
                <Line
                  key={one.doseId}
                  what={`${one.vaccine} vaccine, dose ${one.dose}`}
                  words={doseWords(one)}
                >
                  <Record
                    name={`Record: ${one.vaccine} vaccine, dose ${one.dose}`}
                    onClick={() => setDose(one)}
                  />
                </Line>
              ))}
              {screens.map((one) => (
                <ScreenLine key={one.appointmentId} screen={one} did={did} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {test === null ? null : <TestDialog test={test} did={did} onClose={() => setTest(null)} />}
      {dose === null ? null : <DoseDialog dose={dose} did={did} onClose={() => setDose(null)} />}
    </section>
  );
}

interface LineProps {
  what: string;
  words: string;
  children: ReactNode;
}

function Line({ what, words, children }: LineProps) {
  return (
    <li className={styles['line']}>
      <div className={styles['what']}>
        <b>{what}</b>
        <div className={styles['small']}>{words}</div>
      </div>
      {children}
    </li>
  );
}

function Record({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="default" aria-label={name} onClick={onClick}>
      Record
    </Button>
  );
}

function ScreenLine({ screen, did }: { screen: Screen; did: Did }) {
  const { appointmentId, reason, done } = screen;
  const [error, setError] = useState<unknown>(null);
  const reread = useReread();
  const send = async () => {
    setError(null);
    try {
      await call('followup.screened', { appointmentId });
      did(['The screen for tuberculosis is done, without symptoms.'], async () => {
        await call('followup.screened', { appointmentId, undo: true });
        reread();
      });
      reread();
    } catch (failure) {
      setError(failure);
    }
  };
  const due = done
    ? 'Done'
    : `Owed ${dueWords(screen)}. A symptom is written into the assessment as a correction, which says what follows.`;
  return (
    <Line what={reason ?? 'Symptoms of tuberculosis'} words={due}>
      {done ? null : (
        <Button size="compact-sm" variant="default" onClick={() => void send()}>
          Asked, no symptoms
        </Button>
      )}
      <FailureNotice error={error} />
    </Line>
  );
}

interface DoseOfProps {
  appointmentId: string;
  patientId: string;
  did: Did;
  onClose: () => void;
}

/** The dose that a booking was for, to be recorded at once; closes where none of it is due. */
export function DoseOf({ appointmentId, patientId, did, onClose }: DoseOfProps) {
  const { data, error } = useChannel('followup.given', { patientId });
  const dose = data?.doses.find((one) => one.appointmentId === appointmentId && one.state === 'due');
  const isNone = error !== null || (data !== undefined && dose === undefined);
  useEffect(() => {
    if (isNone) onClose();
  }, [isNone, onClose]);
  return dose === undefined ? null : <DoseDialog dose={dose} did={did} onClose={onClose} />;
}
