/** Staff, audit and content packs, invented. */
import type { AuditFlag } from '../../../shared/audit/flags.ts';
import type { Handlers } from './fake-bridge.ts';
import { ago, id } from './people.ts';
import { backupHandlers } from './backup.ts';
import { unsentHandlers } from './unsent.ts';
import { updateHandlers } from './updates.ts';

export function administrationHandlers(): Handlers {
  return {
    'administration.staff': () => [
      member('rokafor', 'Ruth Okafor', 'nurse', true, true),
      member('mgrant', 'Moira Grant', 'healthcare-manager', true, true),
      member('tbeck', 'Tom Beck', 'healthcare-assistant', true, false),
      member('dhall', 'Dee Hall', 'nurse', false, false),
    ],
    'administration.admitStaff': (input) => ({ ...input, id: 'new', active: true, admittedHere: true }),
    'administration.removeStaff': () => ({ ok: true }),
    'audit.find': ({ patient, flags }) => {
      const all = trail().filter((entry) => patient === undefined || entry.patient === patient);
      const entries = all.filter(
        (entry) => flags?.length === 0 || flags?.some((flag) => entry.flags.includes(flag)),
      );
      return {
        whole: true,
        sentence:
          'All workstations of this establishment, as far as they have delivered to the central record.',
        brokenAt: null,
        alarms: [
          {
            workstation: id(90),
            workstationName: 'Wing office',
            stream: id(91),
            seq: 4021,
            kind: 'missing',
            noticedAt: ago(400),
          },
        ],
        entries,
        next: null,
      };
    },
    'audit.export': () => ({ csv: 'when,who', entries: 12, complete: true }),
    'administration.audit': ({ limit }) => ({
      intact: true,
      entries: [
        'signed in',
        'searched',
        'opened a patient',
        'printed the wing summary',
        'signed an assessment',
      ]
        .map((event, at) => ({
          seq: 200 - at,
          at: ago(3 + 7 * at),
          staff: 'staff-rokafor',
          staffName: 'Ruth Okafor',
          event,
          patient: at > 1 ? id(1) : null,
          detail: at === 1 ? '"reilly", 2 found' : '',
        }))
        .slice(0, limit),
    }),
    'content.packs': () => [
      {
        id: 'first-stage-prison',
        version: '1.0.0',
        title: 'First-stage assessment, adult prison',
        signOff: 'awaiting',
      },
      {
        id: 'first-stage-women',
        version: '1.0.0',
        title: 'First-stage assessment, women',
        signOff: 'awaiting',
      },
    ],
    'workstation.backup': () => ({ ok: true }),
    ...backupHandlers(),
    'workstation.recovery': () => ({ report: null }),
    ...unsentHandlers(),
    ...updateHandlers(),
  };
}

function member(
  username: string,
  name: string,
  role: 'nurse' | 'healthcare-manager' | 'healthcare-assistant',
  active: boolean,
  admittedHere: boolean,
) {
  return { id: `staff-${username}`, username, name, role, registration: '12A3456E', active, admittedHere };
}

/** Openings of an evening at two workstations, some worth a second look. */
function trail() {
  const rows: readonly [string, string | null, string, AuditFlag[]][] = [
    ['signed-in', null, '', []],
    ['search', null, 'o’brien', []],
    ['open', id(1), '', ['same-surname']],
    ['open', id(2), '', ['high-profile', 'out-of-hours']],
    ['print', id(1), 'wing summary, printer', []],
    ['sign', id(1), '', []],
    ['audit-exported', null, 'Complaint 12/26', []],
  ];
  return rows.map(([event, patient, detail, flags], at) => ({
    stream: id(92),
    seq: 200 - at,
    at: ago(3 + 7 * at),
    workstation: at % 2 === 0 ? 'Reception' : 'Wing office',
    staff: 'staff-rokafor',
    staffName: at % 2 === 0 ? 'Ruth Okafor' : 'Máire Ní Bhriain',
    event,
    patient,
    patientName: patient === null ? null : patient === id(1) ? 'O’REILLY, Séan' : 'علي, سارة',
    detail,
    flags: [...flags],
  }));
}
