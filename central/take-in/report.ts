/** What became of a file, as data and in sentences. */
import { z } from 'zod';

const count = z.int().min(0);

export const takenInSchema = z.object({
  establishment: z.object({ id: z.string(), name: z.string() }),
  workstation: z.uuid(),
  name: z.string(),
  device: z.uuid(),
  created: z.string(),
  from: z.int(),
  to: z.int(),
  digest: z.string(),
  accepted: count,
  /** Stored and passed on; of a kind this build does not fold yet. */
  parked: count,
  duplicate: count,
  refused: z.array(z.object({ reason: z.string(), count })),
  /** Of what had been refused before: in quarantine already, and put there now. */
  setAside: z.object({ held: count, kept: count }),
  /** The chain held here was another, so the changes were issued again under a device id of their own. */
  underNewDevice: z.boolean(),
  /** When the same file was taken in before, or null. */
  before: z.string().nullable(),
});
export type TakenIn = z.infer<typeof takenInSchema>;

/** Of the English locales only this one shortens every month to three letters. */
const time = new Intl.DateTimeFormat('en-US', {
  hourCycle: 'h23',
  timeZone: 'Europe/London',
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** `22-Nov-2026 19:40`, England's civil time. */
function when(instant: string): string {
  const parts = Object.fromEntries(
    time.formatToParts(new Date(instant)).map((part) => [part.type, part.value]),
  );
  return `${parts['day']}-${parts['month']}-${parts['year']} ${parts['hour']}:${parts['minute']}`;
}

const saves = (n: number): string => `${n.toLocaleString('en-GB')} ${n === 1 ? 'save' : 'saves'}`;
const was = (n: number): string => (n === 1 ? 'was' : 'were');

/** For the operator who gave the file. */
export function sentencesOf(taken: TakenIn): string[] {
  const { accepted, parked, duplicate, refused, setAside } = taken;
  return [
    `The file was written by ${taken.name} of ${taken.establishment.name} on ${when(taken.created)}. It is whole and unaltered.`,
    ...(taken.before === null
      ? []
      : [`The same file was taken in before, on ${when(taken.before)}. Nothing was stored twice.`]),
    accepted + parked === 0
      ? 'No save was new to the central record.'
      : `${saves(accepted + parked)} ${was(accepted + parked)} taken in.`,
    ...(parked === 0
      ? []
      : [
          parked === 1
            ? 'One of them was written by a newer version; it is kept and passed on, and shown after the update.'
            : `${parked.toLocaleString('en-GB')} of them were written by a newer version; they are kept and passed on, and shown after the update.`,
        ]),
    ...(duplicate === 0 ? [] : [`${saves(duplicate)} ${was(duplicate)} held already.`]),
    ...refused.map(({ reason, count: n }) => `${saves(n)} ${was(n)} set aside because ${reason}.`),
    ...(setAside.held === 0
      ? []
      : [`${saves(setAside.held)} had been set aside before and ${was(setAside.held)} held already.`]),
    ...(setAside.kept === 0
      ? []
      : [
          `${saves(setAside.kept)} that had been set aside before ${was(setAside.kept)} not held any more, and ${was(setAside.kept)} set aside again.`,
        ]),
    ...(taken.underNewDevice
      ? [
          'The central record holds other saves in their place, from a copy of this workstation or from before a backup; both are kept.',
        ]
      : []),
  ];
}
