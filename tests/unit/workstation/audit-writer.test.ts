/** Entries of the trail that could never be written must not keep the later ones waiting. */
import { expect, it } from 'vitest';
import { AuditWriter } from '../../../electron/records/workstation/audit-writer.ts';
import { auditLineSchema } from '../../../shared/replication/audit.ts';
import { temporaryStore } from '../../support/stores.ts';

const entry = {
  at: '2026-11-22T19:40:00.000Z',
  staff: 'staff-nurse',
  event: 'search',
  patient: null,
} as const;
const noLog = { report: () => '', note: () => undefined };

it('chains whatever somebody typed, in a form that the central record takes', () => {
  const { store, remove } = temporaryStore();
  const writer = new AuditWriter(() => store.audit.append, noLog);
  const typed = ['O’Brien', '\ud800', 'x\udfff', 'عبد\u0000الله', 'x'.repeat(200_000), '😀'.repeat(5001)];
  for (const detail of typed) writer.write({ ...entry, detail });
  const rows = store.audit.after(0, 100);
  expect(rows).toHaveLength(typed.length);
  expect(rows[0]?.detail).toBe('O’Brien');
  expect(rows[3]?.detail).toBe('عبد\ufffdالله');
  expect(rows.filter((row) => !auditLineSchema.safeParse(row).success)).toEqual([]);
  expect(store.audit.firstBroken()).toBeNull();
  remove();
});
