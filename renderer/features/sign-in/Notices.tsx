/** Sentences about this workstation that somebody should read before signing in. */
import { Alert, Stack } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { SessionState } from '../../../shared/contract/session.ts';

const looks = {
  info: { word: 'Note', icon: IconInfoCircle, ground: 'var(--tc-info-ground)', color: 'var(--tc-info)' },
  warning: {
    word: 'Warning',
    icon: IconAlertTriangle,
    ground: 'var(--tc-warn-ground)',
    color: 'var(--tc-warn)',
  },
  error: { word: 'Problem', icon: IconAlertTriangle, ground: 'var(--tc-bad-ground)', color: 'var(--tc-bad)' },
} as const;

export function Notices({ notices }: { notices: SessionState['notices'] }) {
  if (notices.length === 0) return null;
  return (
    <Stack gap="sm" mb="md">
      {notices.map(({ level, sentence }) => {
        const { word, icon: Mark, ground, color } = looks[level];
        return (
          <Alert
            key={sentence}
            variant="outline"
            icon={<Mark aria-hidden />}
            bg={ground}
            styles={{ root: { borderColor: color }, icon: { color } }}
          >
            <b>{word}:</b> {sentence}
          </Alert>
        );
      })}
    </Stack>
  );
}
