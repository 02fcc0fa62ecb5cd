/**
 * A process of its own that screens somebody until it is killed: commits answers in a loop and says each one only after
 * `commit` has returned. Arguments: store file, lane of ids, migrations folder. Each line: sequence, field, number of the answer.
 */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { openStore } from '../../../electron/records/store/open.ts';
import { countingIds, draft, nurse, testKey, uuid } from '../../support/stores.ts';

const [file = '', lane = '1', migrations = ''] = process.argv.slice(2);
const store = openStore({
  file,
  key: testKey,
  clock: Date.now,
  newId: countingIds(1000 + Number(lane)),
  device: uuid(0xd0, 1),
  migrations,
});
flushCompileCache();
for (let n = 0; ; n += 1) {
  const field = `answer.q${n % 60}`;
  const record = { type: 'assessment', id: uuid(9, Number(lane)) };
  const answer = { value: 'yes', note: `answer ${n}`, by: 'staff-nurse', at: '2026-11-22T19:40:00.000Z' };
  const write = draft(record.type, record.id, {}, uuid(8, 1));
  store.commit(
    [{ ...write, fields: { [field]: { value: answer, replaces: store.seen(record, field) } } }],
    nurse,
  );
  // Written with a system call, so that what the parent has read was said after the save was durable.
  writeSync(1, `${store.log.head().seq} ${field} ${n}\n`);
}
