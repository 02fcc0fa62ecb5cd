/** What the establishment decides, and how long this workstation may still go without the central record. */
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import type { policyChannels } from '../../../../shared/contract/policy.ts';
import { policyBounds } from '../../../../shared/records/policy.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import type { Caller, CallerHandlers } from '../../workstation/caller.ts';
import { derivedId } from '../common/ids.ts';
import { textOf } from '../common/read.ts';
import { staffName } from '../common/staff.ts';
import { changeDraft, present } from '../common/write.ts';

export const policyHandlers: CallerHandlers<keyof typeof policyChannels> = {
  'policy.get': get,
  'policy.set': set,
};

function get({ core }: Caller): Output<'policy.get'> {
  const { store } = core.host;
  const record = store.record('site-policy', derivedId.sitePolicy(core.establishment.id));
  const [by, at] = [textOf(record, 'setBy'), textOf(record, 'setAt')];
  return {
    ...core.policy,
    set: by === null || at === null ? null : { by: staffName(store, by), at },
    differs: [...Object.keys(policyBounds), 'workingHours'].some(
      (field) => record?.fields[field]?.conflict === true,
    ),
    grantDaysLeft: core.grant?.daysLeft(core.policy) ?? core.policy.grantDays,
  };
}

function set({ core, session }: Caller, input: Parsed<'policy.set'>): { ok: true } {
  const { store } = core.host;
  const { staff } = session;
  if (staff === null) throw new Failure('signed-out', 'Nobody is signed in. Sign in first.');
  if (input.grantWarnDays >= input.grantDays) {
    throw new Failure('invalid', 'The warning has to begin after the last contact: choose fewer days.', {
      field: 'grantWarnDays',
    });
  }
  const id = derivedId.sitePolicy(core.establishment.id);
  const draft = changeDraft(
    store.record('site-policy', id),
    { type: 'site-policy', id, patient: null },
    {
      establishment: core.establishment.id,
      ...input,
      setBy: staff.staffId,
      setAt: new Date(core.options.now()).toISOString(),
    },
  );
  store.commit([draft].filter(present), { staffId: staff.staffId, establishment: core.establishment.id });
  core.tellPolicy();
  return { ok: true };
}
