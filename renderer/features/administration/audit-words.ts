/** Events of the audit in words. An event this build has no words for is shown as it is written. */
const words: Record<string, string> = {
  'signed-in': 'Signed in',
  'signed-out': 'Signed out',
  'sign-in-failed': 'Sign-in refused',
  locked: 'Locked the screen',
  unlocked: 'Unlocked the screen',
  search: 'Searched for a patient',
  match: 'Looked for people who may be the same',
  open: 'Opened a patient',
  board: 'Looked at the arrivals board',
  'actions-viewed': 'Looked at what is owed',
  'conflicts-viewed': 'Looked at conflicts',
  'open-summary': 'Opened a wing summary',
  edit: 'Wrote',
  'conflict-decision': 'Decided a conflict',
  import: 'Imported a file',
  'watched-folder': 'Set the watched folder',
  'arrival-added': 'Added an arrival by hand',
  arrived: 'Recorded an arrival',
  'not-arrived': 'Recorded that somebody did not arrive, or took it back',
  'escort-record': 'Keyed in an escort record',
  'assessment-begun': 'Began an assessment',
  'assessment-interrupted': 'Interrupted an assessment',
  'correction-begun': 'Began a correction',
  sign: 'Signed',
  print: 'Printed',
  'staff-admitted': 'Admitted a member of staff',
  'staff-removed': 'Removed a member of staff',
  'audit-viewed': 'Looked at the audit',
  backup: 'Backed up the store',
  'password-changed': 'Changed their password',
  'network-cut': 'Pulled or plugged the demonstration cable',
};

export function eventWords(event: string): string {
  return words[event] ?? event;
}
