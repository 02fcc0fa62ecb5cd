/** The link to the central record, as the workstation uses it. */
import { Failure } from '../../../shared/failure/failure.ts';
import type { Enrol, StartReplication } from './options.ts';
import { notConnected } from './replication-link.ts';

/** Enrols this workstation with a code. */
export const enrol: Enrol = () => {
  throw new Failure('offline', 'This build cannot reach a central record yet.');
};

/** Runs replication until it is stopped. */
export const startReplication: StartReplication = () => ({
  status: () => notConnected(true),
  now: async () => {},
  cut: () => {},
  stop: async () => {},
});
