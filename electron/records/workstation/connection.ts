/** One window, or one headless caller: its session, and the events it gets. */
import { events, type EventName, type EventPayload } from '../../../shared/contract/workstation.ts';
import { Emergencies } from '../security/emergency.ts';
import { signedOut, type Session } from '../security/sessions.ts';

export type EventListener = (event: EventName, payload: unknown) => void;

/** Events that show nothing of patients, and so reach a locked screen too. */
const always: readonly EventName[] = ['session', 'replication', 'policy'];

export class Connection {
  #session: Session = signedOut;
  readonly #listener: EventListener;
  /** Records whose editing has been noted in the audit trail since this person signed in. */
  readonly noted = new Set<string>();

  /** Emergency accesses of whoever is signed in. */
  readonly emergencies: Emergencies;

  constructor(listener: EventListener, monotonic: () => number) {
    this.#listener = listener;
    this.emergencies = new Emergencies(monotonic);
  }

  get session(): Session {
    return this.#session;
  }

  /** Moves to another state and tells the page. */
  become(session: Session): void {
    if (session.staff?.staffId !== this.#session.staff?.staffId) {
      this.noted.clear();
      this.emergencies.end();
    }
    this.#session = session;
    this.emit('session', { phase: session.phase });
  }

  /** The same state with what is now known of the person; no event. */
  update(session: Session): void {
    this.#session = session;
  }

  emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
    if (!always.includes(event) && this.#session.phase !== 'signed-in') return;
    // Only what the contract names leaves; an event that does not fit is dropped, because no save may fail by it.
    const fits = events[event].safeParse(payload);
    if (fits.success) this.#listener(event, fits.data);
  }
}
