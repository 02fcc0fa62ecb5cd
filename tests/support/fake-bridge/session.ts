/** Signing in, locking, and the link to the central record. Any password but "wrong" is right. */
import type { SessionState } from '../../../shared/contract/session.ts';
import type { ReplicationStatus } from '../../../shared/contract/workstation.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { roleSchema, type Role } from '../../../shared/records/people.ts';
import type { Emit, Handlers } from './fake-bridge.ts';
import { ago, id } from './people.ts';
import { site } from './unsent.ts';

const staff: [string, string, Role][] = [
  ['rokafor', 'Ruth Okafor', 'nurse'],
  ['tbeck', 'Tom Beck', 'healthcare-assistant'],
  ['jsingh', 'Jaspreet Singh', 'mental-health-nurse'],
  ['mgrant', 'Moira Grant', 'healthcare-manager'],
  ['acole', 'Abi Cole', 'release-coordinator'],
  ['admin', 'Sam Price', 'administrator'],
  ['auditor', 'Lena Fox', 'auditor'],
];

function meOf(username: string): NonNullable<SessionState['me']> {
  const [name, full, role] = staff.find(([known]) => known === username) ?? staff[0]!;
  return { id: `staff-${name}`, username: name, name: full, role, registration: '12A3456E' };
}

const WORDS = '7K2M-9QXT-04HD-ZB8W-N3RF-61VJ-CYPA-8GEM-5T2S';

export function sessionHandlers(query: URLSearchParams, emit: Emit): Handlers {
  const asked = query.get('phase') as SessionState['phase'] | null;
  const role = roleSchema.safeParse(query.get('role'));
  let phase: SessionState['phase'] = asked ?? 'signed-in';
  let me = meOf(staff.find(([, , held]) => role.success && held === role.data)?.[0] ?? 'rokafor');
  const kept = new Map<string, string>();
  let emergency: string | null = null;
  let status = statusOf(query.get('link') === 'cut');
  const go = (next: SessionState['phase']) => {
    phase = next;
    emit('session', { phase });
    return { ok: true as const };
  };
  const check = (password: string) => {
    if (password === 'wrong') throw new Failure('wrong-password', 'That is not the password of this user.');
  };
  const state = (): SessionState => ({
    phase,
    establishment: phase === 'not-enrolled' ? null : { id: 'DEM', name: 'HMP Demonstration' },
    workstation: phase === 'not-enrolled' ? null : 'Reception 1',
    me: phase === 'signed-in' || phase === 'locked' ? me : null,
    notices:
      phase === 'blocked'
        ? [{ level: 'error', sentence: 'The store on this workstation was written by a newer version.' }]
        : [],
    demonstration:
      phase === 'not-enrolled' || phase === 'no-staff'
        ? []
        : staff.map(([username, name, held]) => ({ username, name, role: held, password: 'demonstration' })),
    damaged: false,
    secretLost: phase === 'blocked' && query.has('lost'),
    idleLockMinutes: 10,
    version: '0.1.0',
    now: new Date().toISOString(),
  });
  return {
    'session.state': state,
    'session.enrol': () => (
      go('no-staff'),
      { establishment: 'HMP Demonstration', workstation: 'Reception 1' }
    ),
    'session.firstAdministrator': () => (
      go('signed-out'),
      {
        recoveryWords: WORDS,
      }
    ),
    'session.signIn': ({ username, password }) => {
      check(password);
      me = meOf(username);
      go('signed-in');
      return { me };
    },
    'session.recoverWithWords': ({ username }) => {
      go('signed-out');
      return {
        recoveryWords: WORDS,
        sentences: [
          `${meOf(username).name} signs in with the new password from now on.`,
          'The words that you typed are spent. Destroy their paper when the new words are locked away.',
          'Nobody else can sign in on this workstation now. Admit everybody again on the page Staff, each with a new password.',
        ],
      };
    },
    'policy.get': () => ({
      idleLockMinutes: 5,
      grantDays: 30,
      grantWarnDays: 7,
      workingHours: null,
      set: { by: 'Moira Grant', at: ago(60 * 24 * 3) },
      differs: false,
      grantDaysLeft: 30,
    }),
    'policy.set': () => ({ ok: true }),
    'access.mine': () => ({
      endsAt: emergency,
      opens:
        me.role === 'release-coordinator'
          ? [
              { channel: 'acct.narrative', what: 'what the ACCT says' },
              { channel: 'acct.person', what: 'the ACCT' },
              { channel: 'acct.timeline', what: 'the timeline of the ACCT' },
            ]
          : [],
    }),
    'access.breakGlass': () => ({ endsAt: (emergency = ago(-30)) }),
    'access.toReview': () => [
      {
        accessId: id(9),
        patientId: id(1),
        patientName: 'REILLY, Daniel',
        byName: 'Abi Cole',
        role: 'release-coordinator',
        reason: 'Found unwell in the visits hall, no nurse on the wing',
        openedAt: ago(95),
        endsAt: ago(65),
        mine: false,
      },
    ],
    'access.review': () => ({ ok: true }),
    'session.recoveryDrill': () => ({ at: new Date().toISOString() }),
    'session.keys': () => ({
      secretIn: 'keychain',
      drill: { at: ago(60 * 24 * 40), by: 'Sam Price' },
      wordsMadeAt: null,
      enrolAgain: query.has('lost'),
    }),
    'session.enrolAgain': () => ({ ok: true }),
    'session.unlock': ({ password }) => (check(password), go('signed-in'), { me }),
    'session.lock': () => (phase === 'signed-in' ? go('locked') : { ok: true }),
    'session.keep': ({ kept: text }) => (kept.set(me.username, text), { ok: true }),
    'session.kept': () => {
      const text = kept.get(me.username) ?? null;
      kept.delete(me.username);
      return { kept: text };
    },
    'session.signOut': () => go('signed-out'),
    'session.changePassword': ({ current }) => (check(current), { ok: true }),
    'replication.status': () => status,
    'replication.now': () => status,
    'replication.site': () => site,
    'replication.cut': ({ cut }) => {
      status = statusOf(cut);
      emit('replication', status);
      return status;
    },
  };
}

function statusOf(cut: boolean): ReplicationStatus {
  return {
    state: cut ? 'no-network' : 'up-to-date',
    sentence: cut ? 'No network since 18:05, 14 saves waiting' : 'Up to date 19:32',
    saved: 1204,
    waiting: cut ? 14 : 0,
    oldestWaitingAt: cut ? ago(580) : null,
    lastReachedAt: ago(cut ? 85 : 1),
    lastProvedEqualAt: ago(cut ? 90 : 2),
    centralHolds: 18_204,
    quarantined: cut ? 1 : 0,
    parked: 0,
    backup:
      new URLSearchParams(window.location.search).get('backup') === 'overdue'
        ? {
            line: 'Backup overdue',
            sentence:
              'The last backup of this workstation was made 2 days ago. Tell your administrator: the page Workstation says what is wrong.',
          }
        : null,
    progress: cut ? null : { what: 'Receiving the caseload', done: 14_200, total: 20_000 },
    clockSkewSeconds: 1,
    details: [],
  };
}
