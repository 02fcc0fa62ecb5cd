/** What the sign-in page shows: phase, place, notices, and in the demonstration who can sign in. */
import type { SessionState } from '../../../shared/contract/session.ts';
import type { Connection } from './connection.ts';
import type { WorkstationCore } from './core.ts';
import { demonstrationStaff } from './demonstration.ts';

/** Difference to the central record's clock from which due dates may be wrong by a lot (DESIGN §5). */
const CLOCK_WARNING_SECONDS = 120;

/** State of one connection. */
export function sessionState(core: WorkstationCore, connection: Connection): SessionState {
  const { options, enrolment } = core;
  const { staff } = connection.session;
  const place = enrolment?.identity.establishment ?? null;
  return {
    phase: phase(core, connection),
    establishment: place && { id: place.id, name: place.name },
    workstation: enrolment?.name ?? null,
    me: staff && { ...meOf(staff) },
    notices: notices(core),
    demonstration: demonstrationStaff(options.dataDir, options.demo),
    damaged: core.damaged,
    secretLost: core.secretLost,
    idleLockMinutes: core.policy.idleLockMinutes,
    version: options.version,
    now: new Date(options.now()).toISOString(),
  };
}

/** A member of staff as the contract shows them. */
export function meOf(staff: NonNullable<Connection['session']['staff']>): NonNullable<SessionState['me']> {
  const { staffId, username, name, role, registration } = staff;
  return { id: staffId, username, name, role, registration };
}

function phase(core: WorkstationCore, connection: Connection): SessionState['phase'] {
  if (core.blocked !== null) return 'blocked';
  if (core.enrolment === null) return 'not-enrolled';
  if (!core.keyRing.exists()) return 'no-staff';
  return connection.session.phase;
}

function notices(core: WorkstationCore): SessionState['notices'] {
  const found: SessionState['notices'] = [];
  const { deviceSecret } = core.options;
  if (core.blocked !== null) found.push({ level: 'error', sentence: core.blocked.sentence });
  if (core.storeProblem !== null) found.push({ level: 'error', sentence: core.storeProblem });
  if (deviceSecret.kind === 'file') {
    found.push({
      level: 'warning',
      sentence:
        'The secret of this workstation is kept in a file, not in the computer’s keychain. For demonstrations and tests only: do not enter real people.',
    });
  }
  if (core.blocked === null && core.keyRing.oneCopyDamaged()) {
    found.push({
      level: 'warning',
      sentence:
        'One of the two copies of the key ring was damaged. The other one is in use. Tell the administrator.',
    });
  }
  const grant = core.grant?.warning(core.policy) ?? null;
  if (grant !== null) found.push({ level: 'warning', sentence: grant });
  const skew = core.replicationStatus().clockSkewSeconds;
  if (skew !== null && Math.abs(skew) > CLOCK_WARNING_SECONDS) {
    found.push({
      level: 'warning',
      sentence: `The clock of this computer is ${skewWords(skew)} the central record’s. Due dates may be wrong until it is set right.`,
    });
  }
  return found;
}

function skewWords(seconds: number): string {
  const size = Math.abs(seconds);
  const amount =
    size < 7200
      ? `${Math.round(size / 60)} minutes`
      : size < 172_800
        ? `${Math.round(size / 3600)} hours`
        : `${Math.round(size / 86_400)} days`;
  return `${amount} ${seconds > 0 ? 'ahead of' : 'behind'}`;
}
