/** At the head of a second stage: what the first stage obliged and what came of it, what is on record, and what was answered. */
import { Anchor, Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import type { ReviewView } from '../../../../shared/contract/second-stage-views.ts';
import { UrgencyMark } from '../../../components/UrgencyMark.tsx';
import { showInstant } from '../../../components/time.ts';
import { toFragment } from '../../../navigation/route.ts';
import { useDraft } from '../../../session/draft.ts';
import { useForm } from '../form-context.ts';
import { SignedSection } from '../signed/SignedSection.tsx';
import styles from './SecondStage.module.css';

export function ReviewPanel({ review }: { review: ReviewView }) {
  const { assessmentId } = useForm();
  const [open, setOpen] = useDraft(`${assessmentId}.review`, true);
  const owed = review.actions.filter(({ action }) => action.state === 'open').length;
  const Mark = open ? IconChevronDown : IconChevronRight;
  return (
    <section className={styles['review']} aria-label="Review of the first stage">
      <div className={styles['reviewHead']}>
        <h2>
          First stage, signed {showInstant(review.signedAt)} by {review.assessor}
        </h2>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={open}
          leftSection={<Mark size={16} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide' : 'Show'} ({owed} still open)
        </Button>
      </div>
      {open ? <Parts review={review} /> : null}
    </section>
  );
}

function Parts({ review }: { review: ReviewView }) {
  const { reconciliation, actions, held, signedId } = review;
  return (
    <div className={styles['reviewParts']}>
      <div>
        <h3>What it obliged, and what came of it</h3>
        {actions.length === 0 ? <p>It obliged nobody to anything.</p> : null}
        <ul className={styles['lines']}>
          {actions.map(({ action, outcome }) => (
            <li key={action.id}>
              <UrgencyMark urgency={action.urgency} />
              <span>
                <strong>{action.title}</strong>{' '}
                {outcome ?? `Still open: ${action.owner}, due ${showInstant(action.dueAt)}`}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>Medicines reconciliation</h3>
        {reconciliation === null ? (
          <p>Not recorded.</p>
        ) : (
          <p>
            {showInstant(reconciliation.doneAt)} by {reconciliation.by}, against{' '}
            {reconciliation.sources.join(', ')}.{' '}
            {reconciliation.differences ?? 'No differences were recorded.'}
          </p>
        )}
        <h3>Vaccinations and virus tests on record</h3>
        {held.length === 0 ? <p>None held. That is not the same as none given.</p> : null}
        <ul className={styles['lines']}>
          {held.map(({ text, date }) => (
            <li key={text}>
              {date === null ? '' : `${formatCivilDate(date)}: `}
              {text}
            </li>
          ))}
        </ul>
      </div>
      <Answers />
      <p>
        <Anchor href={toFragment({ area: 'signed', signedId })}>Open the signed first stage</Anchor>
      </p>
    </div>
  );
}

/** Every answer of the first stage, folded: they also stand beside the questions they bear on. */
function Answers() {
  const { firstStage } = useForm();
  if (firstStage === undefined) return null;
  const { edition, pack } = firstStage;
  return (
    <details className={styles['answers']}>
      <summary>All answers of the first stage</summary>
      {pack.sections.map((section) => (
        <SignedSection
          key={section.id}
          title={section.title}
          items={pack.items.filter((item) => item.section === section.id)}
          answers={edition.answers}
        />
      ))}
      <SignedSection title="Decisions of that evening" items={pack.decisions} answers={edition.decisions} />
    </details>
  );
}
