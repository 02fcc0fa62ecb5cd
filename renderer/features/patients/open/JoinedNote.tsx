/** That this page draws several records together, or would were it not disputed; by whom, why, and how to undo it. */
import { Button } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import type { PatientView } from '../../../../shared/contract/patients.ts';
import { bannerName } from '../../../../shared/identity/index.ts';
import { toFragment } from '../../../navigation/route.ts';
import styles from '../duplicates/Duplicates.module.css';
import { LinkLine } from '../duplicates/LinkLine.tsx';
import { PersonLink } from '../duplicates/PersonLink.tsx';

type Joined = NonNullable<PatientView['joined']>;

export function JoinedNote({ patientId, joined }: { patientId: string; joined: Joined }) {
  const disputed = joined.links.filter((link) => link.disputed);
  return (
    <>
      {joined.contradicted || disputed.length > 0 ? <Disputed patientId={patientId} joined={joined} /> : null}
      {joined.others.length === 0 ? null : <Together patientId={patientId} joined={joined} />}
    </>
  );
}

function Together({ patientId, joined }: { patientId: string; joined: Joined }) {
  const [open, setOpen] = useState(false);
  const { others, links, writesTo } = joined;
  const count = others.length + 1;
  const here = others.find(({ person }) => person.id === writesTo);
  return (
    <section className={styles['notice']} aria-label="Records joined">
      <h2>
        <IconUsersGroup size={17} aria-hidden /> {count} records are shown here as one person
      </h2>
      <ul>
        {others.map(({ person, differs }) => (
          <li key={person.id}>
            <PersonLink person={person} />
            {differs.length === 0
              ? ', with the same date of birth, numbers and address'
              : `, which says ${differs.join(', ')}`}
          </li>
        ))}
      </ul>
      <p className={styles['said']}>
        New entries go to{' '}
        {writesTo === patientId || here === undefined ? (
          'this record'
        ) : (
          <>
            the record of <bdi>{bannerName(here.person)}</bdi>
          </>
        )}
        , which has the latest stay.{' '}
        <Button size="compact-sm" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide who joined them' : 'Who joined them, and undo'}
        </Button>
      </p>
      {open
        ? links
            .filter((link) => !link.disputed)
            .map((link) => <LinkLine key={link.seen.join()} link={link} self={patientId} />)
        : null}
    </section>
  );
}

function Disputed({ patientId, joined: { links, contradicted } }: { patientId: string; joined: Joined }) {
  return (
    <section
      className={styles['notice']}
      data-tone="bad"
      aria-label="Disputed whether another record is this person"
    >
      <h2>
        <IconUsersGroup size={17} aria-hidden />{' '}
        {contradicted
          ? 'What was decided about these records cannot all be true'
          : 'Clinicians disagree whether another record is this person'}
      </h2>
      <p className={styles['said']}>
        Until that is settled each record is shown by itself. Look at the other one, too: it may hold
        allergies, medicines or self-harm that this page does not show.{' '}
        {contradicted ? (
          'Undo the decision that is wrong.'
        ) : (
          <a href={toFragment({ area: 'conflicts' })}>Decide it under conflicts.</a>
        )}
      </p>
      {links
        .filter((link) => contradicted || link.disputed)
        .map((link) => (
          <LinkLine key={link.seen.join()} link={link} self={patientId} />
        ))}
    </section>
  );
}
