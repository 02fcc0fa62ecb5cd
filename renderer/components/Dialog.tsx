/** A dialog that is there or not. When it goes, the focus returns to what opened it. */
import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Like Mantine's Modal, drawn only while it is open. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const [opener] = useState(openerOf);
  useEffect(
    () => () => {
      // After the dialog has left the page; by then the screen may have given the focus to something of its own.
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && opener?.isConnected) opener.focus();
      });
    },
    [opener],
  );
  return <Modal opened returnFocus={false} {...props} />;
}

/** A menu goes before the dialog does, so the focus returns to the button that opened the menu. */
function openerOf(): HTMLElement | null {
  const active = document.activeElement;
  const menu = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const opener = menu == null ? active : document.getElementById(menu);
  return opener instanceof HTMLElement ? opener : null;
}
