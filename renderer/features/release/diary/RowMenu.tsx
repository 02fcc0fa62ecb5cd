/** Everything that can be done with a person of the diary. */
import { Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';
import type { ListedPerson } from '../../../../shared/contract/followup-views.ts';
import type { UnplannedEvent } from '../../../../shared/records/release-words.ts';
import { plainName } from '../../../../shared/identity/index.ts';
import styles from './Diary.module.css';

/** The same object for every row, so that a row is not drawn again for nothing. */
export interface RowActions {
  open: (person: ListedPerson) => void;
  /** To the pack that stands ready; null for those who may not print it. */
  ready: ((person: ListedPerson) => void) | null;
  handOver: (person: ListedPerson) => void;
  /** Null for those who may not record it. */
  leave: ((person: ListedPerson, event: UnplannedEvent) => void) | null;
  /** Puts the reader down as coordinator, or takes them away again; null for those who may not. */
  coordinate: ((person: ListedPerson, was: string | null) => void) | null;
  /** Staff id of the reader. */
  me: string;
}

interface RowMenuProps {
  person: ListedPerson;
  row: { readonly coordinator: { readonly staffId: string } | null; readonly readyAt?: string | null };
  actions: RowActions;
  /** The pointer or the focus is in the row: a menu is made only there, because a dozen of them made scrolling slow. */
  near: boolean;
}

export function RowMenu({ person, row, actions, near }: RowMenuProps) {
  const [pressed, setPressed] = useState(false);
  const face = {
    type: 'button',
    className: styles['more'],
    tabIndex: -1,
    'data-menu': true,
    'aria-haspopup': 'menu',
    'aria-label': `More about ${plainName(person)}`,
    children: <IconDotsVertical size={17} aria-hidden />,
  } as const;
  if (!near && !pressed) return <button {...face} type="button" onClick={() => setPressed(true)} />;
  return (
    <Menu position="bottom-end" defaultOpened={pressed}>
      <Menu.Target>
        <button {...face} type="button" />
      </Menu.Target>
      <Menu.Dropdown>
        <Items person={person} row={row} actions={actions} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Items({ person, row, actions }: Omit<RowMenuProps, 'near'>) {
  const { open, ready, handOver, leave, coordinate, me } = actions;
  const was = row.coordinator?.staffId ?? null;
  return (
    <>
      <Menu.Item onClick={() => open(person)}>Open the release plan</Menu.Item>
      {ready === null || (row.readyAt ?? null) === null ? null : (
        <Menu.Item onClick={() => ready(person)}>See and print the ready pack</Menu.Item>
      )}
      <Menu.Item onClick={() => handOver(person)}>Record what is handed over</Menu.Item>
      {coordinate === null ? null : (
        <Menu.Item onClick={() => coordinate(person, was)}>
          {was === me ? 'I do not coordinate this release' : 'I coordinate this release'}
        </Menu.Item>
      )}
      {leave === null ? null : (
        <>
          <Menu.Item onClick={() => leave(person, 'did-not-return-from-court')}>
            Did not return from court
          </Menu.Item>
          <Menu.Item onClick={() => leave(person, 'released-now')}>Released now</Menu.Item>
        </>
      )}
    </>
  );
}
