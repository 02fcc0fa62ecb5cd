/**
 * A process of its own that opens a store, saves a marker, and answers one question: `hold` waits to be killed;
 * `spill` sorts more than fits in its cache and says what its temporary files and the store's files show.
 * Arguments: store file, question, marker.
 */
import { readdirSync, readFileSync, readlinkSync, writeSync } from 'node:fs';
import { connect } from '../../../electron/records/store/connection.ts';
import { openStore } from '../../../electron/records/store/open.ts';
import { countingIds, draft, nurse, testKey, uuid } from '../../support/stores.ts';

const [file = '', question = '', marker = ''] = process.argv.slice(2);

/** Open files of this process that were deleted: SQLite's temporary files, and what they hold. */
function temporaryFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).includes('etilqs')
        ? [readFileSync(`/proc/self/fd/${fd}`, 'latin1')]
        : [];
    } catch {
      return [];
    }
  });
}

if (question === 'spill') {
  const database = connect({ file, key: testKey });
  database.exec('CREATE TABLE big (x TEXT)');
  const insert = database.prepare('INSERT INTO big VALUES (?)');
  database.transaction(() => {
    for (let n = 0; n < 60_000; n += 1) insert.run(`${(n * 7919) % 60_013}${marker.repeat(20)}`);
  })();
  const rows = database.prepare('SELECT x FROM big ORDER BY x DESC').iterate();
  rows.next();
  const spilled = temporaryFiles();
  writeSync(
    1,
    JSON.stringify({ files: spilled.length, plain: spilled.some((text) => text.includes(marker)) }),
  );
  process.exit(0);
}

const store = openStore({
  file,
  key: testKey,
  clock: Date.now,
  newId: countingIds(77),
  device: uuid(0xd0, 1),
});
store.commit([draft('note', uuid(9, 900), { text: marker, kind: 'wing' }, uuid(8, 1))], nurse);
store.settings.set('marker', marker);
writeSync(1, 'open\n');
setInterval(() => undefined, 1000);
