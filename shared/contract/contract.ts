/** The one contract between the page (or a headless caller) and the records process: channel -> schemas and roles. */
import type { z } from 'zod';
import { acctChannels } from './acct.ts';
import { acctInputChannels } from './acct-input.ts';
import { auditChannels } from './audit.ts';
import { backupChannels } from './backup.ts';
import { departureChannels } from './departures.ts';
import { emergencyChannels } from './emergency.ts';
import { followUpChannels } from './followup.ts';
import { keyChannels } from './keys.ts';
import { measureChannels } from './measures.ts';
import { patientChannels } from './patients.ts';
import { policyChannels } from './policy.ts';
import { receptionChannels } from './reception.ts';
import { releaseDayChannels } from './release-day.ts';
import { releasePackChannels } from './release-packs.ts';
import { releaseMeasureChannels } from './release-measures.ts';
import { releaseCareChannels, releasePlanChannels } from './release.ts';
import { secondStageChannels } from './second-stage.ts';
import { sessionChannels } from './session.ts';
import { todayChannels } from './today.ts';
import { unsentChannels } from './unsent.ts';
import { updateChannels } from './updates.ts';
import { workstationChannels } from './workstation.ts';

export const contract = {
  ...sessionChannels,
  ...keyChannels,
  ...policyChannels,
  ...emergencyChannels,
  ...patientChannels,
  ...receptionChannels,
  ...secondStageChannels,
  ...followUpChannels,
  ...measureChannels,
  ...releasePlanChannels,
  ...releaseCareChannels,
  ...releaseDayChannels,
  ...releasePackChannels,
  ...releaseMeasureChannels,
  ...departureChannels,
  ...acctChannels,
  ...acctInputChannels,
  ...workstationChannels,
  ...todayChannels,
  ...auditChannels,
  ...unsentChannels,
  ...backupChannels,
  ...updateChannels,
} as const;

export type ChannelName = keyof typeof contract;
/** Input as the caller may write it (defaults left out). */
export type Input<C extends ChannelName> = z.input<(typeof contract)[C]['input']>;
/** Input as the handler receives it. */
export type Parsed<C extends ChannelName> = z.output<(typeof contract)[C]['input']>;
export type Output<C extends ChannelName> = z.output<(typeof contract)[C]['output']>;
