/** The dialogs of the arrivals board, by name, so that the one that was open comes back after the lock. */
export type ArrivalsDialog =
  | { kind: 'import' }
  | { kind: 'add' }
  | { kind: 'arrived'; arrivalId: string }
  | { kind: 'history'; arrivalId: string; name: string }
  | { kind: 'leaves'; stayId: string; name: string }
  | { kind: 'escort'; arrivalId: string | null; stayId: string | null; name: string };

export type OpenDialog = (dialog: ArrivalsDialog) => void;
