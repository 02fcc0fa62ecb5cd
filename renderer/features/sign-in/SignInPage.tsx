/** Everything before somebody is signed in: enrolment, the first administrator, sign-in, or why none of it is possible. */
import { Anchor, Button, Stack } from '@mantine/core';
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
import { type ShownWords, useRecoveryWords } from './recovery-words.ts';
import { RecoveryWords } from './RecoveryWords.tsx';
import { WordsForm } from './WordsForm.tsx';
import { WelcomeFrame } from './WelcomeFrame.tsx';

export function SignInPage({ session }: { session: SessionState }) {
  const [words, setWords] = useRecoveryWords();
  const [recovered, setRecovered] = useState<RecoveryReport | null>(null);
  const [using, setUsing] = useState(false);
  if (words !== null) {
    return (
      <WelcomeFrame session={session} title="Put the recovery words on paper">
        <RecoveryWords {...words} onKept={() => setWords(null)} />
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
  const show = (next: ShownWords) => {
    setUsing(false);
    setWords(next);
  };
  // Signing in as one of them would only be refused while the store cannot be opened.
  const demonstration = session.phase !== 'blocked' && session.demonstration.length > 0;
  const { title, form } = contentOf(session, { using, setUsing, show, setRecovered });
  return (
    <WelcomeFrame
      session={session}
      title={title}
      beside={demonstration ? <Demonstration session={session} /> : undefined}
    >
      <Notices notices={session.notices} />
      {form}
    </WelcomeFrame>
  );
}

interface Doing {
  /** Whether the recovery words are being typed. */
  using: boolean;
  setUsing: (using: boolean) => void;
  show: (words: ShownWords) => void;
  setRecovered: (report: RecoveryReport) => void;
}

function contentOf(
  session: SessionState,
  { using, setUsing, show, setRecovered }: Doing,
): { title: string; form: ReactNode } {
  const words = (onBack?: () => void) => ({
    title: 'Use the recovery words',
    form: <WordsForm secretLost={session.secretLost} onWords={show} onBack={onBack} />,
  });
  switch (session.phase) {
    case 'not-enrolled':
      return { title: 'Enrol this workstation', form: <EnrolForm /> };
    case 'no-staff':
      return {
        title: 'The first administrator',
        form: <FirstAdministratorForm onWords={(given) => show({ words: given, sentences: [] })} />,
      };
    case 'blocked':
      return session.secretLost ? words() : { title: 'This workstation cannot be opened', form: null };
    default:
      if (using) return words(() => setUsing(false));
      return session.damaged
        ? { title: 'Recover the records', form: <RecoverForm onRecovered={setRecovered} /> }
        : {
            title: 'Sign in',
            form: (
              <Stack gap="md">
                <SignInForm />
                <Anchor component="button" type="button" ta="left" onClick={() => setUsing(true)}>
                  No administrator can sign in? Use the recovery words
                </Anchor>
              </Stack>
            ),
          };
  }
}
