/** Saying whether two records are one person: a choice, then why, then one button that does it. */
import { Button, Group, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { LinkView } from '../../../../shared/contract/patients.ts';
import type { MatchView } from '../../../../shared/contract/views.ts';
import { bannerName } from '../../../../shared/identity/index.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';

type Verdict = LinkView['verdict'];
type Person = MatchView['person'];

const words: Record<Verdict, { choice: string; what: string; does: string; done: string }> = {
  same: {
    choice: 'The same person',
    what: 'Both records will be shown as one person, and each keeps what was written to it. Why are they the same?',
    does: 'Join the two records',
    done: 'Joined',
  },
  different: {
    choice: 'Different people',
    what: 'The records stay apart and are not offered to each other again. Why are they different?',
    does: 'Keep them apart',
    done: 'Kept apart',
  },
  undecided: {
    choice: 'Decide later',
    what: 'The records stay apart and stay in this list. What is still to be found out?',
    does: 'Leave it open',
    done: 'Left open',
  },
};

interface DecideLinkProps {
  left: Person;
  right: Person;
  /** What had been said about the two when this was drawn. */
  seen: readonly string[];
  choices: readonly Verdict[];
  /** Words for a choice that means more here than by itself. */
  labels?: Partial<Record<Verdict, string>>;
  onDone: (link: LinkView) => void;
}

export function DecideLink({ left, right, seen, choices, labels = {}, onDone }: DecideLinkProps) {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const names = `${bannerName(left)} and ${bannerName(right)}`;
  if (verdict !== null) {
    return (
      <Reason
        {...{ left, right, seen, verdict, onDone }}
        onCancel={() => {
          setVerdict(null);
          setTimeout(() => buttons.current?.querySelector('button')?.focus());
        }}
      />
    );
  }
  return (
    <Group gap="xs" mt="sm" ref={buttons}>
      {choices.map((choice) => (
        <Button
          key={choice}
          size="compact-md"
          variant="default"
          aria-label={`${labels[choice] ?? words[choice].choice}: ${names}`}
          onClick={() => setVerdict(choice)}
        >
          {labels[choice] ?? words[choice].choice}
        </Button>
      ))}
    </Group>
  );
}

interface ReasonProps extends Pick<DecideLinkProps, 'left' | 'right' | 'seen' | 'onDone'> {
  verdict: Verdict;
  onCancel: () => void;
}

function Reason({ left, right, seen, verdict, onDone, onCancel }: ReasonProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const link = useCommand('patients.link', [
    'patients.duplicates',
    'patients.toDecide',
    'patients.open',
    'patients.banner',
    'conflicts.list',
    'reception.board',
  ]);
  const { what, does, done } = words[verdict];
  const save = () => {
    setTried(true);
    if (reason.trim() === '') {
      box.current?.focus();
      return;
    }
    link.mutate(
      { left: left.id, right: right.id, verdict, reason, seen: [...seen] },
      {
        onSuccess: (said) => {
          announce(`${done}: ${bannerName(left)} and ${bannerName(right)}`);
          onDone(said.link);
        },
      },
    );
  };
  return (
    <ClinicalForm label={`${does}: ${bannerName(left)} and ${bannerName(right)}`}>
      <Textarea
        ref={box}
        mt="sm"
        label={what}
        maxLength={400}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={
          tried && reason.trim() === '' ? 'Write a few words: somebody else will have to follow this.' : null
        }
      />
      <FailureNotice error={link.error} />
      <Group gap="xs" mt="xs">
        <Button size="compact-md" loading={link.isPending} onClick={save}>
          {does}
        </Button>
        <Button size="compact-md" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </ClinicalForm>
  );
}
