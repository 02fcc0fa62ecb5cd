/** What was said about two records, by whom, when and why; and taking it back, which needs a reason, too. */
import type { LinkView } from '../../../../shared/contract/patients.ts';
import { showInstant } from '../../../components/time.ts';
import { useMay } from '../../../session/SessionContext.tsx';
import { DecideLink } from './DecideLink.tsx';
import styles from './Duplicates.module.css';
import { PersonLink } from './PersonLink.tsx';

const said = {
  same: 'the same person',
  different: 'different people',
  undecided: 'not decided yet',
} as const;

interface LinkLineProps {
  link: LinkView;
  /** The person whose page it stands on. */
  self?: string;
  onUndone?: () => void;
}

export function LinkLine({ link, self, onUndone = () => {} }: LinkLineProps) {
  const { verdict, reason, by, at, seen, disputed } = link;
  // On a person's own page that record comes first.
  const [left, right] = link.right.id === self ? [link.right, link.left] : [link.left, link.right];
  const may = useMay('patients.link');
  return (
    <div className={styles['link']}>
      <p className={styles['said']}>
        <End person={left} self={self} /> and <End person={right} self={self} />:{' '}
        <b>{disputed ? 'disputed' : said[verdict]}</b>, by {by}, {showInstant(at)}
        {reason === '' ? '' : `: ${reason}`}
      </p>
      {may && !disputed && verdict !== 'undecided' ? (
        <DecideLink
          left={left}
          right={right}
          seen={seen}
          choices={verdict === 'same' ? ['different', 'undecided'] : ['undecided', 'same']}
          labels={
            verdict === 'same'
              ? { different: 'Undo: they are different people', undecided: 'Undo: leave it open' }
              : { undecided: 'Undo: leave it open', same: 'They are the same person' }
          }
          onDone={onUndone}
        />
      ) : null}
    </div>
  );
}

function End({ person, self }: { person: LinkView['left']; self: string | undefined }) {
  return person.id === self ? 'This record' : <PersonLink person={person} />;
}
