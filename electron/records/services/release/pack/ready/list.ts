/** Packs that stand ready on this workstation, for the list and for printing with no network. */
import type { Output, Parsed } from '../../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../../shared/failure/failure.ts';
import { mustHave } from '../../../common/read.ts';
import type { ServiceContext } from '../../../context.ts';
import { plannedPeople } from '../../diary/records.ts';
import { stayIdsOf } from '../packs.ts';
import { buildAll, isRunning, lastRunAt } from './nightly.ts';
import { markFor, standingPack } from './standing.ts';

export function listReady(context: ServiceContext): Output<'release.ready'> {
  const { store } = context;
  const people = new Map(
    plannedPeople(context).flatMap(({ here }) => here.stays.map(({ stayId }) => [stayId, here] as const)),
  );
  const rows = store.shelf.readyAll().flatMap((row) => {
    const here = people.get(row.stay);
    return here === undefined ? [] : [{ ...row, person: here.person }];
  });
  return {
    lastRunAt: lastRunAt(context),
    running: isRunning(store),
    packs: rows
      .filter(({ builtAt }) => builtAt !== '')
      .map(({ person, builtAt, mark, gaps, patient }) => {
        const stale = mark !== markFor(context, patient);
        return { person, builtAt, stale, gaps };
      }),
    failed: rows.flatMap(({ person, problem }) => (problem === null ? [] : [{ person, words: problem }])),
  };
}

/** Answers at once; the list says when it is done. */
export function rebuildReady(context: ServiceContext): Output<'release.rebuildReady'> {
  void buildAll(context);
  return { ok: true };
}

export function showReady(
  context: ServiceContext,
  { stayId, edition }: Parsed<'release.readyPack'>,
): Output<'release.readyPack'> {
  mustHave(context.store, 'stay', stayId);
  const standing = standingPack(context, stayIdsOf(context, stayId));
  if (standing === null)
    throw new Failure('not-found', 'No pack stands ready for this person on this workstation. Build it now.');
  const document = standing.held.documents.find((each) => each.edition === edition);
  if (document === undefined)
    throw new Failure('not-found', 'That edition is not kept ready: the list of ready packs says why.');
  return { document, builtAt: standing.builtAt };
}
