/** Everything before somebody is signed in: enrolment, the first administrator, sign-in, or why none of it is possible. */
import { Button, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { RecoveryReport } from '../../../shared/contract/recovery-report.ts';
import type { SessionState } from '../../../shared/contract/session.ts';
import { Demonstration } from './Demonstration.tsx';
import { EnrolForm } from './EnrolForm.tsx';
import { FirstAdministratorForm } from './FirstAdministratorForm.tsx';
import { Notices } from './Notices.tsx';
import { RecoverySentences } from '../../components/RecoverySentences.tsx';
import { RecoverForm } from './RecoverForm.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useRecoveryWords } from './recovery-words.ts';
import { RecoveryWords } from './RecoveryWords.tsx';
import { WelcomeFrame } from './WelcomeFrame.tsx';

export function SignInPage({ session }: { session: SessionState }) {
  const [words, setWords] = useRecoveryWords();
  const [recovered, setRecovered] = useState<RecoveryReport | null>(null);
  if (words !== null) {
    return (
      <WelcomeFrame session={session} title="Write down the recovery words">
        <RecoveryWords words={words} onKept={() => setWords(null)} />
      </WelcomeFrame>
    );
  }
  if (recovered !== null) {
    return (
      <WelcomeFrame session={session} title="What was recovered">
        <Stack gap="md" align="flex-start">
          <RecoverySentences report={recovered} />
          <Button onClick={() => setRecovered(null)}>Go on to sign in</Button>
        </Stack>
      </WelcomeFrame>
    );
  }
  const { title, form } = contentOf(session, setWords, setRecovered);
  return (
    <WelcomeFrame
      session={session}
      title={title}
      beside={session.demonstration.length === 0 ? undefined : <Demonstration session={session} />}
    >
      <Notices notices={session.notices} />
      {form}
    </WelcomeFrame>
  );
}

function contentOf(
  session: SessionState,
  onWords: (words: string) => void,
  onRecovered: (report: RecoveryReport) => void,
): { title: string; form: ReactNode } {
  switch (session.phase) {
    case 'not-enrolled':
      return { title: 'Enrol this workstation', form: <EnrolForm /> };
    case 'no-staff':
      return { title: 'The first administrator', form: <FirstAdministratorForm onWords={onWords} /> };
    case 'blocked':
      return { title: 'This workstation cannot be opened', form: null };
    default:
      return session.damaged
        ? { title: 'Recover the records', form: <RecoverForm onRecovered={onRecovered} /> }
        : { title: 'Sign in', form: <SignInForm /> };
  }
}
