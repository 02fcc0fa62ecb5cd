/** An update that is there, invented. */
import { Failure } from '../../../shared/failure/failure.ts';
import type { UpdateState } from '../../../shared/contract/updates.ts';
import type { Handlers } from './fake-bridge.ts';
import { ago } from './people.ts';

const foundUpdate: UpdateState = {
  current: '1.1.0',
  busy: null,
  found: {
    version: '1.2.0',
    releasedAt: '2026-11-20T10:00:00.000Z',
    notes:
      'The release diary shows bank holidays.\nThe wing list prints on one page.\nA second-stage assessment can be begun from the list of the day.',
    source: 'given',
  },
  refusals: ['One assessment is not signed yet. Sign it, or interrupt it with a reason; then install.'],
  askedAt: ago(2),
  problem: null,
};

export function updateHandlers(): Handlers {
  return {
    'updates.state': () => foundUpdate,
    'updates.check': () => ({ ...foundUpdate, refusals: [] }),
    'updates.fromFolder': () => ({
      ...foundUpdate,
      problem: 'There is no signed release (manifest.json) in this folder.',
    }),
    'updates.install': () => {
      throw new Failure('refused', 'This is a demonstration of the page.');
    },
  };
}
