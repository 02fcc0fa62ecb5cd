/** The workstation itself: where the data stands, content packs, and a description of the contract. */
import { z } from 'zod';
import { instantSchema } from '../changes/change.ts';
import { channel } from './channel.ts';
import { recoveryReportSchema } from './recovery-report.ts';
import { importReportSchema } from './views.ts';

const nothing = z.strictObject({});

const replicationStatusSchema = z.object({
  state: z.enum(['up-to-date', 'sending', 'no-network', 'attention', 'not-enrolled']),
  /** The whole sentence of the status line, e.g. "No network since 18:05, 14 saves waiting". */
  sentence: z.string(),
  /** Saves made on this workstation. */
  saved: z.int(),
  waiting: z.int(),
  oldestWaitingAt: instantSchema.nullable(),
  lastReachedAt: instantSchema.nullable(),
  /** When both sides last proved equal by digest. */
  lastProvedEqualAt: instantSchema.nullable(),
  centralHolds: z.int().nullable(),
  quarantined: z.int(),
  parked: z.int(),
  /** Progress of first replication or another long pull; null when none. */
  progress: z.object({ what: z.string(), done: z.int(), total: z.int() }).nullable(),
  /** A first replication that is under way: today's people and saves that are here, of those there are. */
  arriving: z
    .object({
      people: z.object({ done: z.int(), total: z.int() }),
      saves: z.object({ done: z.int(), total: z.int() }),
      /** Whole minutes at the speed until now; null while that cannot be told. */
      minutesLeft: z.int().nullable(),
    })
    .nullable()
    .optional(),
  clockSkewSeconds: z.number().nullable(),
  details: z.array(z.string()),
  /** What is the matter with the backups of this workstation; `line` stands in the status line where somebody has to act. */
  backup: z.object({ line: z.string().nullable(), sentence: z.string() }).nullable().optional(),
});
export type ReplicationStatus = z.infer<typeof replicationStatusSchema>;

export const workstationChannels = {
  'replication.status': channel('public', nothing, replicationStatusSchema),
  'replication.now': channel('signed-in', nothing, replicationStatusSchema),
  /** Demonstration and drills: pretends the network is gone, on this workstation only. Refused outside the demonstration. */
  'replication.cut': channel('signed-in', z.strictObject({ cut: z.boolean() }), replicationStatusSchema),
  'content.pack': channel(
    'signed-in',
    z.strictObject({ id: z.string().max(80), version: z.string().max(20).optional() }),
    z.object({ pack: z.json(), hash: z.string() }),
  ),
  'content.packs': channel(
    'signed-in',
    nothing,
    z.array(z.object({ id: z.string(), version: z.string(), title: z.string(), signOff: z.string() })),
  ),
  'workstation.backup': channel(
    ['administrator'],
    z.strictObject({ target: z.string().min(1).max(1000) }),
    z.object({ ok: z.literal(true) }),
  ),
  /** What the last recovery of a damaged store was made from; null where there was none. */
  'workstation.recovery': channel(
    ['administrator', 'healthcare-manager'],
    nothing,
    z.object({ report: recoveryReportSchema.nullable() }),
  ),
  'contract.describe': channel(
    'public',
    nothing,
    z.record(z.string(), z.object({ access: z.json(), input: z.json(), output: z.json() })),
  ),
} as const;

/** Events that the records process sends without being asked. They carry ids and counts, never clinical text. */
export const events = {
  /** Something about these patients (or the board when empty) changed by replication or another window. */
  changed: z.object({ patients: z.array(z.uuid()), board: z.boolean() }),
  replication: replicationStatusSchema,
  session: z.object({ phase: z.string() }),
  /** When to lock; told when the store is opened, when the policy is set, and when another one arrives. */
  policy: z.object({ idleLockMinutes: z.int() }),
  importProgress: z.object({ file: z.string(), done: z.int(), total: z.int() }),
  imported: importReportSchema,
  /** Unsent saves being written into a file. */
  exportProgress: z.object({ done: z.int(), total: z.int() }),
} as const;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>;
