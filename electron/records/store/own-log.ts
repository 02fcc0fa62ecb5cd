/** This device's own chain: what is unsent, what was acknowledged, and its re-issue after a clone or a restore. */
import { canonicalText, FIRST_PREV } from '../../../shared/changes/change.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { type Core, fromHex, sha256 } from './core.ts';
import { type Head, headAt } from './installation.ts';
import { changeOf } from './log-table.ts';
import { positionOf, positionsAfter, seqOf } from './position.ts';
import type { OwnEnvelope } from './log-types.ts';

/** Where positions of the log stand. */
const references = [
  ['change', 'pos'],
  ['version', 'change'],
  ['feed', 'change'],
  ['record_history', 'pos'],
  ['purged', 'pos'],
] as const;

export class OwnLog {
  private readonly core: Core;
  private readonly setPrev;
  private readonly lastPos;

  constructor(core: Core) {
    this.core = core;
    this.setPrev = core.database.prepare<[Buffer, number]>('UPDATE change SET prev = ? WHERE pos = ?');
    this.lastPos = core.database
      .prepare<[number, number], number | null>('SELECT max(pos) FROM change WHERE pos BETWEEN ? AND ?')
      .pluck();
  }

  linkAt(seq: number): string | null {
    if (seq === 0) return FIRST_PREV;
    const { device } = this.core.installation;
    const row = this.core.log.at(device, seq);
    return row === undefined ? null : headAt(device, row).link;
  }

  /** Whole groups after `seq` while their payloads fit in `maxBytes`; at least one group. */
  envelopesAfter(seq: number, maxBytes: number): OwnEnvelope[] {
    const whole: OwnEnvelope[] = [];
    let group: OwnEnvelope[] = [];
    let bytes = 0;
    for (const row of this.core.log.after(this.core.installation.device, seq)) {
      const envelope = { ...this.core.log.envelopeOf(row), payload: row.payload };
      const open = group.at(-1)?.change.group ?? null;
      if (group.length > 0 && (open === null || open !== envelope.change.group)) {
        whole.push(...group);
        group = [];
      }
      bytes += Buffer.byteLength(row.payload);
      if (bytes > maxBytes && whole.length > 0) return whole;
      group.push(envelope);
      // The first group goes whole however large it is; the group after it is what the limit cuts off.
    }
    return [...whole, ...group];
  }

  /** Changes left under device ids this store had before; each had been acknowledged when it took another. */
  underEarlierDevices(): number {
    const { devices, installation } = this.core;
    return devices
      .ownNumbers()
      .filter((no) => no !== installation.deviceNo)
      .reduce((total, no) => total + seqOf(this.lastPos.get(...positionsAfter(no, 0)) ?? 0), 0);
  }

  oldestUnsent(): { seq: number; at: string } | null {
    const { device, acknowledged } = this.core.installation;
    const row = this.core.log.at(device, acknowledged + 1);
    if (row === undefined) return null;
    return { seq: seqOf(row.pos), at: new Date(changeOf(row).clock.ms).toISOString() };
  }

  /** Called inside a transaction, the history covered; the payloads, and with them the identity of every change, stay as they are. */
  reissue(afterSeq: number, newDevice: string): void {
    const { database, devices, installation, log } = this.core;
    if (newDevice === installation.device) throw new Failure('unexpected', 'A re-issue needs a new device.');
    const [first, last] = positionsAfter(installation.deviceNo, afterSeq);
    const shift = positionOf(devices.ownNumberOf(newDevice), 1) - first;
    // Rows that refer to a change follow it; the references are checked again when the transaction ends.
    database.pragma('defer_foreign_keys = ON');
    for (const [table, column] of references) {
      database
        .prepare(`UPDATE ${table} SET ${column} = ${column} + ? WHERE ${column} BETWEEN ? AND ?`)
        .run(shift, first, last);
    }
    let prev = FIRST_PREV;
    for (const row of log.allAfter(newDevice, 0)) {
      this.setPrev.run(fromHex(prev), row.pos);
      prev = headAt(newDevice, { ...row, prev: fromHex(prev) }).link;
    }
    installation.saveDevice(newDevice, installation.head.seq - afterSeq);
  }

  /** First own sequence at which chain or payload does not hold, or null when the whole chain is intact. */
  firstBroken(): number | null {
    const { device } = this.core.installation;
    let head: Head = { seq: 0, link: FIRST_PREV };
    for (const row of this.core.log.after(device, 0)) {
      const intact =
        seqOf(row.pos) === head.seq + 1 &&
        row.prev.toString('hex') === head.link &&
        (row.state === 'purged' || sha256(canonicalText(changeOf(row))) === row.hash.toString('hex'));
      if (!intact) return head.seq + 1;
      head = headAt(device, row);
    }
    return null;
  }
}
