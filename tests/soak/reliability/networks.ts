/**
 * Three workstations, each in a network namespace of its own, and the central record outside: links that go down (a partition), that
 * drop packets, that are slow. The kernel's own networking, where it may be set up.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../../scripts/setup/paths.mjs';
import { startTestCentral, until } from '../../support/central.ts';
import { type Fault, type FaultRow, skipped } from './row.ts';

const FAULT = 'three workstations in network namespaces';
const tag = `tc${process.pid % 10_000}`;
const run = (command: string) => {
  const [program = '', ...args] = command.split(' ');
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, stderr: error === undefined ? stderr : `${program}: ${error.message}` };
};
const must = (command: string) => {
  const { status, stderr } = run(command);
  if (status !== 0) throw new Error(`${command}: ${stderr.trim()}`);
};

interface Net {
  readonly name: string;
  /** The end of the link outside. */
  readonly outside: string;
  readonly inside: string;
  /** Address of the central record as seen from there. */
  readonly central: string;
}

function makeNet(n: number): Net {
  const [name, outside, inside] = [`${tag}n${n}`, `${tag}o${n}`, `${tag}i${n}`];
  must(`ip netns add ${name}`);
  must(`ip link add ${outside} type veth peer name ${inside}`);
  must(`ip link set ${inside} netns ${name}`);
  must(`ip addr add 10.213.${n}.1/24 dev ${outside}`);
  must(`ip link set ${outside} up`);
  must(`ip netns exec ${name} ip addr add 10.213.${n}.2/24 dev ${inside}`);
  must(`ip netns exec ${name} ip link set ${inside} up`);
  must(`ip netns exec ${name} ip link set lo up`);
  return { name, outside, inside, central: `10.213.${n}.1` };
}

function removeNet(n: number): void {
  run(`ip link del ${tag}o${n}`);
  run(`ip netns del ${tag}n${n}`);
}

/** What the kernel is told to do to a link, both ways; the first that it refuses is left out and named. */
const troubles: Readonly<Record<string, { on: (net: Net) => string[]; off: (net: Net) => string[] }>> = {
  partition: {
    on: ({ outside }) => [`ip link set ${outside} down`],
    off: ({ outside, central }) => [
      `ip link set ${outside} up`,
      `ip addr replace ${central}/24 dev ${outside}`,
    ],
  },
  'loss 10 %, delay 200 ms': shaped('netem delay 200ms 50ms loss 10%'),
  // Without netem: what exceeds a short queue is dropped, and what is in it waits.
  'short queue: drops and delay': shaped('tbf rate 48kbit burst 2kb limit 5kb'),
  'loss 10 % of packets each way, and a queue of up to 400 ms': lossy(
    'tbf rate 400kbit burst 2kb latency 400ms',
  ),
};

/** Packets dropped at random as they come in at either end, which needs no netem either, on top of a queue. */
function lossy(how: string) {
  const queue = shaped(how);
  const drop = (device: string) => [
    `nft add table netdev ${device}`,
    `nft add chain netdev ${device} in { type filter hook ingress device ${device} priority 0 ; }`,
    `nft add rule netdev ${device} in numgen random mod 100 < 10 drop`,
  ];
  const within = (name: string, commands: string[]) =>
    commands.map((command) => `ip netns exec ${name} ${command}`);
  return {
    on: (net: Net) => [...queue.on(net), ...drop(net.outside), ...within(net.name, drop(net.inside))],
    off: (net: Net) => [
      ...queue.off(net),
      `nft delete table netdev ${net.outside}`,
      ...within(net.name, [`nft delete table netdev ${net.inside}`]),
    ],
  };
}

function shaped(how: string) {
  return {
    on: ({ name, inside, outside }: Net) => [
      `tc qdisc add dev ${outside} root ${how}`,
      `ip netns exec ${name} tc qdisc add dev ${inside} root ${how}`,
    ],
    off: ({ name, inside, outside }: Net) => [
      `tc qdisc del dev ${outside} root`,
      `ip netns exec ${name} tc qdisc del dev ${inside} root`,
    ],
  };
}

interface Station {
  readonly child: ChildProcess;
  readonly saved: string[];
  readonly state: { waiting: number; equal: boolean; changes: number };
  say(line: string): void;
}

