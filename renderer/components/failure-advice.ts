/** What is safe and what to do, for every kind of failure. The sentence of the failure itself says what happened. */
import type { FailureKind } from '../../shared/failure/failure.ts';

interface Advice {
  title: string;
  safe: string;
  todo: string;
}

const nothingChanged = 'Nothing was changed. Everything saved before is safe.';
const safeHere = 'Everything saved on this workstation is safe.';

const advice: Record<FailureKind, Advice> = {
  invalid: { title: 'Not accepted', safe: nothingChanged, todo: 'Correct it and try again.' },
  'not-found': { title: 'Not found', safe: nothingChanged, todo: 'Go back and open it again.' },
  forbidden: {
    title: 'Not allowed',
    safe: nothingChanged,
    todo: 'Ask somebody whose role may do this, or ask a manager to change yours.',
  },
  'signed-out': { title: 'Signed out', safe: safeHere, todo: 'Sign in again.' },
  locked: { title: 'Locked', safe: safeHere, todo: 'Unlock with your password.' },
  'wrong-password': { title: 'Wrong password', safe: nothingChanged, todo: 'Type it again.' },
  wait: { title: 'Too many attempts', safe: safeHere, todo: 'Wait, then type the password again.' },
  conflict: {
    title: 'Somebody else wrote first',
    safe: 'Both values are kept.',
    todo: 'Look at both and decide which is right.',
  },
  full: {
    title: 'Not saved: the disk is full',
    safe: 'Earlier saves are safe, and what you typed is still on this screen.',
    todo: 'Leave this screen open, tell an administrator, and save again when there is room.',
  },
  readonly: {
    title: 'Not saved: the store cannot be written',
    safe: 'Earlier saves are safe, and what you typed is still on this screen.',
    todo: 'Tell an administrator. Write on paper until it is put right.',
  },
  busy: { title: 'Busy', safe: nothingChanged, todo: 'Try again in a moment.' },
  corrupt: {
    title: 'The store on this workstation is damaged',
    safe: 'What the central record holds is safe.',
    todo: 'Use another workstation and tell an administrator.',
  },
  newer: {
    title: 'This application is too old for its store',
    safe: 'The store was not touched.',
    todo: 'Ask an administrator to install the current version.',
  },
  'wrong-key': {
    title: 'The store cannot be unlocked',
    safe: 'The store was not touched.',
    todo: 'Tell an administrator: the recovery words may be needed.',
  },
  content: {
    title: 'The question set is damaged',
    safe: safeHere,
    todo: 'Use the paper form and tell an administrator.',
  },
  offline: {
    title: 'The central record does not answer',
    safe: `${safeHere} It is sent when the network is back.`,
    todo: 'Carry on. Nothing needs to be done.',
  },
  certificate: {
    title: 'The central record could not be trusted',
    safe: `${safeHere} Nothing was sent.`,
    todo: 'Carry on, and tell an administrator.',
  },
  refused: { title: 'The central record refused', safe: safeHere, todo: 'Tell an administrator.' },
  unexpected: {
    title: 'Something went wrong',
    safe: safeHere,
    todo: 'Try again. If it happens twice, quote the reference to an administrator.',
  },
};

export function adviceFor(kind: FailureKind): Advice {
  return advice[kind];
}
