/** Whether a Debian package can be installed here as it is. No Electron here, so that tests run it. */
import { execFile } from 'node:child_process';
import { Failure } from '../../../shared/failure/failure.ts';

/** Nothing is fetched and nothing removed for it; whatever would need either fails. */
const SIMULATED = ['--simulate', '--no-download', '--no-remove', '--no-install-recommends', 'install'];

/**
 * Throws a Failure `refused` in words unless the system's package manager would take the file as it is. Asked before anything is changed,
 * because the way out of a package with a part missing is to remove it: seen, with apt-get, on a machine without a network (decision 0083).
 */
export async function assertFits(file: string): Promise<void> {
  const problem = await new Promise<Error | null>((resolve) => {
    execFile('apt-get', [...SIMULATED, file], { env: { ...process.env, LC_ALL: 'C' } }, resolve);
  });
  // A system without apt-get removes nothing by itself either.
  if (problem === null || (problem as NodeJS.ErrnoException).code === 'ENOENT') return;
  throw new Failure(
    'refused',
    'This version does not fit this computer: its installer is damaged, or needs a part that is missing here. Nothing was changed. Tell the people who look after this computer.',
    { cause: problem },
  );
}
