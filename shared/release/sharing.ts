/**
 * Whether an edition may go to a recipient (release-and-standards.md §1.4): direct care does not rest on consent but on the person
 * having been informed and not objecting; everybody else needs explicit consent. Pure; the day asked about is passed in.
 */
import type { Edition, RecipientKind, ShareDecision } from '../records/release-words.ts';
import { shownDay } from '../followup/wall-time.ts';
import type { SharingContent } from './other-content.ts';

export interface ShareFacts {
  readonly decision: ShareDecision;
  /** Editions that the decision covers. */
  readonly editions: readonly Edition[];
  readonly capacity: 'yes' | 'no' | 'not-assessed';
  readonly bestInterests: string | null;
  /** Last civil day on which it holds. */
  readonly expiresOn: string | null;
}

export interface Covered {
  readonly covered: boolean;
  /** Why, in a sentence. */
  readonly words: string;
}

/** `consent` null: nobody has recorded anything for this recipient. */
export function covers(
  content: SharingContent,
  kind: RecipientKind,
  edition: Edition,
  consent: ShareFacts | null,
  today: string,
): Covered {
  const no = (words: string): Covered => ({ covered: false, words });
  const recipient = content.recipients.find((each) => each.kind === kind);
  if (recipient === undefined || !recipient.editions.includes(edition))
    return no('This edition is not meant for this kind of recipient.');
  if (recipient.basis === 'own') return { covered: true, words: 'It is the person’s own copy.' };
  if (recipient.basis === 'custody')
    return { covered: true, words: 'It goes with the person on the journey.' };
  if (consent === null || consent.decision === 'not-asked')
    return no('The person has not been asked about this recipient yet.');
  if (consent.decision === 'withdrawn') return no('The person has taken the agreement back.');
  if (consent.decision === 'refused') return no('The person refused.');
  if (consent.decision === 'objected') return no('The person objected.');
  if (recipient.basis === 'explicit' && consent.decision !== 'consented')
    return no('This recipient needs explicit consent; that the person was informed is not enough.');
  if (consent.expiresOn !== null && today > consent.expiresOn)
    return no(`The agreement ended on ${shownDay(consent.expiresOn)}.`);
  if (!consent.editions.includes(edition)) return no('The agreement does not cover this edition.');
  if (consent.capacity === 'no' && (consent.bestInterests ?? '').trim() === '')
    return no('The person could not decide this, and no decision in their best interests is recorded.');
  return {
    covered: true,
    words: consent.decision === 'consented' ? 'The person consented.' : 'The person was informed.',
  };
}
