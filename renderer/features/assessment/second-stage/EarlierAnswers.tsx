/** Beside a question of the second stage: what the first stage was told about the same thing. */
import { IconClipboardCheck } from '@tabler/icons-react';
import { answerLabel, type Answer, type Item } from '../../../../shared/clinical/index.ts';
import { useFrame } from '../form-context.ts';
import { detailWords } from '../question/detail-words.ts';
import styles from '../question/Question.module.css';

export function EarlierAnswers({ item }: { item: Item }) {
  const { firstStage } = useFrame();
  const asked = item.evidence.earlier ?? [];
  if (firstStage === undefined || asked.length === 0) return null;
  const { edition, pack } = firstStage;
  const lines = asked.flatMap((id) => {
    const question = [...pack.items, ...pack.decisions].find((each) => each.id === id);
    const answer: Answer | undefined = edition.answers[id] ?? edition.decisions[id];
    if (question === undefined || answer === undefined) return [];
    const said = answer.value === 'recorded' ? [] : [answerLabel(question, answer.value)];
    const words = [...said, ...detailWords(question, answer)].join('. ');
    return words === '' ? [] : [{ id, words: `${question.short}: ${words}` }];
  });
  if (lines.length === 0) return null;
  return (
    <dl className={styles['evidence']} aria-label="Said in the first stage">
      <div className={styles['evidenceGroup']}>
        <dt>
          <IconClipboardCheck size={15} aria-hidden /> First stage
        </dt>
        {lines.map(({ id, words }) => (
          <dd key={id}>{words}</dd>
        ))}
      </div>
    </dl>
  );
}
