/** What an emergency access opens: reading of one person, never writing, never what is for its author alone. Deny by default. */
import type { ChannelName } from '../../../shared/contract/contract.ts';

export const EMERGENCY_MS = 30 * 60_000;

/** Channels that read about one person, with what each shows in words. Whatever does not stand here stays closed. */
export const emergencyOpens: Readonly<Partial<Record<ChannelName, string>>> = {
  'actions.list': 'what is owed to this person',
  'reception.signed': 'a signed assessment',
  'followup.secondStage': 'the second-stage assessment',
  'followup.given': 'tests and doses',
  'acct.person': 'the ACCT',
  'acct.narrative': 'what the ACCT says',
  'acct.timeline': 'the timeline of the ACCT',
  'acct.possessionHistory': 'assessments of medicines in possession',
};

/** Emergency accesses of one connection. They end by the monotonic clock, which nobody can set back, and with the sign-in. */
export class Emergencies {
  readonly #monotonic: () => number;
  readonly #ends = new Map<string, { at: number; endsAt: string }>();

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  open(patient: string, endsAt: string): void {
    this.#ends.set(patient, { at: this.#monotonic() + EMERGENCY_MS, endsAt });
  }

  /** When the access to one of these records ends; null where none is open. */
  openUntil(patients: readonly string[]): string | null {
    for (const patient of patients) {
      const held = this.#ends.get(patient);
      if (held !== undefined && held.at > this.#monotonic()) return held.endsAt;
    }
    return null;
  }

  end(): void {
    this.#ends.clear();
  }
}
