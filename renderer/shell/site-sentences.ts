/** What the other workstations of this site last delivered, said in sentences. */
import type { SiteView } from '../../shared/contract/unsent.ts';
import type { Sentence } from './status-sentences.ts';
import { lasting, sayWhen, sinceWhen } from './when-words.ts';

/** A workstation that has been silent for longer may hold saves that nobody else sees. */
const SILENT_MS = 48 * 3_600_000;
/** An answer older than this is told with its time. */
const FRESH_MS = 10 * 60_000;

type Workstation = SiteView['workstations'][number];

export interface SiteSentences {
  /** When it was heard, where that is not just now: "As of 18:05". */
  readonly asOf: string | null;
  readonly lines: readonly Sentence[];
}

/** @param now milliseconds since 1970, this workstation's clock. */
export function siteSentences(site: SiteView | null, now: number): SiteSentences {
  if (site === null) {
    const text = 'What other workstations delivered is shown once the central record has been reached.';
    return { asOf: null, lines: [{ tone: 'plain', text }] };
  }
  const { own, readAt, workstations } = site;
  const since = Math.abs(now - Date.parse(readAt));
  // The instants are the central record's; a wrong clock here must not turn today into last year.
  const there = Date.parse(site.now) + Math.max(0, now - Date.parse(readAt));
  const heard = Date.parse(site.now);
  const others = workstations.filter(({ id }) => id !== own).map((one) => lineOf(one, heard, there));
  const alone: Sentence = { tone: 'plain', text: 'No other workstation of this site is enrolled.' };
  return {
    asOf: since < FRESH_MS ? null : `As of ${sinceWhen(readAt, now)}`,
    lines: others.length === 0 ? [alone] : others.toSorted((a, b) => weight(a) - weight(b)),
  };
}

const weight = ({ tone }: Sentence): number => (tone === 'loud' ? 0 : tone === 'notice' ? 1 : 2);

/** `heard`: the central record's clock when it answered, by which silence is measured; `there`: its clock now. */
function lineOf(one: Workstation, heard: number, there: number): Sentence {
  const { name, state, enrolledAt, lastDeliveredAt, lastSeenAt } = one;
  const last =
    lastDeliveredAt === null
      ? 'never delivered a save'
      : `last save delivered ${sayWhen(lastDeliveredAt, there)}`;
  if (state !== 'active') {
    const left = state === 'retired' ? 'retired' : 'withdrawn from use';
    return { tone: 'plain', text: `${name}: ${left}; ${last}.` };
  }
  const silent = heard - Date.parse(lastDeliveredAt ?? enrolledAt);
  if (silent < SILENT_MS)
    return lastDeliveredAt === null
      ? { tone: 'plain', text: `${name}: enrolled ${sayWhen(enrolledAt, there)}, nothing delivered yet.` }
      : { tone: 'good', text: `${name}: ${last}.` };
  // In contact and nothing new: nobody used it. Out of contact: it may hold saves.
  if (lastSeenAt !== null && heard - Date.parse(lastSeenAt) < SILENT_MS)
    return {
      tone: 'plain',
      text: `${name}: nothing new for ${lasting(silent)}, in contact ${sayWhen(lastSeenAt, there)}.`,
    };
  return {
    tone: 'loud',
    text: `${name}: nothing for ${lasting(silent)}; ${last}. It may hold unsent saves.`,
  };
}
