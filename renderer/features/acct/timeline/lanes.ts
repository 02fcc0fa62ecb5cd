/** The lanes of the picture in their fixed order, each with a sign of its own: shapes, so that it can be read without colour. */
import {
  IconBandage,
  IconBuilding,
  IconCalendarEvent,
  IconEye,
  IconHeartHandshake,
  IconPill,
  IconShieldCheck,
  type Icon,
} from '@tabler/icons-react';
import { within, type Entry, type Span } from './scale.ts';

export interface Look {
  readonly lane: Entry['lane'];
  readonly title: string;
  readonly icon: Icon;
  /** Drawn from its beginning to its end, and open to now where it has none. */
  readonly lasts: boolean;
}

export const looks: readonly Look[] = [
  { lane: 'stay', title: 'In custody', icon: IconBuilding, lasts: true },
  { lane: 'acct', title: 'ACCT', icon: IconHeartHandshake, lasts: true },
  { lane: 'constant-supervision', title: 'Constant supervision', icon: IconEye, lasts: true },
  { lane: 'self-harm', title: 'Self-harm', icon: IconBandage, lasts: false },
  { lane: 'review', title: 'Reviews', icon: IconCalendarEvent, lasts: false },
  { lane: 'medicine', title: 'Critical medicines', icon: IconPill, lasts: false },
  { lane: 'possession', title: 'Medicines in possession', icon: IconShieldCheck, lasts: false },
];

export interface Lane extends Look {
  /** Oldest first. */
  readonly entries: readonly Entry[];
}

/** Every lane, also those that hold nothing in this span. */
export function lanesIn(entries: readonly Entry[], span: Span): Lane[] {
  return looks.map((look) => ({
    ...look,
    entries: entries
      .filter((entry) => entry.lane === look.lane && within(entry, span))
      .toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from)),
  }));
}