function startStation(net: Net, file: string): Station {
  const program = path.join(root, 'tests/soak/reliability/station.ts');
  const child = spawn('ip', ['netns', 'exec', net.name, process.execPath, program, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const saved: string[] = [];
  const state = { waiting: -1, equal: false, changes: 0 };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word, ...rest] = line.split(' ');
    if (word === 'saved') saved.push(rest[0] ?? '');
    if (word !== 'state') return;
    Object.assign(state, { waiting: Number(rest[0]), equal: rest[1] === 'true', changes: Number(rest[2]) });
  });
  return { child, saved, state, say: (line) => void child.stdin.write(`${line}\n`) };
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const networks: Fault = async ({ rounds: budget, random, folder, postgresUrl }) => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return [skipped(FAULT, 'needs root on Linux')];
  const nets: Net[] = [];
  const stations: Station[] = [];
  const numbers = [1, 2, 3];
  try {
    nets.push(...numbers.map(makeNet));
  } catch (error) {
    numbers.forEach(removeNet);
    return [skipped(FAULT, `the kernel refused: ${(error as Error).message}`)];
  }
  const central = await startTestCentral(await postgresUrl(), {
    host: '0.0.0.0',
    names: nets.map((net) => net.central),
  });
  const rows: FaultRow[] = [];
  try {
    const { port } = new URL(central.running.url);
    for (const [n, net] of nets.entries()) {
      const identity = await central.enrol(`N${n}`, `https://127.0.0.1:${port}`);
      const file = path.join(folder, `station-${n}.json`);
      writeFileSync(file, JSON.stringify({ ...identity, url: `https://${net.central}:${port}` }), {
        mode: 0o600,
      });
      stations.push(startStation(net, file));
    }
    const all = () => stations.flatMap(({ saved }) => saved);
    const settled = async (): Promise<number> => {
      const began = performance.now();
      const asking = setInterval(() => stations.forEach((station) => station.say('sync')), 1000);
      const equal = () =>
        stations.every(({ state }) => state.waiting === 0 && state.equal && state.changes === all().length);
      const tell = () => JSON.stringify([all().length, ...stations.map(({ state }) => state)]);
      await until(equal, 180_000, tell).finally(() => clearInterval(asking));
      return performance.now() - began;
    };
    await until(() => stations.every(({ state }) => state.waiting === 0), 60_000);
    for (const [what, { on, off }] of Object.entries(troubles)) {
      const usable: number[] = [];
      const before = all().length;
      const many = Math.max(1, Math.ceil(budget / 4));
      const [first] = nets;
      const refused =
        first &&
        on(first)
          .map(run)
          .find(({ status }) => status !== 0);
      if (first) off(first).forEach(run);
      if (refused) {
        rows.push(
          skipped(`${FAULT}: ${what}`, `the kernel refused: ${refused.stderr.trim().split('\n')[0] ?? ''}`),
        );
        continue;
      }
      for (let round = 0; round < many; round += 1) {
        stations.forEach((station) => station.say('save 100'));
        await wait(500);
        // One, two or all three of them.
        const hit = nets.filter((_, n) => n === round % 3 || random() < 0.5);
        hit.flatMap(on).forEach(must);
        await wait(2000 + random() * 4000);
        hit.flatMap(off).forEach(must);
        stations.forEach((station) => station.say('rest'));
        await wait(200);
        usable.push(await settled());
      }
      const held = await central.database.query<{ id: string }>('SELECT id FROM change_log');
      const ids = new Set(held.map(({ id }) => id));
      rows.push({
        fault: `${FAULT}: ${what}`,
        rounds: many,
        saves: all().length - before,
        lost: all().filter((id) => !ids.has(id)).length,
        duplicated: held.length - ids.size + held.filter(({ id }) => !all().includes(id)).length,
        usable,
      });
    }
  } finally {
    const ended = stations.map(({ child }) => new Promise((resolve) => child.once('close', resolve)));
    stations.forEach(({ child }) => child.stdin?.end());
    await Promise.race([Promise.all(ended), wait(10_000)]);
    stations.forEach(({ child }) => child.kill('SIGKILL'));
    await central.stop();
    numbers.forEach(removeNet);
  }
  return rows;
};
