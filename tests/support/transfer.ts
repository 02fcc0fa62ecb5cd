/** Two prisons and a central record: people who are moved between them, with real stores and a real database. */
import { v4 as uuidv4 } from 'uuid';
import { enrol, type Identity } from '../../electron/records/replication/identity.ts';
import type { Author, DraftChange, Store } from '../../electron/records/store/store.ts';
import { workstation, type TestCentral, type TestWorkstation } from './central.ts';
import { draft, revision } from './stores.ts';

export const prisons = {
  LEI: 'HMP Leicester',
  NOR: "HMP St Mary's, Norwich",
  ZED: 'HMP Zedland',
} as const;
export type Prison = keyof typeof prisons;

export const authorAt = (establishment: string): Author => ({
  staffId: `nurse-${establishment}`,
  establishment,
});

/** Adds the prisons and answers how to enrol a workstation at one. */
export async function openPrisons(central: TestCentral): Promise<(prison: Prison) => Promise<Identity>> {
  for (const [id, name] of Object.entries(prisons))
    await central.running.addEstablishment({ id, name, kind: 'prison', packs: [] });
  return async (prison) => {
    const code = await central.running.newEnrolmentCode({
      establishment: prison,
      roles: ['administrator'],
      expires: new Date(Date.now() + 60_000),
    });
    return enrol({ url: central.running.url, code, name: prisons[prison] });
  };
}

/** A workstation of one prison that saves what happens to people there. */
export interface Desk extends TestWorkstation {
  readonly prison: Prison;
  /** Everything saved so far is at the central record, and everything there is here. */
  sync(): Promise<void>;
  save(drafts: readonly DraftChange[]): string[];
  /** A person with a stay and a number; answers the ids. */
  arrives(person: { patient?: string; at: string; nhsNumber?: string | null; born?: string }): {
    patient: string;
    stay: string;
  };
  /** Ends the stay by transfer. */
  leaves(person: { patient: string; stay: string; at: string; to: Prison | null }): void;
  note(patient: string, text: string): string;
  /** Texts of the notes held about somebody, in order. */
  notes(patient: string): string[];
}

export function desk(
  prison: Prison,
  identity: Identity,
  options: Parameters<typeof workstation>[1] = {},
): Desk {
  const station = workstation(identity, options);
  const author = authorAt(prison);
  const at = (): Store => station.store;
  const save = (drafts: readonly DraftChange[]): string[] =>
    at()
      .commit(drafts, author)
      .map((change) => change.id);
  return Object.assign(station, {
    prison,
    save,
    async sync() {
      station.replication.start();
      await station.replication.syncNow();
    },
    arrives(person: { patient?: string; at: string; nhsNumber?: string | null; born?: string }) {
      const patient = person.patient ?? uuidv4();
      const stay = uuidv4();
      const known = at().record('patient', patient) !== null;
      save([
        ...(known
          ? []
          : [
              draft(
                'patient',
                patient,
                {
                  surname: "O'Ncí \u0641\u0627\u0631\u0633",
                  forenames: 'Seán',
                  dateOfBirth: person.born ?? '1985-04-12',
                  nhsNumber: person.nhsNumber ?? null,
                },
                patient,
              ),
            ]),
        draft(
          'stay',
          stay,
          { arrivedAt: person.at, source: 'transfer', location: 'hold', departedAt: null, departure: null },
          patient,
        ),
      ]);
      return { patient, stay };
    },
    leaves({
      patient,
      stay,
      at: when,
      to,
    }: {
      patient: string;
      stay: string;
      at: string;
      to: Prison | null;
    }) {
      save([
        revision(at(), 'stay', stay, { departedAt: when, departure: 'transfer' }, patient),
        draft(
          'departure',
          uuidv4(),
          { stay, kind: 'transfer', at: when, destination: to, destinationName: null, state: 'recorded' },
          patient,
        ),
      ]);
    },
    note(patient: string, text: string) {
      return (
        save([
          draft('note', uuidv4(), { text, kind: 'note', corrects: null, enteredInError: null }, patient),
        ])[0] ?? ''
      );
    },
    notes: (patient: string) =>
      at()
        .recordsOfPatient(patient, 'note')
        .map((record) => record.fields['text']?.value as string),
  });
}
