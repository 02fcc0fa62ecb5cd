/** Two builds of the program: the present one, and a newer one that knows a further type and a newer version of another. */
import { z } from 'zod';
import { defineRecord, type RecordType } from '../../shared/records/define.ts';
import { recordTypes } from '../../shared/records/registry.ts';
import { saferTrue } from '../../shared/records/safer.ts';
import type { RecordTypes } from './replica.ts';

const acct = recordTypes['acct'] as RecordType;

export const present: RecordTypes = recordTypes;
export const newer: RecordTypes = {
  ...recordTypes,
  acct: {
    ...acct,
    version: acct.version + 1,
    fields: { ...acct.fields, watched: z.boolean() },
    safer: { ...acct.safer, watched: saferTrue },
  },
  'cell-sharing': defineRecord({
    type: 'cell-sharing',
    version: 1,
    fields: { risk: z.enum(['low', 'high']), note: z.string().max(200) },
  }),
};
