/** The timeline of a person, from every record joined as the same person and wherever the stay was. */
import { dateAsKnown, type TimelineEntry, timelineOf } from '../../../../../shared/acct/timeline.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { ServiceContext } from '../../context.ts';
import { asText, isTrue, textOf } from '../../common/read.ts';
import { establishmentName } from '../../common/place-name.ts';
import { samePeople } from '../../patients/links.ts';
import { begunByMistake } from '../facts-of.ts';
import { medicineWords } from './pre-read-facts.ts';

export function timeline(
  context: ServiceContext,
  { patientId }: Parsed<'acct.timeline'>,
): Output<'acct.timeline'> {
  const { store, now } = context;
  const people = samePeople(store, patientId);
  const all = (type: string): FoldedRecord[] =>
    people.flatMap((person) => store.recordsOfPatient(person, type));
  const events = all('self-harm-event').filter((each) => textOf(each, 'state') === 'recorded');
  const told = new Set(events.map((each) => textOf(each, 'history')));
  const harm = all('self-harm').filter((each) => textOf(each, 'state') === 'recorded');
  const history = new Map(harm.map((each) => [each.id, each]));
  const entries = [
    ...all('stay').flatMap((each) => stayEntry(context, each)),
    ...all('acct').flatMap(acctEntry),
    ...all('acct-constant')
      .filter((each) => !begunByMistake(each))
      .flatMap(constantEntry),
    ...all('acct-review').flatMap(reviewEntry),
    ...events.flatMap((each) => eventEntry(each, history.get(textOf(each, 'history') ?? ''))),
    ...harm.filter(({ id }) => !told.has(id)).flatMap(harmEntry),
    ...all('medicine').flatMap((each) => medicineEntries(context, each)),
    ...all('possession-assessment').flatMap((each) => possessionEntry(context, each)),
  ];
  return timelineOf(entries, instantInLondon(now()));
}

type Drawn = Pick<TimelineEntry, 'lane' | 'text' | 'source' | 'state'>;

/** One entry from an instant; none where it was never written down. */
function mark(drawn: Drawn, from: string | null, until: string | null = null): TimelineEntry[] {
  return from === null ? [] : [{ ...drawn, from, until, precision: 'minute' }];
}

const words = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ');

