/** The fixed four-step scale of urgency, with icon and word. */
import { IconAlarm, IconCalendar, IconMoon, IconUrgent } from '@tabler/icons-react';
import type { Urgency } from '../../shared/records/care.ts';
import { Flag } from './Flag.tsx';

const scale = {
  emergency: { word: 'Emergency', tone: 'emergency', icon: IconUrgent },
  tonight: { word: 'Tonight', tone: 'tonight', icon: IconMoon },
  urgent: { word: 'Urgent (24 h)', tone: 'info', icon: IconAlarm },
  routine: { word: 'Routine', tone: 'plain', icon: IconCalendar },
} as const;

export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  const { word, tone, icon } = scale[urgency];
  return (
    <Flag icon={icon} tone={tone}>
      {word}
    </Flag>
  );
}
