/** Whether an assessment may be signed, and by whom. Refused in sentences that say what is still to do. */
import type { Evaluation } from '../../../../../shared/clinical/index.ts';
import type { Role } from '../../../../../shared/records/people.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import type { ServiceContext } from '../../context.ts';
import { openConflicts } from '../../common/conflicts.ts';
import { isTrue, textOf } from '../../common/read.ts';
import { fieldLabel } from '../../labels/field-label.ts';
import type { AssessmentCase } from '../assessment/case.ts';
import { splitField } from '../assessment/stored-answers.ts';

/** More sentences than this nobody reads at once; the rest is counted. */
const MOST_SENTENCES = 15;

/** Roles whose holders are registered nurses and may sign for a healthcare assistant. */
const registeredRoles: readonly Role[] = ['nurse', 'mental-health-nurse', 'healthcare-manager'];

/** Throws a Failure `invalid` naming everything that is missing, or `conflict` where two people's answers differ. */
export function mustBeReady({ record, pack: { pack } }: AssessmentCase, evaluation: Evaluation): void {
  const undecided = openConflicts(record).filter((field) => splitField(field) !== null);
  const sentences = [
    ...undecided.map(
      (field) => `${fieldLabel(pack, field)}: two people gave different answers. Decide which stands.`,
    ),
    ...evaluation.readyToSign.missing,
  ];
  if (sentences.length === 0) return;
  const rest = sentences.length - MOST_SENTENCES;
  const shown = sentences.slice(0, MOST_SENTENCES);
  if (rest > 0) shown.push(`And ${rest} more.`);
  throw new Failure(undecided.length > 0 ? 'conflict' : 'invalid', shown.join(' '), {
    field: undecided[0] ?? evaluation.readyToSign.items[0]?.id ?? 'assessmentId',
  });
}

/**
 * The supervising registered nurse to record: required when a healthcare assistant signs, or gave the assessment that
 * somebody without registration signs (NG57: done by a professional, or by a trained assistant under one).
 */
export function supervisorFor(
  context: Pick<ServiceContext, 'store' | 'staff'>,
  assessor: string | null,
  named: string | null,
): string | null {
  const { store, staff } = context;
  const assistant = (id: string | null): boolean =>
    id !== null && textOf(store.record('staff', id), 'role') === 'healthcare-assistant';
  const needed =
    staff.role === 'healthcare-assistant' || (assistant(assessor) && !registeredRoles.includes(staff.role));
  if (named === null) {
    if (!needed) return assistant(assessor) ? staff.staffId : null;
    throw new Failure('invalid', 'Name the registered nurse who supervised this assessment.', {
      field: 'supervisor',
    });
  }
  const nurse = store.record('staff', named);
  const role = textOf(nurse, 'role');
  const fits =
    named !== staff.staffId &&
    isTrue(nurse, 'active') &&
    registeredRoles.some((each) => each === role) &&
    (textOf(nurse, 'registration') ?? '').trim() !== '';
  if (fits) return named;
  if (!needed && named === staff.staffId) return null;
  throw new Failure(
    'invalid',
    'The supervisor has to be a registered nurse who works here now. Choose another.',
    {
      field: 'supervisor',
    },
  );
}
