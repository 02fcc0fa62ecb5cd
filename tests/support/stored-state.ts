/** Everything a central record holds as one sum, for comparing before and after. */
import type { Database } from '../../central/database/database.ts';

export async function storedState(database: Database): Promise<string> {
  const rows = await database.query<{ state: string }>(
    `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS state FROM (
       SELECT 'log' AS what, c::text FROM change_log c UNION ALL SELECT 'quarantine', q::text FROM quarantine q
       UNION ALL SELECT 'device', d::text FROM device d UNION ALL SELECT 'segment', s::text FROM segment s
       UNION ALL SELECT 'other', o::text FROM chain_other o UNION ALL SELECT 'take-in', i::text FROM take_in i) AS t`,
  );
  return rows[0]?.state ?? '';
}
