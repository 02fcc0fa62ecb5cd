/** Composition root of the window: start-up order and nothing else. */
import { fail, isOnlyInstance, leaveToOther, open, prepare } from './shell/application.ts';
import { shellArguments } from './shell/arguments.ts';
import { setPlaces } from './shell/places.ts';

process.on('uncaughtException', fail);

const given = shellArguments(process.argv.slice(1));
prepare();
const places = setPlaces(given.dataDir);

// The lock comes before the keychain and the store are touched.
if (isOnlyInstance()) void open(places, given).catch(fail);
else leaveToOther();