/** "constant-supervision" as "Constant supervision". */
function plain(code: string | null): string {
  const spaced = (code ?? '').replaceAll('-', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function stayEntry({ store, establishment }: ServiceContext, stay: FoldedRecord): TimelineEntry[] {
  const place =
    stay.establishment === establishment.id
      ? establishment.name
      : establishmentName(store.settings, stay.establishment);
  const left = textOf(stay, 'departedAt');
  const state = left === null ? 'open' : (textOf(stay, 'departure') ?? 'left');
  const drawn: Drawn = { lane: 'stay', text: place, source: 'Custody stay', state };
  return mark(drawn, textOf(stay, 'arrivedAt'), left);
}

function acctEntry(acct: FoldedRecord): TimelineEntry[] {
  const drawn: Drawn = {
    lane: 'acct',
    text: words(['ACCT', textOf(acct, 'logNumber')].filter(Boolean).join(' '), textOf(acct, 'reason')),
    source: `Opened by ${textOf(acct, 'openedBy') ?? 'somebody not named'}`,
    state: textOf(acct, 'state') ?? 'open',
  };
  return mark(drawn, textOf(acct, 'openedAt'), textOf(acct, 'closedAt'));
}

function constantEntry(constant: FoldedRecord): TimelineEntry[] {
  const by = textOf(constant, 'authorisedBy');
  const drawn: Drawn = {
    lane: 'constant-supervision',
    text: 'Constant supervision',
    source: by === null ? 'ACCT' : `Authorised by ${by}`,
    state: textOf(constant, 'state') ?? 'in-force',
  };
  return mark(drawn, textOf(constant, 'startedAt'), textOf(constant, 'endedAt'));
}

function reviewEntry(review: FoldedRecord): TimelineEntry[] {
  const by = textOf(review, 'setBy');
  const drawn: Drawn = {
    lane: 'review',
    text: plain(textOf(review, 'kind')),
    source: by === null ? 'ACCT' : `Set by ${by}`,
    state: textOf(review, 'state') ?? 'planned',
  };
  return mark(drawn, textOf(review, 'heldAt') ?? textOf(review, 'dueAt'));
}

function harmWords(harm: FoldedRecord | undefined): string {
  return words(
    isTrue(harm, 'suicideAttempt') ? 'Suicide attempt' : 'Self-harm',
    textOf(harm, 'method'),
    textOf(harm, 'setting'),
  );
}

function eventEntry(event: FoldedRecord, history: FoldedRecord | undefined): TimelineEntry[] {
  const source = 'Recorded when it happened';
  return mark(
    { lane: 'self-harm', text: harmWords(history), source, state: 'recorded' },
    textOf(event, 'happenedAt'),
  );
}

/** What nobody could date stands where it was written down, and says so. */
function harmEntry(harm: FoldedRecord): TimelineEntry[] {
  const date = textOf(harm, 'date');
  const source = plain(textOf(harm, 'source') ?? 'earlier record');
  const drawn: Drawn = { lane: 'self-harm', text: harmWords(harm), source, state: 'recorded' };
  if (date !== null) return [{ ...drawn, ...dateAsKnown(date), until: null }];
  const recorded = harm.fields['state']?.versions[0]?.happenedAt ?? null;
  const text = words(drawn.text, 'date not known: shown on the day it was recorded');
  return recorded === null ? [] : [{ ...drawn, text, from: recorded, until: null, precision: 'day' }];
}

/** Only medicines of which no dose may be missed: of the others a picture over years would show nothing else. */
function medicineEntries(context: ServiceContext, medicine: FoldedRecord): TimelineEntry[] {
  const state = textOf(medicine, 'state') ?? 'current';
  if (textOf(medicine, 'critical') === null || state === 'entered-in-error') return [];
  const stopped = state === 'stopped' ? (medicine.fields['state']?.versions[0]?.happenedAt ?? null) : null;
  const drawn: Drawn = {
    lane: 'medicine',
    text: medicineWords(medicine),
    source: 'Medicine on record',
    state,
  };
  return [
    ...mark(drawn, textOf(medicine, 'recordedAt'), stopped),
    ...medicineChanges(context, medicine).flatMap(({ text, at }) =>
      mark({ ...drawn, text, source: 'Change of the medicine on record', state: 'changed' }, at),
    ),
  ];
}

/** When dose or frequency became another one, told from the log: the record itself shows what is in force. */
function medicineChanges(
  { store }: ServiceContext,
  medicine: FoldedRecord,
): { readonly text: string; readonly at: string }[] {
  const changed = store
    .changesOfRecord({ type: 'medicine', id: medicine.id })
    .filter(({ change }) =>
      ['dose', 'frequency'].some((field) => (change.fields[field]?.replaces.length ?? 0) > 0),
    );
  return changed.map(({ change }) => {
    const said = ['dose', 'frequency'].flatMap((field) => {
      const value = asText(change.fields[field]?.value);
      return value === '' ? [] : [value];
    });
    return { text: `${textOf(medicine, 'drug') ?? ''} changed to ${said.join(', ')}`, at: change.happenedAt };
  });
}

function possessionEntry({ acct }: ServiceContext, signed: FoldedRecord): TimelineEntry[] {
  const { outcomes, triggers } = acct().possession;
  const outcome = outcomes.find(({ id }) => id === textOf(signed, 'outcome'))?.text ?? '';
  const because = triggers.find(({ id }) => id === textOf(signed, 'because'))?.text ?? '';
  const drawn: Drawn = {
    lane: 'possession',
    text: `Medicines in possession: ${outcome}`,
    source: because,
    state: textOf(signed, 'outcome') ?? '',
  };
  return mark(drawn, textOf(signed, 'signedAt'));
}
