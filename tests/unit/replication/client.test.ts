import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs } from '../../../electron/records/replication/backoff.ts';
import { faultOf, LinkFault } from '../../../electron/records/replication/fault.ts';
import { createStatusBoard, skewSentence } from '../../../electron/records/replication/status.ts';
import { Failure } from '../../../shared/failure/failure.ts';

const HOUR = 3_600_000;

describe('waiting between attempts', () => {
  test('begins at about a second, ends at five minutes, never synchronises', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
        const ms = backoffMs(failures, () => random);
        expect(ms).toBeGreaterThanOrEqual(500);
        expect(ms).toBeLessThanOrEqual(300_000);
      }),
    );
    expect(backoffMs(0, () => 1)).toBe(1000);
    expect(backoffMs(50, () => 1)).toBe(300_000);
  });

  test('waits at least as long as the central record asks', () => {
    expect(backoffMs(0, () => 0, 30_000)).toBe(30_000);
  });
});

describe('faults are told apart', () => {
  const error = (code: string): Error =>
    new Error('outer', { cause: Object.assign(new Error(code), { code }) });

  test.each([
    ['ECONNREFUSED', 'no-network'],
    ['ENOTFOUND', 'no-network'],
    ['UND_ERR_SOCKET', 'no-network'],
    ['UND_ERR_HEADERS_TIMEOUT', 'silent'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'not-ours'],
    ['HPE_INVALID_CONSTANT', 'not-ours'],
    ['ERR_SOMETHING_ELSE', 'unexpected'],
  ])('%s is %s', (code, kind) => expect(faultOf(error(code)).kind).toBe(kind));

  test('a full disk is not a missing network', () => {
    expect(faultOf(new Failure('full', 'The disk is full.'))).toMatchObject({
      kind: 'local',
      message: 'The disk is full.',
    });
  });
});

describe('the status line', () => {
  const at = Date.parse('2026-11-22T19:32:00Z');
  const board = (waiting: number, now = at): ReturnType<typeof createStatusBoard> =>
    createStatusBoard(
      {
        head: () => ({ seq: waiting + 3, link: '' }),
        acknowledged: () => 3,
        underEarlierDevices: () => 0,
        oldestUnsent: () => null,
        quarantined: () => [],
      },
      { now: () => now },
      () => undefined,
    );

  test('reads as people speak', () => {
    const fine = board(0);
    fine.upToDate();
    expect(fine.read().sentence).toBe('Central record: up to date 19:32');
    const away = board(14);
    away.failed(new LinkFault('no-network', 'No network to the central record.'));
    expect(away.read()).toMatchObject({
      sentence: 'No network since 19:32, 14 saves waiting',
      attention: null,
    });
    const sending = board(1);
    sending.sending();
    expect(sending.read().sentence).toBe('Central record: sending 1 save');
  });

  test('keeps when the network went, and names the day when that was not today', () => {
    let now = at;
    const away = createStatusBoard(
      {
        head: () => ({ seq: 0, link: '' }),
        acknowledged: () => 0,
        underEarlierDevices: () => 0,
        oldestUnsent: () => null,
        quarantined: () => [],
      },
      { now: () => now },
      () => undefined,
    );
    away.failed(new LinkFault('no-network', ''));
    now += 26 * HOUR;
    away.failed(new LinkFault('no-network', ''));
    expect(away.read().sentence).toBe('No network since 22-Nov-2026 19:32');
  });

  test('a certificate that is not trusted needs attention and says why', () => {
    const wrong = board(2);
    wrong.failed(new LinkFault('certificate', 'Not the one.'));
    expect(wrong.read()).toMatchObject({
      state: 'attention',
      sentence: 'Central record: needs attention, 2 saves waiting',
      attention: 'Not the one.',
    });
  });

  test.each([
    [60_000, null],
    [-60_000, null],
    [5 * 60_000, '5 minutes ahead of'],
    [-HOUR, '1 hour behind'],
    [400 * 24 * HOUR, '1 year ahead of'],
  ])('a clock that is off by %i ms', (skew, words) => {
    const sentence = skewSentence(skew);
    if (words === null) expect(sentence).toBeNull();
    else expect(sentence).toContain(words);
  });
});
