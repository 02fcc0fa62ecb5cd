/** Medicines that somebody holds, as the lines of an assessment of medicines in possession. */
export interface HeldMedicine {
  readonly drug: string;
  readonly dose: string | null;
  /** Class of critical medicine, or null. */
  readonly critical: string | null;
}

/** Two doses of a drug are two lines, each named with its dose; the same line of two joined records is one. */
export function namedMedicines(medicines: readonly HeldMedicine[]): (HeldMedicine & { name: string })[] {
  const doses = Map.groupBy(medicines, ({ drug }) => drug);
  const named = medicines.map((medicine) => {
    const several = new Set(doses.get(medicine.drug)?.map(({ dose }) => dose)).size > 1;
    const name = several ? `${medicine.drug}, ${medicine.dose ?? 'dose not known'}` : medicine.drug;
    return { ...medicine, name, dose: several ? null : medicine.dose };
  });
  return [...Map.groupBy(named, ({ name }) => name).values()].flatMap((same) => {
    const [first] = same;
    const critical = same.find((each) => each.critical !== null)?.critical ?? null;
    return first === undefined ? [] : [{ ...first, critical }];
  });
}
