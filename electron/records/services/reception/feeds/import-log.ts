/** The last imports of this workstation, shown beside the board: what came, what was wrong, and in which line. */
import { z } from 'zod';
import { importReportSchema, type ImportReport } from '../../../../../shared/contract/views.ts';
import type { Settings } from '../../../store/own-types.ts';

const KEY = 'reception.lastImports';
const MOST_REPORTS = 10;
/** The page shows the first of them; the person who imported the file saw all. */
const MOST_PROBLEMS = 100;
const reports = z.array(importReportSchema);

/** Newest first. A setting that cannot be read counts as none. */
export function lastImports(settings: Settings): ImportReport[] {
  const stored = settings.get(KEY);
  if (stored === null) return [];
  try {
    const parsed = reports.safeParse(JSON.parse(stored));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

export function rememberImport(settings: Settings, report: ImportReport): void {
  const short = { ...report, problems: report.problems.slice(0, MOST_PROBLEMS) };
  settings.set(KEY, JSON.stringify([short, ...lastImports(settings)].slice(0, MOST_REPORTS)));
}
