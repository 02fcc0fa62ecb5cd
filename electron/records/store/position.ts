/** Position of a change in the log: the number of its device and its sequence in that device's chain, in one integer. */

/** Changes one device can write: at one a second, five hundred years. */
const SEQUENCES = 2 ** 34;
/** Above this a position would no longer be an exact number. */
export const LAST_DEVICE_NO = 2 ** 19 - 1;
/** Own devices are numbered from here, so that what is saved here is appended at the end of the log's table. */
export const FIRST_OWN_NO = 2 ** 18;

export function positionOf(deviceNo: number, seq: number): number {
  return deviceNo * SEQUENCES + seq;
}

export function deviceNoOf(pos: number): number {
  return Math.floor(pos / SEQUENCES);
}

export function seqOf(pos: number): number {
  return pos % SEQUENCES;
}

/** Positions of one device after a sequence, both ends included. */
export function positionsAfter(deviceNo: number, seq: number): [first: number, last: number] {
  return [positionOf(deviceNo, seq + 1), positionOf(deviceNo, SEQUENCES - 1)];
}
