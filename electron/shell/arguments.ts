/** The command line of the window. Chromium's own switches stand among them and are left alone. */
import path from 'node:path';
import { parseArgs } from 'node:util';

export interface ShellArguments {
  /** Data folder, or null for the account's own. */
  readonly dataDir: string | null;
  readonly demo: boolean;
  /** `--device-secret=file`: drills and demonstrations on a machine without a keychain. */
  readonly secretInFile: boolean;
  /** `--attended`: the window tests attach before the first window opens. */
  readonly attended: boolean;
  readonly centralUrl: string | null;
  readonly enrol: { readonly centralUrl: string; readonly code: string } | null;
}

/** Reads `--data DIR --central URL --enrol CODE --demo --device-secret=file --attended`. */
export function shellArguments(argv: readonly string[]): ShellArguments {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      data: { type: 'string' },
      central: { type: 'string' },
      enrol: { type: 'string' },
      demo: { type: 'boolean' },
      attended: { type: 'boolean' },
      'device-secret': { type: 'string' },
    },
  });
  const { data, central, enrol } = values;
  return {
    dataDir: typeof data === 'string' ? path.resolve(data) : null,
    demo: values.demo === true,
    attended: values.attended === true,
    secretInFile: values['device-secret'] === 'file',
    centralUrl: typeof central === 'string' ? central : null,
    enrol:
      typeof central === 'string' && typeof enrol === 'string' ? { centralUrl: central, code: enrol } : null,
  };
}
