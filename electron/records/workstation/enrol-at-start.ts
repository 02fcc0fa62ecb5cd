/** Enrolment with a code from the command line. */
import type { Workstation } from '../workstation.ts';

/**
 * Enrols a workstation that is not enrolled yet; one that is keeps its enrolment, so that the same command can start it
 * again. Answers the sentence of what went wrong, or null.
 */
export async function enrolAtStart(
  workstation: Workstation,
  input: { readonly centralUrl: string; readonly code: string },
): Promise<string | null> {
  const link = workstation.connect(() => {});
  try {
    const state = await link.call('session.state');
    if (!state.ok || (state.output as { phase: string }).phase !== 'not-enrolled') return null;
    const answer = await link.call('session.enrol', { ...input });
    return answer.ok ? null : answer.failure.sentence;
  } finally {
    link.close();
  }
}
