/** A keychain of the operating system as the key ring sees one: outside the data folder, and it can be reset. */
import type { DeviceSecret } from '../../electron/records/security/device-secret.ts';

export interface Keychain extends DeviceSecret {
  reset(): void;
}

export function keychain(): Keychain {
  let held: Uint8Array | null = null;
  return {
    kind: 'keychain',
    read: async () => held,
    write: async (secret) => void (held = Uint8Array.from(secret)),
    reset: () => void (held = null),
  };
}
