/** Closed sets of words of release planning that records, rules and the contract share. */
import { z } from 'zod';

/** Which edition of a pack: three for a release, two for a transfer or an escort (docs/decisions/0070-release.md). */
export const editionSchema = z.enum(['clinical', 'patient-held', 'partner', 'sealed', 'escort']);
export type Edition = z.infer<typeof editionSchema>;

/** What a pack was made for. `unplanned`: the standing ready pack, frozen when somebody was already gone. */
export const packKindSchema = z.enum(['release', 'unplanned', 'transfer', 'court']);
export type PackKind = z.infer<typeof packKindSchema>;

/**
 * How a section stands (release-and-standards.md §1.2). A declined offer is never "not needed", and what is unavailable or
 * declined carries its reason.
 */
export const sectionStateNameSchema = z.enum([
  'not-assessed',
  'needed',
  'not-needed',
  'in-progress',
  'done',
  'declined',
  'unavailable',
]);
export type SectionStateName = z.infer<typeof sectionStateNameSchema>;

/** To whom an edition may go. */
export const recipientKindSchema = z.enum([
  'patient',
  'gp',
  'substance-misuse',
  'mental-health',
  'hospital',
  'receiving-healthcare',
  'escort',
  'probation',
  'reconnect',
  'local-authority-housing',
  'accommodation',
  'social-care',
  'family',
  'other',
]);
export type RecipientKind = z.infer<typeof recipientKindSchema>;

/**
 * For direct care: `informed` or `objected`. For anybody else: `consented` or `refused` (release-and-standards.md §1.4).
 * `withdrawn` takes back either.
 */
export const shareDecisionSchema = z.enum([
  'not-asked',
  'informed',
  'objected',
  'consented',
  'refused',
  'withdrawn',
]);
export type ShareDecision = z.infer<typeof shareDecisionSchema>;

export const withheldReasonSchema = z.enum(['serious-harm', 'third-party', 'security', 'patient-requested']);
export type WithheldReason = z.infer<typeof withheldReasonSchema>;

/**
 * What became of one thing on the day, as the person who did it saw it. `entered-in-error` strikes the entry that it corrects: what stood
 * before that one counts again.
 */
export const handedOutcomeSchema = z.enum([
  'given',
  'declined',
  'not-available',
  'not-needed',
  'entered-in-error',
]);
export type HandedOutcome = z.infer<typeof handedOutcomeSchema>;

/** How a follow-on task may end; there is no other way (release-and-standards.md §1.3). */
export const followOnEndingSchema = z.enum(['reached', 'returned', 'not-contactable']);

/** Two ways of leaving that nobody planned. */
export const unplannedEventSchema = z.enum(['did-not-return-from-court', 'released-now']);
export type UnplannedEvent = z.infer<typeof unplannedEventSchema>;
