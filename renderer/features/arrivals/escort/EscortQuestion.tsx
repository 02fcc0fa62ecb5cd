/** One question of the escort record, drawn from its description. */
import { Button, Checkbox, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { emptyAnswer, type PerAnswer, type PerQuestion } from '../../../../shared/arrivals/index.ts';
import type { EscortAnswers } from './escort-answers.ts';
import { EscortItems } from './EscortItems.tsx';

interface EscortQuestionProps {
  question: PerQuestion;
  answers: EscortAnswers;
  onAnswer: (key: string, answer: PerAnswer) => void;
}

export function EscortQuestion({ question, answers, onAnswer }: EscortQuestionProps) {
  const { key, label, hint, type } = question;
  const answer = answers[key] ?? emptyAnswer();
  const set = (part: Partial<PerAnswer>) => onAnswer(key, { ...answer, ...part });
  const text = {
    label,
    description: hint,
    value: answer.text ?? '',
    'data-place': `escort.${key}`,
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ text: event.currentTarget.value || null }),
  };
  switch (type) {
    case 'text':
      return <TextInput {...text} autoComplete="off" />;
    case 'textarea':
      return <Textarea {...text} autosize minRows={2} />;
    case 'add_multiple_items':
      return <EscortItems question={question} items={answer.items} onItems={(items) => set({ items })} />;
    case 'radio':
      return (
        <div>
          <Radio.Group
            label={label}
            description={hint}
            value={answer.options[0] ?? null}
            onChange={(value) => set({ options: [value] })}
          >
            <Choices question={question} answer={answer} />
          </Radio.Group>
          <Details question={question} answer={answer} set={set} />
          {answer.options.length === 0 ? null : (
            <Button size="compact-xs" variant="subtle" mt={4} onClick={() => onAnswer(key, emptyAnswer())}>
              Clear this answer
            </Button>
          )}
        </div>
      );
    case 'checkbox':
      return (
        <div>
          <Checkbox.Group
            label={label}
            description={hint}
            value={answer.options}
            onChange={(options) => set({ options })}
          >
            <Choices question={question} answer={answer} />
          </Checkbox.Group>
          <Details question={question} answer={answer} set={set} />
        </div>
      );
  }
}

function Choices({ question }: { question: PerQuestion; answer: PerAnswer }) {
  const Choice = question.type === 'radio' ? Radio : Checkbox;
  const boxes = question.options.map(({ value, hint }) => (
    <Choice
      key={value}
      value={value}
      label={value}
      description={hint}
      data-place={`escort.${question.key}.${value}`}
    />
  ));
  return question.options.length <= 2 ? (
    <Group gap="lg" mt={4}>
      {boxes}
    </Group>
  ) : (
    <Stack gap={6} mt={4}>
      {boxes}
    </Stack>
  );
}

interface DetailsProps {
  question: PerQuestion;
  answer: PerAnswer;
  set: (part: Partial<PerAnswer>) => void;
}

/** The boxes that open with the options chosen. */
function Details({ question, answer, set }: DetailsProps) {
  return question.options
    .filter(({ value, detailsLabel }) => detailsLabel !== undefined && answer.options.includes(value))
    .map(({ value, detailsLabel }) => (
      <Textarea
        key={value}
        mt={6}
        ml={28}
        autosize
        minRows={1}
        label={question.options.length <= 2 ? detailsLabel : `${value}: ${detailsLabel?.toLowerCase()}`}
        value={answer.details[value] ?? ''}
        data-place={`escort.${question.key}.${value}.details`}
        onChange={(event) => set({ details: { ...answer.details, [value]: event.currentTarget.value } })}
      />
    ));
}
