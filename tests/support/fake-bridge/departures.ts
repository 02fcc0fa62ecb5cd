/** People who come and go, invented. */
import type { Handlers } from './fake-bridge.ts';

export function departureHandlers(): Handlers {
  return {
    'departures.destinations': () => [{ id: 'NOR', name: "HMP St Mary's, Norwich", kind: 'prison' }],
    'departures.record': () => ({ patientId: '00000000-0000-4000-8000-000000000001' }),
    'departures.takeBack': () => ({ ok: true }),
    'departures.claimed': () => [],
    'transfers.ask': () => ({ ok: true }),
    'transfers.asked': () => ({ state: 'not-asked', sentence: 'Nobody has asked yet.', patients: [] }),
    'retention.status': () => ({ days: 30, removed: 3, stopped: null }),
    'retention.approve': () => ({ ok: true }),
    'retention.keepFor': () => ({ ok: true }),
  };
}
