/**
 * The solver of the proposal: HiGHS (npm `highs`, MIT, WebAssembly), loaded with the first programme.
 *
 * It is no part of the bundle: its WebAssembly file is found beside its own files, from sources, from the build, and inside the
 * package's archive alike. One run of it holds its thread for as long as it takes: proposer.ts gives it one of its own.
 */
import type { Highs } from 'highs';
import type { Solution, Solve } from '../../../../shared/followup/propose/types.ts';

/** Beyond this it gives up, and the proposal falls back to first come, first served. */
const SECONDS = 20;

/** A solver that keeps HiGHS once it is loaded. It throws when HiGHS cannot be loaded or cannot read the programme. */
export function highsSolver(): Solve {
  let loading: Promise<Highs> | null = null;
  return async (programme) => {
    loading ??= import('highs').then(({ default: load }) => load());
    const { Status, Columns, Rows } = (await loading).solve(programme, {
      output_flag: false,
      // Presolve runs its code once, before WebAssembly is compiled well: a first proposal is a fifth quicker without it.
      presolve: programme.includes('\nGeneral\n') ? 'choose' : 'off',
      time_limit: SECONDS,
      mip_rel_gap: 0,
      random_seed: 0,
    });
    return Status === 'Optimal' ? read(Columns, Rows) : nothing;
  };
}

const nothing: Solution = { status: 'other', values: new Map(), reduced: new Map(), duals: new Map() };

function read(columns: object, rows: readonly object[]): Solution {
  const values = new Map<string, number>();
  const reduced = new Map<string, number>();
  const duals = new Map<string, number>();
  for (const [name, column] of Object.entries(columns)) {
    values.set(name, figure(column, 'Primal'));
    reduced.set(name, figure(column, 'Dual'));
  }
  for (const row of rows) if ('Name' in row) duals.set(String(row.Name), figure(row, 'Dual'));
  return { status: 'optimal', values, reduced, duals };
}

/** Programmes with whole numbers have no dual values. */
function figure(of: object, name: 'Primal' | 'Dual'): number {
  const value: unknown = Reflect.get(of, name);
  return typeof value === 'number' ? value : 0;
}
