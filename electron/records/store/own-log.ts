/** This device's own chain: what is unsent, what was acknowledged, and its re-issue after a clone or a restore. */
import { chainLink, canonicalText, type Envelope, FIRST_PREV } from '../../../shared/changes/change.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { type Core, fromHex, sha256 } from './core.ts';
import { type Head, linkOf } from './installation.ts';
import { changeOf, envelopeOf, LOG_COLUMNS, type LogRow } from './log-table.ts';

export class OwnLog {
  private readonly core: Core;
  private readonly after;
  private readonly at;
  private readonly move;

  constructor(core: Core) {
    this.core = core;
    this.after = core.database.prepare<[string, number], LogRow>(
      `SELECT ${LOG_COLUMNS} FROM change WHERE device = ? AND seq > ? ORDER BY seq`,
    );
    this.at = core.database.prepare<[string, number], LogRow>(
      `SELECT ${LOG_COLUMNS} FROM change WHERE device = ? AND seq = ?`,
    );
    this.move = core.database.prepare<[string, number, Buffer, number]>(
      'UPDATE change SET device = ?, seq = ?, prev = ? WHERE pos = ?',
    );
  }

  linkAt(seq: number): string | null {
    if (seq === 0) return FIRST_PREV;
    const { device } = this.core.installation;
    const row = this.at.get(device, seq);
    return row === undefined ? null : linkOf(device, row);
  }

  /** Whole groups after `seq` while their payloads fit in `maxBytes`; at least one group. */
  envelopesAfter(seq: number, maxBytes: number): Envelope[] {
    const whole: Envelope[] = [];
    let group: Envelope[] = [];
    let bytes = 0;
    for (const row of this.after.iterate(this.core.installation.device, seq)) {
      const envelope = envelopeOf(row);
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

  oldestUnsent(): { seq: number; at: string } | null {
    const { device, acknowledged } = this.core.installation;
    const row = this.at.get(device, acknowledged + 1);
    if (row === undefined) return null;
    return { seq: row.seq, at: new Date(changeOf(row).clock.ms).toISOString() };
  }

  /** Called inside a transaction; the payloads, and with them the identity of every change, stay as they are. */
  reissue(afterSeq: number, newDevice: string): void {
    const { installation } = this.core;
    if (newDevice === installation.device) throw new Failure('unexpected', 'A re-issue needs a new device.');
    let head: Head = { seq: 0, link: FIRST_PREV };
    for (const row of this.after.all(installation.device, afterSeq)) {
      const place = { device: newDevice, seq: head.seq + 1, prev: head.link, hash: row.hash.toString('hex') };
      this.move.run(newDevice, place.seq, fromHex(place.prev), row.pos);
      head = { seq: place.seq, link: chainLink(place, sha256) };
    }
    installation.saveDevice(newDevice);
  }

  /** First own sequence at which chain or payload does not hold, or null when the whole chain is intact. */
  firstBroken(): number | null {
    const { device } = this.core.installation;
    let head: Head = { seq: 0, link: FIRST_PREV };
    for (const row of this.after.iterate(device, 0)) {
      const intact =
        row.seq === head.seq + 1 &&
        row.prev.toString('hex') === head.link &&
        sha256(canonicalText(changeOf(row))) === row.hash.toString('hex');
      if (!intact) return head.seq + 1;
      head = { seq: row.seq, link: linkOf(device, row) };
    }
    return null;
  }
}
