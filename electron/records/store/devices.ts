/** Numbers of the devices whose changes are held; few, so they are kept in memory. */
import { Failure } from '../../../shared/failure/failure.ts';
import type { Connection } from './connection.ts';
import { FIRST_OWN_NO, LAST_DEVICE_NO } from './position.ts';

export class Devices {
  private readonly byId = new Map<string, number>();
  private readonly byNo = new Map<number, string>();
  private readonly insert;
  private readonly all;

  constructor(database: Connection) {
    this.insert = database.prepare('INSERT INTO device (no, id) VALUES (?, ?)');
    this.all = database.prepare<[], { no: number; id: string }>('SELECT no, id FROM device');
    this.reload();
  }

  /** Forgets numbers that a rolled-back transaction had given. */
  reload(): void {
    this.byId.clear();
    this.byNo.clear();
    for (const { no, id } of this.all.all()) this.remember(no, id);
  }

  /** Number of a device that has one. */
  heldNumberOf(id: string): number | undefined {
    return this.byId.get(id);
  }

  /** Number of another device, given now when it is new. */
  numberOf(id: string): number {
    return this.byId.get(id) ?? this.give(id, 1, FIRST_OWN_NO - 1);
  }

  /** Number of a device this store writes as; higher than that of every device before it. */
  ownNumberOf(id: string): number {
    return this.byId.get(id) ?? this.give(id, FIRST_OWN_NO, LAST_DEVICE_NO);
  }

  /** Numbers of the devices this store has written as, the present one included. */
  ownNumbers(): number[] {
    return [...this.byNo.keys()].filter((no) => no >= FIRST_OWN_NO);
  }

  private give(id: string, from: number, to: number): number {
    const no = Math.max(from - 1, ...[...this.byNo.keys()].filter((held) => held <= to)) + 1;
    if (no > to) throw new Failure('unexpected', 'This store holds changes of too many workstations.');
    this.insert.run(no, id);
    this.remember(no, id);
    return no;
  }

  idOf(no: number): string {
    const id = this.byNo.get(no);
    if (id === undefined) throw new TypeError('a position of a device that is not held');
    return id;
  }

  private remember(no: number, id: string): void {
    this.byId.set(id, no);
    this.byNo.set(no, id);
  }
}
