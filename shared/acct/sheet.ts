/**
 * Pages that leave healthcare: the contribution sheet of one signed input, and the summary that travels to court or another prison.
 * Only what the content marks as shareable is printed; of a sheet, only what stands in that one input.
 */
import type { AcctSheet } from '../contract/acct-views.ts';
import { formatCivilDate } from '../identity/civil-date.ts';
import type { InputContent } from './input-content.ts';
import { shownInstant } from './words.ts';

export type SheetLine = AcctSheet['lines'][number];
type Texts = Readonly<Record<string, string>>;
type Content = Pick<InputContent, 'parts'>;

/** Paragraphs as they were typed, line by line. */
const paragraphs = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** One line for each part that was written and may be shared, in the order of the form. */
export function sheetLines({ parts }: Content, texts: Texts, corrected: boolean): SheetLine[] {
  const lines = parts
    .filter(({ sheet, id }) => sheet && texts[id] !== undefined)
    .map(({ id, title }) => ({ heading: title, paragraphs: paragraphs(texts[id] ?? '') }));
  return corrected ? [{ heading: 'Corrected since', paragraphs: [CORRECTED] }, ...lines] : lines;
}

const CORRECTED = 'A later entry stands in the place of this one. Print that one for the ACCT document.';

export interface HandoverFacts {
  readonly state: 'open' | 'post-closure' | 'closed';
  readonly logNumber: string | null;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly closedAt: string | null;
  readonly postClosureDue: string | null;
  readonly constantSince: string | null;
  /** Held ones with how healthcare took part, oldest first. */
  readonly held: readonly { readonly kind: string; readonly at: string; readonly mode: string | null }[];
  readonly next: { readonly kind: string; readonly dueAt: string } | null;
  /** Texts of signed inputs that stand, oldest first. */
  readonly inputs: readonly { readonly texts: Texts; readonly signedAt: string; readonly signedBy: string }[];
  readonly supports: readonly {
    readonly title: string;
    readonly owner: string;
    readonly due: string | null;
    readonly state: 'open' | 'done' | 'cancelled';
  }[];
  readonly possession: { readonly outcome: string; readonly signedAt: string } | null;
  readonly shared: readonly { readonly what: string; readonly withWhom: string; readonly at: string }[];
}

const stateWords = { open: 'Open', 'post-closure': 'In post-closure', closed: 'Closed' } as const;

/** Parts of the content whose newest word travels: what to watch for, and the advice that stands. */
const travelling: readonly string[] = ['triggers'];
const ADVICE = 'advice';

export function handoverLines(content: Content, facts: HandoverFacts): SheetLine[] {
  const lines: SheetLine[] = [
    { heading: 'ACCT', paragraphs: stateParagraphs(facts) },
    { heading: 'Reviews held', paragraphs: facts.held.map(heldWords) },
    {
      heading: 'Next review',
      paragraphs:
        facts.next === null
          ? ['None is set.']
          : [`${capital(facts.next.kind)}, due ${shownInstant(facts.next.dueAt)}.`],
    },
    ...content.parts
      .filter(({ id, group, sheet }) => sheet && (group === ADVICE || travelling.includes(id)))
      .flatMap((part) => newest(part, facts.inputs)),
    { heading: 'Support actions still open', paragraphs: facts.supports.filter(isOpen).map(supportWords) },
    { heading: 'Medicines in possession', paragraphs: [possessionWords(facts.possession)] },
    {
      heading: 'Shared so far',
      paragraphs: facts.shared.map(
        ({ what, withWhom, at }) => `${shownInstant(at)}, with ${withWhom}: ${what}`,
      ),
    },
  ];
  return lines.map((line) => (line.paragraphs.length > 0 ? line : { ...line, paragraphs: ['None.'] }));
}

function stateParagraphs(facts: HandoverFacts): string[] {
  const { state, logNumber, openedAt, openedBy, closedAt, postClosureDue, constantSince } = facts;
  return [
    `${stateWords[state]}. Log number ${logNumber ?? 'not known'}.`,
    `Opened ${shownInstant(openedAt)} by ${openedBy}.`,
    ...(state === 'open' || closedAt === null ? [] : [`Closed ${shownInstant(closedAt)}.`]),
    ...(state === 'post-closure' && postClosureDue !== null
      ? [`Post-closure review by ${formatCivilDate(postClosureDue)}.`]
      : []),
    ...(constantSince === null ? [] : [`Constant supervision since ${shownInstant(constantSince)}.`]),
  ];
}

const modes: Readonly<Record<string, string>> = {
  'in-person': 'healthcare took part in person',
  telephone: 'healthcare took part by telephone',
  written: 'healthcare sent a written report',
  none: 'nobody from healthcare took part',
};

function heldWords({ kind, at, mode }: HandoverFacts['held'][number]): string {
  const how = mode === null ? 'how healthcare took part is not recorded' : (modes[mode] ?? mode);
  return `${capital(kind)}, ${shownInstant(at)}: ${how}.`;
}

/** The newest word on a part, with when it was signed: an advice of last month must not look like one of today. */
function newest({ id, title }: Content['parts'][number], inputs: HandoverFacts['inputs']): SheetLine[] {
  const last = inputs.findLast(({ texts }) => texts[id] !== undefined);
  if (last === undefined) return [];
  const said = paragraphs(last.texts[id] ?? '');
  return [
    { heading: title, paragraphs: [...said, `Signed ${shownInstant(last.signedAt)} by ${last.signedBy}.`] },
  ];
}

const isOpen = ({ state }: HandoverFacts['supports'][number]): boolean => state === 'open';

function supportWords({ title, owner, due }: HandoverFacts['supports'][number]): string {
  return `${title} (${owner}${due === null ? '' : `, by ${formatCivilDate(due)}`})`;
}

function possessionWords(possession: HandoverFacts['possession']): string {
  return possession === null
    ? 'Not assessed yet.'
    : `${possession.outcome} (assessed ${shownInstant(possession.signedAt)}).`;
}

function capital(code: string): string {
  const spaced = code.replaceAll('-', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
