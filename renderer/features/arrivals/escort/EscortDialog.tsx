/** Keying in a paper Person Escort Record, question by question, in the framework's own words. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { isUnanswered, PER_QUESTIONS, type PerAnswer } from '../../../../shared/arrivals/index.ts';
import { useCommand } from '../../../bridge/queries.ts';
import { announce } from '../../../components/announce.tsx';
import { ClinicalForm } from '../../../components/ClinicalForm.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { useDraft } from '../../../session/draft.ts';
import { bySteps, isShown, type EscortAnswers } from './escort-answers.ts';
import { EscortQuestion } from './EscortQuestion.tsx';

interface EscortDialogProps {
  arrivalId: string | null;
  stayId: string | null;
  name: string;
  onClose: () => void;
}

const NOTHING: EscortAnswers = {};

export function EscortDialog({ arrivalId, stayId, name, onClose }: EscortDialogProps) {
  const [answers, setAnswers, clear] = useDraft<EscortAnswers>(`escort.${arrivalId}.${stayId}`, NOTHING);
  const save = useCommand('reception.escortRecord', ['reception.board']);
  const given = Object.entries(answers).filter(
    ([key, answer]) =>
      !isUnanswered(answer) && PER_QUESTIONS.some((one) => one.key === key && isShown(one, answers)),
  );
  const send = () =>
    save.mutate(
      { arrivalId, stayId, answers: Object.fromEntries(given) as never },
      {
        onSuccess: () => {
          announce('Escort record saved');
          clear();
          onClose();
        },
      },
    );
  const set = (key: string, answer: PerAnswer) => setAnswers({ ...answers, [key]: answer });
  return (
    <Dialog onClose={onClose} title={`Escort record of ${name}`} size={860} closeOnClickOutside={false}>
      <ClinicalForm label="Escort record">
        <Stack gap="md">
          <Text c="dimmed" tabIndex={-1} data-autofocus>
            Key in what the paper says. A question left empty means that the paper does not say, which is not
            the same as No.
          </Text>
          {bySteps(answers).map(({ step, questions }) => (
            <Stack key={step} gap="sm" component="section" aria-label={step}>
              <h3>{step}</h3>
              {questions.map((question) => (
                <EscortQuestion key={question.key} question={question} answers={answers} onAnswer={set} />
              ))}
            </Stack>
          ))}
          <FailureNotice error={save.error} />
          <Group justify="space-between">
            <Text>{given.length === 1 ? '1 answer' : `${given.length} answers`}</Text>
            <Group>
              <Button variant="default" onClick={onClose}>
                Close and keep what is typed
              </Button>
              <Button disabled={given.length === 0} loading={save.isPending} onClick={send}>
                Save the escort record
              </Button>
            </Group>
          </Group>
        </Stack>
      </ClinicalForm>
    </Dialog>
  );
}
