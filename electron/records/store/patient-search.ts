/** Find-as-you-type over the words that `patient-index.ts` keeps: every word typed must begin one of a patient's words. */
import { queryTokens } from '../../../shared/identity/index.ts';
import type { Connection } from './connection.ts';

/** Only so many are ranked by name; a single letter matches thousands and nobody reads past the first page. */
const MOST_RANKED = 100;
/** Sorts after every character that a token can hold. */
const AFTER = '\u{10ffff}';

interface TokenRow {
  readonly token: string;
  readonly record: number;
}

interface NameRow {
  readonly id: string;
  readonly surname: string | null;
  readonly forenames: string | null;
}

interface Ranked extends NameRow {
  readonly exact: number;
}

export class PatientSearch {
  private readonly range;
  private readonly name;
  private readonly byKeys;

  constructor(database: Connection) {
    this.range = database.prepare<[string, string], TokenRow>(
      'SELECT token, record FROM patient_token WHERE token >= ? AND token < ? ORDER BY token',
    );
    const value = (field: string) =>
      `(SELECT json_extract(c.payload, '$.fields.${field}.value') FROM version v JOIN change c ON c.pos = v.change
        WHERE v.record = r.key AND v.field = '${field}' ORDER BY v.ms DESC LIMIT 1)`;
    this.name = database.prepare<[number], NameRow>(
      `SELECT r.id, ${value('surname')} AS surname, ${value('forenames')} AS forenames FROM record r WHERE r.key = ?`,
    );
    this.byKeys = database
      .prepare<[string], string>(
        `SELECT DISTINCT r.id FROM json_each(?) k JOIN patient_match_key m ON m.match_key = k.value
         JOIN record r ON r.key = m.record ORDER BY r.id`,
      )
      .pluck();
  }

  /** Patient ids: most whole words first, then by name; at most `limit`. */
  find(text: string, limit: number): string[] {
    // The longest word names the fewest people, so what is kept of it is small from the start.
    const words = queryTokens(text).toSorted((a, b) => b.length - a.length);
    let candidates: Map<number, number> | null = null;
    for (const [at, word] of words.entries()) {
      const enough = at === words.length - 1 ? MOST_RANKED : Number.POSITIVE_INFINITY;
      candidates = this.narrow(candidates, word, enough);
      if (candidates.size === 0) return [];
    }
    return this.rank(candidates ?? new Map<number, number>()).slice(0, limit);
  }

  withKeys(keys: readonly string[]): string[] {
    return this.byKeys.all(JSON.stringify(keys));
  }

  /**
   * Records that were candidates and have a word that begins so, with how many words were typed whole. Whole words come
   * first, so the search may end when there are `enough`.
   */
  private narrow(
    candidates: ReadonlyMap<number, number> | null,
    word: string,
    enough: number,
  ): Map<number, number> {
    const kept = new Map<number, number>();
    for (const { token, record } of this.range.iterate(word, word + AFTER)) {
      const before = candidates === null ? 0 : candidates.get(record);
      if (before === undefined) continue;
      const whole = token === word ? before + 1 : before;
      if ((kept.get(record) ?? -1) < whole) kept.set(record, whole);
      if (kept.size === enough) break;
    }
    return kept;
  }

  private rank(candidates: ReadonlyMap<number, number>): string[] {
    const ranked: Ranked[] = [];
    for (const [record, exact] of candidates) {
      const name = this.name.get(record);
      if (name !== undefined) ranked.push({ ...name, exact });
    }
    return ranked.toSorted(compareRanked).map(({ id }) => id);
  }
}

function compareRanked(a: Ranked, b: Ranked): number {
  return (
    b.exact - a.exact ||
    order(a.surname ?? '', b.surname ?? '') ||
    order(a.forenames ?? '', b.forenames ?? '') ||
    order(a.id, b.id)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
