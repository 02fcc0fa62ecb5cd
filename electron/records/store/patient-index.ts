/** Search words and match keys of patients, so that they are found as somebody types and before they exist twice. */
import { canonicalText, type Change, type Json } from '../../../shared/changes/change.ts';
import { matchKeys, searchTokens } from '../../../shared/identity/index.ts';
import type { Identity, PersonName } from '../../../shared/identity/types.ts';
import type { Core } from './core.ts';
import { changeOf } from './log-table.ts';
import { ManyRows } from './many-rows.ts';
import { type NewRecord, valueOf } from './new-record.ts';
import type { PatientPairs } from './patient-pairs.ts';

const identityFields = [
  'surname',
  'forenames',
  'preferredName',
  'aliases',
  'dateOfBirth',
  'nhsNumber',
  'prisonNumber',
  'pncNumber',
  'croNumber',
] as const;
type IdentityField = (typeof identityFields)[number];

interface FieldValue {
  readonly field: IdentityField;
  readonly value: Json;
}

interface ValueRow {
  readonly field: IdentityField;
  readonly payload: string;
}

/** Enough for every real conflict; a hostile peer must not make one record cost a thousand rows. */
const MOST_VARIANTS = 16;

/** Whether a change writes anything by which a patient is found. */
export function namesSomebody(change: Change): boolean {
  return (
    change.record.type === 'patient' && identityFields.some((field) => Object.hasOwn(change.fields, field))
  );
}

export class PatientIndex {
  private readonly versions;
  private readonly tokens;
  private readonly keys;
  private readonly manyTokens: ManyRows;
  private readonly manyKeys: ManyRows;
  private readonly pairs: PatientPairs;

  constructor({ database }: Core, pairs: PatientPairs) {
    this.pairs = pairs;
    this.manyTokens = new ManyRows(database, 'patient_token', 2);
    this.manyKeys = new ManyRows(database, 'patient_match_key', 2);
    const names = identityFields.map((field) => `'${field}'`).join(', ');
    this.versions = database.prepare<[number], ValueRow>(
      `SELECT v.field, c.payload FROM version v JOIN change c ON c.pos = v.change
       WHERE v.record = ? AND v.field IN (${names})`,
    );
    this.tokens = {
      held: database.prepare<[number], string>('SELECT token FROM patient_token WHERE record = ?').pluck(),
      add: database.prepare('INSERT INTO patient_token (token, record) VALUES (?, ?)'),
      drop: database.prepare('DELETE FROM patient_token WHERE token = ? AND record = ?'),
    };
    this.keys = {
      held: database
        .prepare<[number], string>('SELECT match_key FROM patient_match_key WHERE record = ?')
        .pluck(),
      add: database.prepare('INSERT INTO patient_match_key (match_key, record) VALUES (?, ?)'),
      drop: database.prepare('DELETE FROM patient_match_key WHERE match_key = ? AND record = ?'),
    };
  }

  /** Adds the rows of patient records that have none yet. */
  addNew(patients: readonly { readonly key: number; readonly record: NewRecord }[]): void {
    const tokens: (string | number)[] = [];
    const keys: (string | number)[] = [];
    for (const { key, record } of patients) {
      const variants = identitiesOf(standingIn(record));
      for (const token of new Set(variants.flatMap((identity) => searchTokens(identity))))
        tokens.push(token, key);
      const own = new Set(variants.flatMap((identity) => matchKeys(identity)));
      for (const matchKey of own) keys.push(matchKey, key);
      if (own.size > 0) this.pairs.touched(key);
    }
    this.manyTokens.insert(tokens);
    this.manyKeys.insert(keys);
  }

  /** Recomputes the rows of one patient record; writes only what differs. */
  update(record: number): void {
    const rows = this.versions.all(record).map((row) => ({ field: row.field, value: valueIn(row) }));
    const variants = identitiesOf(rows);
    replaceRows(this.tokens, record, new Set(variants.flatMap((identity) => searchTokens(identity))));
    const keys = new Set(variants.flatMap((identity) => matchKeys(identity)));
    if (replaceRows(this.keys, record, keys)) this.pairs.touched(record);
  }
}

interface RowStatements {
  readonly held: { all(record: number): string[] };
  readonly add: { run(value: string, record: number): unknown };
  readonly drop: { run(value: string, record: number): unknown };
}

/** Whether anything had to be written. */
function replaceRows(statements: RowStatements, record: number, wanted: ReadonlySet<string>): boolean {
  const held = new Set(statements.held.all(record));
  const gone = [...held].filter((value) => !wanted.has(value));
  const come = [...wanted].filter((value) => !held.has(value));
  for (const value of gone) statements.drop.run(value, record);
  for (const value of come) statements.add.run(value, record);
  return gone.length + come.length > 0;
}

/**
 * Every identity the record may stand for: while two people's spellings are in conflict, the patient is found by either.
 */
function identitiesOf(rows: readonly FieldValue[]): Identity[] {
  const byField = Map.groupBy(rows, (row) => row.field);
  let variants: Partial<Record<IdentityField, Json>>[] = [{}];
  for (const [field, [first, ...others]] of byField) {
    if (first !== undefined && others.length === 0) {
      for (const variant of variants) variant[field] = first.value;
      continue;
    }
    const texts = (byField.get(field) ?? []).map(({ value }) => canonicalText(value));
    const values = [...new Set(texts)].toSorted();
    const multiplied = variants.flatMap((variant) =>
      values.map((value) => ({ ...variant, [field]: JSON.parse(value) as Json })),
    );
    variants = multiplied.slice(0, MOST_VARIANTS);
  }
  return variants.map(identityFrom);
}

const valueIn = (row: ValueRow): Json => (changeOf(row).fields[row.field]?.value ?? null) as Json;

/** In the order in which the table has them. */
const standingIn = (record: NewRecord): FieldValue[] =>
  identityFields
    .toSorted()
    .flatMap((field) => record.standing(field).map((one) => ({ field, value: valueOf(one, field) })));

function identityFrom(fields: Partial<Record<IdentityField, Json>>): Identity {
  const text = (field: IdentityField): string | null => {
    const value = fields[field];
    return typeof value === 'string' ? value : null;
  };
  const surname = text('surname') ?? '';
  const preferred = text('preferredName');
  const aliases = Array.isArray(fields.aliases) ? fields.aliases : [];
  return {
    surname,
    forenames: text('forenames') ?? '',
    aliases: [
      ...(preferred === null ? [] : [{ surname, forenames: preferred }]),
      ...aliases.filter((alias) => typeof alias === 'string').map(aliasName),
    ],
    dateOfBirth: text('dateOfBirth'),
    nhsNumber: text('nhsNumber'),
    prisonNumber: text('prisonNumber'),
    pncNumber: text('pncNumber'),
    croNumber: text('croNumber'),
  };
}

/** `SURNAME, Forenames`, or forenames and then the surname as people write it. */
function aliasName(alias: string): PersonName {
  const [before = '', after] = alias.split(',', 2).map((part) => part.trim());
  if (after !== undefined) return { surname: before, forenames: after };
  const words = before.split(/\s+/u);
  return { surname: words.at(-1) ?? '', forenames: words.slice(0, -1).join(' ') };
}
