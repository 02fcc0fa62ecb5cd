/** What still stands before the signature: what has to be decided first, then section by section; each a jump away. */
import { IconCheck } from '@tabler/icons-react';
import type { Missing } from '../../../../shared/clinical/index.ts';
import { useForm } from '../form-context.ts';
import { fieldOf, formSections, placeOfMissing, sectionOf, SIGNATURE } from '../sections.ts';
import styles from './Ending.module.css';

/** More than this in one section fold into one line; they are gone through faster in the section itself. */
const MOST_LINES = 3;

interface Group {
  readonly title: string;
  readonly items: readonly Missing[];
}

export function MissingList() {
  const { evaluation, fields } = useForm();
  const conflicts = [...fields].filter(([, held]) => held.view.conflict !== null).map(([field]) => field);
  const groups = useGroups();
  const left = evaluation.readyToSign.items.length + conflicts.length;
  if (left === 0) {
    return (
      <p className={styles['ready']}>
        <IconCheck size={18} aria-hidden /> Nothing is missing.
      </p>
    );
  }
  return (
    <section aria-label="Missing" className={styles['missing']}>
      <h3>{left} still to do before signing</h3>
      {conflicts.length === 0 ? null : <Conflicts fields={conflicts} />}
      {groups.map((group, index) => (
        <GroupOf key={group.title} {...group} first={index === 0 && conflicts.length === 0} />
      ))}
    </section>
  );
}

function useGroups(): Group[] {
  const { evaluation, pack } = useForm();
  const { items } = evaluation.readyToSign;
  const owed = items.filter(({ kind }) => kind === 'contradiction' || kind === 'action');
  const sections = formSections(pack, evaluation);
  const asked = sections.map(({ id, title }) => ({
    title,
    items: items.filter((item) => !owed.includes(item) && sectionOf(sections, fieldOf(pack, item.id)) === id),
  }));
  return [{ title: 'To decide or deal with', items: owed }, ...asked].filter(
    (group) => group.items.length > 0,
  );
}

function GroupOf({ title, items, first: foremost }: Group & { first: boolean }) {
  const { goTo, pack } = useForm();
  const go = (item: Missing) => goTo(placeOfMissing(pack, item));
  const [first] = items;
  if (first !== undefined && items.length > MOST_LINES && first.kind !== 'contradiction') {
    return (
      <button
        type="button"
        className={styles['jump']}
        data-place={foremost ? SIGNATURE : undefined}
        onClick={() => go(first)}
      >
        <strong>{title}</strong>: {items.length} left
      </button>
    );
  }
  return (
    <div>
      <strong>{title}</strong>
      <ul className={styles['lines']}>
        {items.map((item, index) => (
          <li key={`${item.kind}${item.id}${item.sentence}`}>
            <button
              type="button"
              className={styles['jump']}
              data-place={foremost && index === 0 ? SIGNATURE : undefined}
              onClick={() => go(item)}
            >
              {item.sentence}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Conflicts({ fields }: { fields: readonly string[] }) {
  const { goTo, pack } = useForm();
  const items = [...pack.items, ...pack.decisions];
  return (
    <div>
      <strong>Answered twice: choose which stands</strong>
      <ul className={styles['lines']}>
        {fields.map((field, index) => (
          <li key={field}>
            <button
              type="button"
              className={styles['jump']}
              data-place={index === 0 ? SIGNATURE : undefined}
              onClick={() => goTo(field)}
            >
              {items.find((item) => field.endsWith(`.${item.id}`))?.text ?? field}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
