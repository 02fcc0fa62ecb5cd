/** Everything that can be done with a person of the diary. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import type { ListedPerson } from '../../../../shared/contract/followup-views.ts';
import type { UnplannedEvent } from '../../../../shared/records/release-words.ts';
import { plainName } from '../../../../shared/identity/index.ts';

/** The same object for every row, so that a row is not drawn again for nothing. */
export interface RowActions {
  open: (person: ListedPerson) => void;
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
  row: { readonly coordinator: { readonly staffId: string } | null };
  actions: RowActions;
}

export function RowMenu({ person, row, actions }: RowMenuProps) {
  const { open, handOver, leave, coordinate, me } = actions;
  const was = row.coordinator?.staffId ?? null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={30}
          tabIndex={-1}
          data-menu
          aria-label={`More about ${plainName(person)}`}
        >
          <IconDotsVertical size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => open(person)}>Open the release plan</Menu.Item>
        <Menu.Item onClick={() => handOver(person)}>Record what is handed over</Menu.Item>
        {coordinate === null ? null : (
          <Menu.Item onClick={() => coordinate(person, was)}>
            {was === me ? 'I do not coordinate this release' : 'I coordinate this release'}
          </Menu.Item>
        )}
        {leave === null ? null : (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => leave(person, 'did-not-return-from-court')}>
              Did not return from court
            </Menu.Item>
            <Menu.Item onClick={() => leave(person, 'released-now')}>Released now</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
