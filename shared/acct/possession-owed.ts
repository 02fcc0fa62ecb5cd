/**
 * Medicines in possession: when an assessment is owed, and what one has to say before it is signed (clinical-content.md §5). The
 * outcome is a judgement by whoever signs; nothing is added up, and none is proposed.
 */
import { civilDateAfter } from '../clinical/civil-time.ts';
import { civilDateOf, endOfCivilDay } from '../followup/clock.ts';
import { formatCivilDate } from '../identity/civil-date.ts';
import type { PossessionTrigger } from '../records/acct.ts';
import { shownInstant } from './words.ts';

/** What may oblige somebody to assess again; instants in any order. */
export interface PossessionFacts {
  /** The stay the person is in. */
  readonly stay: { readonly arrivedAt: string; readonly byTransfer: boolean };
  readonly accts: readonly { readonly openedAt: string; readonly open: boolean }[];
  /** When self-harm happened. */
  readonly selfHarm: readonly string[];
  /** Signed assessments of the person, wherever they were made. */
  readonly assessments: readonly { readonly signedAt: string; readonly reviewBy: string | null }[];
  readonly againAfterMonths: number;
}

/** A signed assessment, and the one that it corrects. */
export interface SignedPossession {
  readonly id: string;
  readonly signedAt: string;
  readonly reviewBy: string | null;
  readonly corrects: string | null;
}

/**
 * Assessments as they count: each with its newest wording, at the time at which it was first signed. A correction puts words right
 * and is no new look at the person, so what happened between the two still asks for one.
 */
export function assessed(signed: readonly SignedPossession[]): PossessionFacts['assessments'][number][] {
  const byId = new Map(signed.map((each) => [each.id, each]));
  const corrected = new Set(signed.map(({ corrects }) => corrects));
  const firstSigned = (each: SignedPossession): string => {
    const before = each.corrects === null ? undefined : byId.get(each.corrects);
    return before === undefined ? each.signedAt : firstSigned(before);
  };
  return signed
    .filter(({ id }) => !corrected.has(id))
    .map((each) => ({ signedAt: firstSigned(each), reviewBy: each.reviewBy }));
}

export interface PossessionOwed {
  readonly trigger: PossessionTrigger;
  /** When it happened. */
  readonly at: string;
  /** A sentence with the time. */
  readonly because: string;
  readonly dueAt: string;
  readonly overdue: boolean;
}

/**
 * Why an assessment is owed, soonest due first; empty when none is. An ACCT, self-harm and a transfer ask for one on the same civil
 * day, and go on asking until one is signed after them. What came before this stay is asked for by the stay itself, but an ACCT
 * that is still open asks for as long as nobody has assessed since.
 */
export function possessionOwed(facts: PossessionFacts, now: number): PossessionOwed[] {
  const { stay, accts, selfHarm, assessments, againAfterMonths } = facts;
  const last = assessments.reduce(
    (latest, { signedAt }) => Math.max(latest, Date.parse(signedAt)),
    -Infinity,
  );
  const inStay = (at: string): boolean => Date.parse(at) >= Date.parse(stay.arrivedAt);
  const asked: { trigger: PossessionTrigger; at: string; because: string }[] = [
    ...accts
      .filter(({ openedAt, open }) => open || inStay(openedAt))
      .map(({ openedAt }) => ({
        trigger: 'acct' as const,
        at: openedAt,
        because: `An ACCT was opened ${shownInstant(openedAt)}.`,
      })),
    ...selfHarm.filter(inStay).map((at) => ({
      trigger: 'self-harm' as const,
      at,
      because: `Self-harm happened ${shownInstant(at)}.`,
    })),
    ...(stay.byTransfer
      ? [
          {
            trigger: 'transfer' as const,
            at: stay.arrivedAt,
            because: `The person was transferred here ${shownInstant(stay.arrivedAt)}.`,
          },
        ]
      : []),
  ];
  const owed = asked
    .filter(({ at }) => Date.parse(at) > last)
    .map((each) => owedBy(each, civilDateOf(each.at), now));
  return [...owed, ...again(assessments, againAfterMonths, now)].toSorted(
    (a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt),
  );
}

function owedBy(
  each: Pick<PossessionOwed, 'trigger' | 'at' | 'because'>,
  date: string,
  now: number,
): PossessionOwed {
  const dueAt = endOfCivilDay(date);
  return { ...each, dueAt, overdue: now > Date.parse(dueAt) };
}

/** The day that the last assessment set for the next one, or so many months after it; asked for from that day on. */
function again(assessments: PossessionFacts['assessments'], months: number, now: number): PossessionOwed[] {
  const last = assessments.toSorted((a, b) => Date.parse(b.signedAt) - Date.parse(a.signedAt))[0];
  if (last === undefined) return [];
  const signed = civilDateOf(last.signedAt);
  const yearOn = civilDateAfter(signed, months);
  const set = last.reviewBy !== null && last.reviewBy < yearOn ? last.reviewBy : null;
  const date = set ?? yearOn;
  if (civilDateOf(now) < date) return [];
  const because =
    set === null
      ? `The last assessment was signed ${formatCivilDate(signed)}, ${months} months ago.`
      : `The last assessment set the next one for ${formatCivilDate(set)}.`;
  return [owedBy({ trigger: 'review', at: last.signedAt, because }, date, now)];
}
