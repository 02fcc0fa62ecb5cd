/** Sign-ins of the demonstration establishment, from `demo.json`. Never read in a real installation. */
import path from 'node:path';
import { z } from 'zod';
import { sessionStateSchema, type SessionState } from '../../../shared/contract/session.ts';
import { readIfThere } from '../security/durable-file.ts';

const demonstrationSchema = z.object({ staff: sessionStateSchema.shape.demonstration });

/** Who can sign in to the demonstration; nobody when this is not one. */
export function demonstrationStaff(dataDir: string, demo: boolean): SessionState['demonstration'] {
  if (!demo) return [];
  const text = readIfThere(path.join(dataDir, 'demo.json'));
  return text === null ? [] : demonstrationSchema.parse(JSON.parse(text)).staff;
}
