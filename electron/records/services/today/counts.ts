/** How much is owed in each area, for the rail: numbers and nobody's name, from what the areas themselves are drawn from. */
import { presses } from '../../../../shared/acct/pressing.ts';
import { acctChannels } from '../../../../shared/contract/acct.ts';
import type { Access } from '../../../../shared/contract/channel.ts';
import type { Output } from '../../../../shared/contract/contract.ts';
import { patientChannels } from '../../../../shared/contract/patients.ts';
import { civilDateOf } from '../../../../shared/followup/clock.ts';
import { isPressing } from '../../../../shared/followup/pressing.ts';
import type { Role } from '../../../../shared/records/people.ts';
import { boardRows } from '../acct/board.ts';
import type { ServiceContext } from '../context.ts';
import { sceneOf } from '../followup/scene/scene.ts';
import { stripRows } from '../followup/strip.ts';
import { toDecide } from '../patients/duplicates.ts';
import { boardEntries } from '../reception/board/board-entries.ts';
import { isFirstStageOwed } from '../reception/board/stage.ts';
import { followOnPressing } from './releases.ts';

/** What is due later than this is not yet today's. */
const SOON_MS = 24 * 60 * 60_000;

export function owedCounts(context: ServiceContext): Output<'today.counts'> {
  const { store, staff, establishment } = context;
  const now = context.now();
  const today = civilDateOf(now);
  const arrivals = boardEntries(store, today, establishment.id);
  const strip = stripRows(context, sceneOf(context));
  const counts = {
    arrivals: arrivals.filter((entry) => isFirstStageOwed(store, entry)).length,
    followUp: strip.filter((row) => isPressing(row, today)).length,
  };
  // Of what a role may not open it is not told the number either.
  const accts = may(staff.role, acctChannels['acct.board']) ? boardRows(context) : [];
  const pressing = accts.filter(({ milestones }) =>
    milestones.some((milestone) => presses(milestone, staff.role, now)),
  );
  const decides = may(staff.role, patientChannels['patients.toDecide']);
  return {
    ...counts,
    acct: pressing.length,
    release: followOnPressing(context, SOON_MS),
    ...(decides ? toDecide(context) : { conflicts: 0, duplicates: 0 }),
  };
}

function may(role: Role, { access }: { readonly access: Access }): boolean {
  return typeof access === 'string' || access.includes(role);
}
