/** Every event that this build writes to the audit trail has words; types hold most of it, this what they cannot see. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { auditRules } from '../../../electron/records/security/audit-events.ts';
import { eventWords } from '../../../shared/audit/event-words.ts';

const sources = readdirSync('electron/records', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join('electron/records', file), 'utf8'));

/** Entries written past the table of rules: `noteEvent(staff, 'event'`, `audit(staff, 'event'` and `event: 'event'` of an entry. */
const written = sources.flatMap((text) => [
  ...[...text.matchAll(/(?:noteEvent|audit)\(\s*[\w.]+,\s*'([a-z-]+)'/g)].map(([, event]) => event ?? ''),
  ...[...text.matchAll(/staff[^}]{0,40}event: '([a-z-]+)'/g)].map(([, event]) => event ?? ''),
]);

it('says every event in words that a manager reads', () => {
  expect(written).toEqual(expect.arrayContaining(['signed-in', 'sign-in-failed', 'store-recovered']));
  const events = [...Object.values(auditRules).map(({ event }) => event), ...written];
  const bare = [...new Set(events)].filter((event) => eventWords(event) === event);
  expect(bare).toEqual([]);
});

it('shows an event of a newer build as it is written', () => {
  expect(eventWords('something-newer')).toBe('something-newer');
  expect(eventWords('toString')).toBe('toString');
});
