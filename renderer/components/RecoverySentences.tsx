/** What a damaged store was made anew from, in sentences. */
import { List, Stack, Text } from '@mantine/core';
import type { RecoveryReport } from '../../shared/contract/recovery-report.ts';
import { showInstant } from './time.ts';

const many = (n: number, one: string, more: string): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : more}`;

export function RecoverySentences({ report }: { report: RecoveryReport }) {
  const { at, backup, backupsRefused, fromBackup, fromDamaged, fromJournal, missing, damaged } = report;
  return (
    <Stack gap="xs">
      <Text fw={700}>
        {missing === 0
          ? 'Nothing that was saved on this workstation is missing.'
          : `${many(missing, 'save is', 'saves are')} missing that the central record had not acknowledged. Tell the administrator.`}
      </Text>
      <List>
        <List.Item>
          {backup === null
            ? 'There was no backup, so the records were begun anew.'
            : `${many(fromBackup, 'entry', 'entries')} came from the backup ${backup}.`}
        </List.Item>
        {backupsRefused.length === 0 ? null : (
          <List.Item>
            {many(backupsRefused.length, 'backup was', 'backups were')} damaged too and not used.
          </List.Item>
        )}
        <List.Item>
          {many(fromDamaged.own + fromDamaged.others, 'more was', 'more were')} still readable in the damaged
          file.
        </List.Item>
        <List.Item>{many(fromJournal, 'save', 'saves')} came from the journal beside it.</List.Item>
        <List.Item>The rest comes from the central record whenever it is reached.</List.Item>
      </List>
      <Text size="sm" c="dimmed">
        Recovered {showInstant(at)}. {damaged === '' ? '' : `The damaged file is kept as ${damaged}.`}
      </Text>
    </Stack>
  );
}
