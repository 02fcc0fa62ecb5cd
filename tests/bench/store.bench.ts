/** The figures of the store, one after the other: `npm run bench -- store`. */
import { benchFindPatient, benchOpenPatient, benchOpenStore, benchSaveAnswer } from './store.ts';

await benchSaveAnswer();
await benchFindPatient();
await benchOpenPatient();
await benchOpenStore();
