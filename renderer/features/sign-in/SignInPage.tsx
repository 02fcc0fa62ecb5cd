/** Everything before somebody is signed in: enrolment, the first administrator, sign-in, or why none of it is possible. */
import type { ReactNode } from 'react';
import type { SessionState } from '../../../shared/contract/session.ts';
import { Demonstration } from './Demonstration.tsx';
import { EnrolForm } from './EnrolForm.tsx';
import { FirstAdministratorForm } from './FirstAdministratorForm.tsx';
import { Notices } from './Notices.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useRecoveryWords } from './recovery-words.ts';
import { RecoveryWords } from './RecoveryWords.tsx';
import { WelcomeFrame } from './WelcomeFrame.tsx';

export function SignInPage({ session }: { session: SessionState }) {
  const [words, setWords] = useRecoveryWords();
  if (words !== null) {
    return (
      <WelcomeFrame session={session} title="Write down the recovery words">
        <RecoveryWords words={words} onKept={() => setWords(null)} />
      </WelcomeFrame>
    );
  }
  const { title, form } = contentOf(session, setWords);
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
): { title: string; form: ReactNode } {
  switch (session.phase) {
    case 'not-enrolled':
      return { title: 'Enrol this workstation', form: <EnrolForm /> };
    case 'no-staff':
      return { title: 'The first administrator', form: <FirstAdministratorForm onWords={onWords} /> };
    case 'blocked':
      return { title: 'This workstation cannot be opened', form: null };
    default:
      return { title: 'Sign in', form: <SignInForm /> };
  }
}
