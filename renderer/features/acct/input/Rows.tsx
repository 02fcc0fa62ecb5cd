/** Rows of what follows, each with its fields and a way to take it out. */
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { announce } from '../../../components/announce.tsx';
import { focusPlace } from '../../assessment/focus-place.ts';
import questionStyles from '../../assessment/question/Question.module.css';
import { SavedMark } from '../../assessment/question/SavedMark.tsx';
import { useInputForm } from './form-context.ts';
import styles from './Input.module.css';

interface RowsProps {
  part: string;
  title: string;
  hint: string;
  /** One of them: "a referral". */
  one: string;
  count: number;
  row: (index: number) => ReactNode;
  onAdd: () => void;
  onRemove: (index: number) => void;
}

export function Rows({ part, title, hint, one, count, row, onAdd, onRemove }: RowsProps) {
  const { held, open } = useInputForm();
  return (
    <section className={questionStyles['question']} aria-label={title} data-question={part}>
      <div className={questionStyles['head']}>
        <h3 className={questionStyles['text']}>{title}</h3>
        <SavedMark held={held.get(part)} />
      </div>
      <p className={questionStyles['help']}>{hint}</p>
      {Array.from({ length: count }, (_, index) => (
        <div
          // Rows have no identity of their own; they keep their order.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className={styles['row']}
          role="group"
          aria-label={`${title}, ${index + 1}`}
        >
          {row(index)}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Take out ${index + 1} of ${title}`}
            disabled={!open}
            onClick={() => {
              onRemove(index);
              announce(`Taken out: ${index + 1} of ${title}`);
              focusPlace(`${part}#add`);
            }}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        w="fit-content"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={!open}
        data-place={`${part}#add`}
        onClick={() => {
          onAdd();
          focusPlace(`${part}#${count}`);
        }}
      >
        Add {one}
      </Button>
    </section>
  );
}
