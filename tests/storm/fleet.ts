/** Many workstations in one process, told what to do by the storm that started it. */
import { StormClient } from './client.ts';
import type { FromFleet, ToFleet } from './visitor.ts';

let clients: StormClient[] = [];
let following: Promise<unknown> = Promise.resolve();

const tell = (message: FromFleet): void => void process.send?.(message);

async function begin(): Promise<void> {
  const began = performance.now();
  const isNurse = (client: StormClient): boolean => client.visitor.savesEveryMs !== null;
  const sent = (chosen: readonly StormClient[]): Promise<unknown> =>
    Promise.all(chosen.map((client) => client.send(began)));
  following = Promise.all(clients.map((client) => client.follow()));
  const saved = sent(clients.filter(isNurse));
  await sent(clients.filter((client) => !isNurse(client)));
  tell({ type: 'drained' });
  await saved;
  tell({ type: 'saved' });
}

async function finish(heads: Readonly<Record<string, number>>): Promise<void> {
  for (const client of clients) client.finish(heads[client.visitor.establishment] ?? 0);
  await following;
  tell({ type: 'told', told: clients.map((client) => client.tell()) });
  await Promise.all(clients.map((client) => client.close()));
  process.disconnect();
}

process.on('message', (message: ToFleet) => {
  if (message.type === 'prepare') {
    clients = message.order.visitors.map((visitor) => new StormClient(message.order, visitor));
    for (const client of clients) client.prepare();
    tell({ type: 'ready' });
  }
  if (message.type === 'begin') void begin();
  if (message.type === 'stop saving') for (const client of clients) client.stopSaving();
  if (message.type === 'finish') void finish(message.heads);
});
