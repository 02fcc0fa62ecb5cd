/** One section of the frozen edition: question and answer side by side. */
import { answerLabel, type Answer, type Item } from '../../../../shared/clinical/index.ts';
import { detailWords } from '../question/detail-words.ts';
import styles from './Signed.module.css';

interface SignedSectionProps {
  title: string;
  items: readonly Item[];
  answers: Readonly<Record<string, Answer>>;
}

/** Questions that were not asked of this person are left out. */
export function SignedSection({ title, items, answers }: SignedSectionProps) {
  const asked = items.filter((item) => answers[item.id] !== undefined);
  if (asked.length === 0) return null;
  return (
    <section className={styles['section']} aria-label={title}>
      <h2>{title}</h2>
      <dl className={styles['answers']}>
        {asked.map((item) => (
          <SignedAnswer key={item.id} item={item} answer={answers[item.id] as Answer} />
        ))}
      </dl>
    </section>
  );
}

function SignedAnswer({ item, answer }: { item: Item; answer: Answer }) {
  const notObtained = ['not-known', 'declined', 'unable'].includes(answer.value);
  return (
    <div className={styles['answer']}>
      <dt>
        {item.number === undefined ? null : <span className={styles['number']}>{item.number}</span>}
        {item.text}
      </dt>
      <dd>
        {answer.value === 'recorded' ? null : (
          <strong data-not-obtained={notObtained || undefined}>{answerLabel(item, answer.value)}</strong>
        )}
        {detailWords(item, answer).map((line) => (
          <span key={line} className={styles['line']}>
            {line}
          </span>
        ))}
      </dd>
    </div>
  );
}
