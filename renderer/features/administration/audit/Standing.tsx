/** Whose trail is shown, whether it holds, and what the central record found altered or missing. */
import { List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { Flag } from '../../../components/Flag.tsx';
import { showInstant } from '../../../components/time.ts';
import type { Found } from './types.ts';

const alarmWords: Readonly<Record<Found['alarms'][number]['kind'], string>> = {
  altered: 'was altered before it was delivered',
  missing: 'is missing: it was taken out before it was delivered',
  rewritten: 'was rewritten after it had been delivered',
  forked: 'is followed by others than those delivered: the workstation went on from an older copy',
};

export function Standing({ found: { whole, sentence, brokenAt, alarms } }: { found: Found }) {
  return (
    <Stack gap={4} mb="md" align="flex-start">
      <Flag icon={whole ? IconCircleCheck : IconInfoCircle} tone={whole ? 'good' : 'warn'}>
        {sentence}
      </Flag>
      {brokenAt === null ? null : (
        <Flag icon={IconAlertTriangle} tone="bad">
          The trail of this workstation is broken at entry {brokenAt}: entries were changed or are missing
        </Flag>
      )}
      {alarms.length === 0 ? null : (
        <section aria-label="What does not hold">
          <Flag icon={IconAlertTriangle} tone="bad">
            The central record found entries that do not hold. Keep the workstation as it is and investigate.
          </Flag>
          <List size="sm">
            {alarms.map(({ stream, seq, kind, workstationName, noticedAt }) => (
              <List.Item key={`${stream} ${seq} ${kind}`}>
                {workstationName}: entry {seq} {alarmWords[kind]}{' '}
                <Text span c="dimmed" size="sm">
                  noticed {showInstant(noticedAt)}
                </Text>
              </List.Item>
            ))}
          </List>
        </section>
      )}
    </Stack>
  );
}
