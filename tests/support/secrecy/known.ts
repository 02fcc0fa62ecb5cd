/** What the test knows and nobody should find: the data key of the workstation. */
import { fileDeviceSecret } from '../../../electron/records/security/device-secret.ts';
import { KeyRing } from '../../../electron/records/security/keyring.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import { demoPassword } from '../../../scripts/demo/establishment.ts';
import { keyNeedles, type Needles } from './needles.ts';

/** The data key of a demonstration's workstation, opened as a member of staff would; the folder is only read. */
export async function dataKeyOf(dataDir: string): Promise<Needles> {
  const deviceSecret = fileDeviceSecret(dataDir);
  const ring = new KeyRing({ ...realWorld, dataDir, deviceSecret, scryptCost: 2 ** 15 });
  const opened = await ring.open('r.okafor', demoPassword);
  if (opened === null) throw new Error('the demonstration’s password opens nothing');
  return keyNeedles(opened.dataKey);
}
