/** A figure worked out from what was entered, with its arithmetic; what is missing while it cannot be. */
import type { Calculation, Worked } from '../../../../shared/clinical/index.ts';
import { useForm } from '../form-context.ts';
import styles from './SecondStage.module.css';

export function Figure({ id }: { id: string }) {
  const { pack, evaluation } = useForm();
  const calculation = pack.calculations?.find((each) => each.id === id);
  if (calculation === undefined) return null;
  return (
    <div role="status" aria-label={calculation.title} data-figure={id}>
      <FigureWords calculation={calculation} worked={evaluation.calculations[id]} />
      <span className={styles['source']}>
        {calculation.source.reference}
        {calculation.signOff === 'awaiting' ? ' · awaiting clinical sign-off' : ''}
      </span>
    </div>
  );
}

export function FigureWords({
  calculation,
  worked,
}: {
  calculation: Calculation;
  worked: Worked | undefined;
}) {
  if (worked?.state === 'worked-out') {
    return (
      <p className={styles['figure']}>
        <strong>
          {calculation.title}: {worked.value.toFixed(1)} {calculation.unit}
        </strong>{' '}
        ({worked.working})
      </p>
    );
  }
  const missing = worked === undefined ? '' : ` Missing: ${worked.missing.join(', ')}.`;
  return (
    <p className={styles['figure']}>
      <strong>{calculation.title}:</strong> not worked out.{missing}
    </p>
  );
}
