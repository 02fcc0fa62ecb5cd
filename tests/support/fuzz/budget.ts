/** How much is tried: little in every test run, as much as `FUZZ_TIMES` says in `npm run soak -- fuzz`. */
export const times = Math.max(1, Number(process.env['FUZZ_TIMES'] ?? 1));

/** The seed of a run; printed with what failed, so that it can be had again. */
export const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
