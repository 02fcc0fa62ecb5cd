/** Nobody expects a release on any day any more. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '../../../acct/dialogs/ActDialog.tsx';
import { LineField } from '../../../acct/dialogs/fields.tsx';
import { useSetDate, type DateDialogProps } from './date-acts.ts';

export function WithdrawDialog(props: DateDialogProps) {
  const [source, setSource] = useState('');
  const { act, set } = useSetDate(props);
  return (
    <ActDialog
      title="Withdraw the release date"
      does="Withdraw the date"
      act={act}
      missing={[source.trim() === '' && 'who says so']}
      onSend={() => set({ date: null, source: source.trim(), note: null }, 'The release date is withdrawn.')}
      onClose={props.onClose}
    >
      <Text>
        The person then has no release date. Milestones that count from it have no day until another is set.
      </Text>
      <LineField label="Who says so, needed" text={source} onText={setSource} max={120} />
    </ActDialog>
  );
}
