/** At the right of the week: everybody owed something without a slot, who runs out first first. */
import { Button, Text } from '@mantine/core';
import { useDraggable } from '@dnd-kit/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { UnplacedView } from '../../../../shared/contract/followup-views.ts';
import { useRovingRows, type RovingProps } from '../../../components/useRovingRows.ts';
import { placingOf, type Placing } from '../placing.ts';
import { dueWords, kindName, livesAt, personName } from '../words.ts';
import styles from './Week.module.css';

interface UnplacedProps {
  unplaced: readonly UnplacedView[];
  placing: Placing | null;
  onPlace: (placing: Placing) => void;
  mayBook: boolean;
}

/** More than these are not looked through by eye; the strip has them all. */
const MOST = 200;

export function Unplaced({ unplaced, placing, onPlace, mayBook }: UnplacedProps) {
  const shown = unplaced.slice(0, MOST);
  const { container, onKeyDownCapture, control } = useRovingRows(
    shown.map(({ appointmentId }) => appointmentId),
    'book',
  );
  if (shown.length === 0) return <Text c="dimmed">Everybody who is owed something has a slot.</Text>;
  return (
    <div ref={container} onKeyDownCapture={onKeyDownCapture}>
      <ul className={styles['unplaced']}>
        {shown.map((one) => (
          <Person
            key={one.appointmentId}
            one={one}
            placing={placing}
            onPlace={onPlace}
            mayBook={mayBook}
            roving={control(one.appointmentId, 'book')}
            handle={control(one.appointmentId, 'drag')}
          />
        ))}
      </ul>
      {unplaced.length > MOST ? <Text>{unplaced.length - MOST} more are on the strip of days.</Text> : null}
    </div>
  );
}

interface PersonProps extends Omit<UnplacedProps, 'unplaced'> {
  one: UnplacedView;
  roving: RovingProps;
  handle: RovingProps;
}

function Person({ one, placing, onPlace, mayBook, roving, handle }: PersonProps) {
  const { appointmentId, person, kind, because, sooner } = one;
  const name = personName(person);
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: appointmentId,
    data: { appointmentId, name, booking: null },
    disabled: !mayBook,
  });
  return (
    <li className={styles['person']} data-chosen={placing?.appointmentId === appointmentId || undefined}>
      {mayBook ? (
        <button
          type="button"
          ref={setNodeRef}
          className={styles['handle']}
          {...attributes}
          {...listeners}
          {...(isDragging ? {} : handle)}
          aria-label={`Drag ${name} to a time`}
        >
          <IconGripVertical size={16} aria-hidden />
        </button>
      ) : null}
      <div className={styles['who']}>
        <b>
          <bdi>{name}</bdi>
        </b>
        <div className={styles['small']}>{livesAt(person)}</div>
        <div className={styles['small']}>
          {kindName(kind)}, {dueWords(one)}
        </div>
        {sooner.length === 0 ? null : <div className={styles['small']}>Sooner: {sooner.join('; ')}</div>}
        <div className={styles['small']}>{because}</div>
      </div>
      {mayBook ? (
        <Button
          size="compact-sm"
          {...roving}
          aria-label={`Book ${name}, ${kindName(kind)}`}
          onClick={() => onPlace(placingOf(person, appointmentId, kind, null))}
        >
          Book
        </Button>
      ) : null}
    </li>
  );
}
