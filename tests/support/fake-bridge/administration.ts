/** Staff, audit and content packs, invented. */
import type { Handlers } from './fake-bridge.ts';
import { ago, id } from './people.ts';
import { unsentHandlers } from './unsent.ts';

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
    'workstation.recovery': () => ({ report: null }),
    ...unsentHandlers(),
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
