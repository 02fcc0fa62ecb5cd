/** Two records that may be about one person, line by line across, with what speaks for and against it, and the decision. */
import { Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconGitMerge, IconX } from '@tabler/icons-react';
import type { DuplicateView, LinkView } from '../../../../shared/contract/patients.ts';
import { bannerName } from '../../../../shared/identity/index.ts';
import { showInstant } from '../../../components/time.ts';
import { toFragment } from '../../../navigation/route.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { DecideLink } from './DecideLink.tsx';
import styles from './Duplicates.module.css';
import { differs, linesOf } from './lines.ts';
import { PersonLink } from './PersonLink.tsx';

const alike = {
  'certain-identifier': 'A number is the same',
  strong: 'Very alike',
  possible: 'Somewhat alike',
} as const;

interface PairProps {
  pair: DuplicateView;
  onDecided: (link: LinkView) => void;
}

export function Pair({ pair, onDecided }: PairProps) {
  const { sides, strength, link } = pair;
  const [one, other] = sides;
  const may = useMay('patients.link');
  const names = sides.map(({ person }) => bannerName(person)).join(' and ');
  return (
    <section className={styles['pair']} aria-label={`May be the same person: ${names}`}>
      <h2 className={styles['title']}>
        May be the same person{strength === null ? '' : `: ${alike[strength].toLowerCase()}`}
      </h2>
      <Reasons pair={pair} />
      {link === null ? null : <Said link={link} />}
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>Fact</VisuallyHidden>
            </th>
            {sides.map(({ person }) => (
              <th key={person.id} scope="col">
                <PersonLink person={person} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(one, other).map((line) => (
            <tr key={line.label}>
              <th scope="row">{line.label}</th>
              {line.values.map((value, at) => (
                <td key={sides[at]?.person.id} data-differs={differs(line) || undefined}>
                  {value.length === 0 ? (
                    <span className={styles['none']}>{line.compared ? 'Not known' : 'None'}</span>
                  ) : null}
                  {value.map((part) => (
                    <div key={part}>
                      <bdi>{part}</bdi>
                      {differs(line) ? ' (differs)' : null}
                    </div>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {may && link?.disputed !== true ? (
        <DecideLink
          left={one.person}
          right={other.person}
          seen={link?.seen ?? []}
          choices={['same', 'different', 'undecided']}
          onDone={onDecided}
        />
      ) : null}
    </section>
  );
}

function Reasons({ pair: { reasons, against } }: { pair: DuplicateView }) {
  return (
    <ul className={styles['reasons']}>
      {reasons.map((reason) => (
        <li key={reason}>
          <IconCheck size={15} aria-label="For:" className={styles['for']} /> {reason}
        </li>
      ))}
      {against.map((reason) => (
        <li key={reason}>
          <IconX size={15} aria-label="Against:" className={styles['against']} /> {reason}
        </li>
      ))}
    </ul>
  );
}

function Said({ link }: { link: LinkView }) {
  if (link.disputed) {
    return (
      <p className={styles['disputed']}>
        <IconGitMerge size={16} aria-hidden /> Two people decided this differently without seeing each other.{' '}
        <a href={toFragment({ area: 'conflicts' })}>Decide it under conflicts</a>; until then the records
        stand apart.
      </p>
    );
  }
  return (
    <Text size="sm" mb="xs">
      {link.verdict === 'undecided' ? 'Left open' : 'Decided before'} by {link.by}, {showInstant(link.at)}:{' '}
      {link.reason}
    </Text>
  );
}
