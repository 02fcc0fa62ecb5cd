/** Where the faults of this run fall: another place in every run, told so that FAULT_SEED can repeat it. */
export const FAULT_SEED = Number(process.env['FAULT_SEED'] ?? Date.now() % 0x7fff_ffff);
console.log(`FAULT_SEED=${FAULT_SEED}`);
