/** The same facts in the same order on both sides, so that the eye can go across. What differs is marked in words. */
import { formatCivilDate, formatNhsNumber } from '../../../shared/identity/index.ts';
import { gender } from '../PatientBanner.tsx';
import styles from './Matching.module.css';

/** What is compared. */
export interface IdentityFactsOf {
  dateOfBirth: string | null;
  sex: string | null;
  nhsNumber: string | null;
  prisonNumber: string | null;
  pncNumber?: string | null;
}

/** @param against the other side; a fact both have and that is not the same is marked "differs". */
export function IdentityFacts({
  identity,
  against,
}: {
  identity: IdentityFactsOf;
  against?: IdentityFactsOf;
}) {
  const lines = [
    ['Born', identity.dateOfBirth === null ? null : formatCivilDate(identity.dateOfBirth), 'dateOfBirth'],
    ['Sex', identity.sex === null ? null : gender(null, identity.sex), 'sex'],
    ['NHS No.', identity.nhsNumber === null ? null : formatNhsNumber(identity.nhsNumber), 'nhsNumber'],
    ['Prison No.', identity.prisonNumber, 'prisonNumber'],
    ...(identity.pncNumber == null ? [] : [['PNC', identity.pncNumber, 'pncNumber'] as const]),
  ] as const;
  return (
    <dl className={styles['facts']}>
      {lines.map(([label, value, name]) => {
        const other = against?.[name] ?? null;
        const differs = value !== null && other !== null && other !== identity[name];
        return (
          <div key={label} className={styles['fact']}>
            <dt>{label}</dt>
            <dd data-differs={differs || undefined}>
              {value ?? 'Not known'}
              {differs ? ' (differs)' : ''}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
