/** Use cases of people who leave and of copies of them, by channel. */
import type { departureChannels } from '../../../../shared/contract/departures.ts';
import { knownEstablishments } from '../../replication/establishments.ts';
import {
  approveRun,
  keepForDays,
  retentionDays,
  stoppedRun,
  stoppedSentence,
} from '../../replication/retention.ts';
import type { Handlers } from '../context.ts';
import { claimedElsewhere } from './claimed.ts';
import { askForHistory, historyAsked } from './histories.ts';
import { recordDeparture, takeDepartureBack } from './record.ts';
import { recordReturn } from './returned.ts';

export const departureHandlers: Handlers<keyof typeof departureChannels> = {
  'departures.record': recordDeparture,
  'departures.takeBack': takeDepartureBack,
  'departures.returned': recordReturn,
  'departures.destinations': ({ store, establishment }) =>
    knownEstablishments(store.settings).filter(({ id }) => id !== establishment.id),
  'departures.claimed': claimedElsewhere,
  'transfers.ask': askForHistory,
  'transfers.asked': historyAsked,
  'retention.status': ({ store }) => {
    const stopped = stoppedRun(store.settings);
    return {
      days: retentionDays(store.settings),
      removed: store.retention.purgedPeople(),
      stopped: stopped && { ...stopped, sentence: stoppedSentence(stopped) },
    };
  },
  'retention.approve': ({ store, now }, { people }) => {
    approveRun(store.settings, people, now());
    return { ok: true };
  },
  'retention.keepFor': ({ store }, { days }) => {
    keepForDays(store.settings, days);
    return { ok: true };
  },
};
