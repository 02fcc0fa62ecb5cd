/** What waits, what was set aside, and what other workstations delivered, invented. */
import type { SiteView } from '../../../shared/contract/unsent.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import type { Handlers } from './fake-bridge.ts';
import { ago, id } from './people.ts';

const DAY = 24 * 60;

const station = (
  n: number,
  name: string,
  delivered: number | null,
  seen: number | null,
  state: 'active' | 'retired' | 'revoked' = 'active',
): SiteView['workstations'][number] => ({
  id: id(600 + n),
  name,
  state,
  enrolledAt: ago(200 * DAY),
  lastDeliveredAt: delivered === null ? null : ago(delivered),
  lastSeenAt: seen === null ? null : ago(seen),
  through: 900 * n,
});

export const site: SiteView = {
  own: id(601),
  readAt: ago(2),
  now: ago(2),
  workstations: [
    station(1, 'Reception 1', 3, 1),
    station(2, 'Reception 2', 22, 1),
    station(3, 'Wing office', 3 * DAY + 60, 3 * DAY),
    station(4, 'Old laptop', 60 * DAY, 60 * DAY, 'retired'),
  ],
};

export function unsentHandlers(): Handlers {
  return {
    'workstation.unsent': () => ({
      count: 14,
      oldestAt: ago(80),
      setAside: 1,
      listed: 1,
      lastFile: {
        at: ago(40),
        fileName: 'throughcare-DEM-Reception-1-2026-11-22-190005.unsent',
        count: 12,
        by: 'Sam Price',
        since: 2,
      },
    }),
    'replication.setAside': () => [
      {
        id: id(77),
        at: ago(300),
        writtenHere: true,
        what: 'Note',
        author: 'Ruth Okafor',
        reason: 'It was set aside because another change has the same id.',
      },
    ],
    'workstation.exportUnsent': ({ password }) => {
      if (password === 'wrong')
        throw new Failure('wrong-password', 'The password is not right. No file was written.', {
          field: 'password',
        });
      return {
        fileName: 'throughcare-DEM-Reception-1-2026-11-22-194005.unsent',
        at: ago(0),
        device: id(9),
        from: 1191,
        to: 1204,
        count: 14,
        setAside: 1,
        digest: '0'.repeat(64),
        bytes: 18_400,
      };
    },
  };
}
