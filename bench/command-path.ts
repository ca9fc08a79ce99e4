/**
 * How long a command takes, as the HTTP handler that is deployed runs it (parse, authorize, load, decide, append),
 * against the very appends it makes, sent again with the bare SDK client to the same engine, in turns.
 *   node bench/command-path.ts [commands for each measure, 300 if left out]
 */
import { randomUUID } from 'node:crypto';
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { historyOf } from '../test/support/history.ts';
import { bareClient } from './support/bare-client.ts';
import { startEngine } from './support/engine.ts';
import { openWorld, postEvent } from './support/real-handler.ts';
import { report } from './support/report.ts';
import { ms, throughput, timed, timesOf } from './support/times.ts';
import { keepWrittenUnits, moved } from './support/written-units.ts';

const WARM_UP = 60;
const count = Number(process.argv[2] ?? 300);

/** By tenant, in order. */
const written = keepWrittenUnits();

const engine = await startEngine();
const world = await openWorld(engine);
Object.assign(process.env, world.environment);
const { handler } = await import('../functions/trading/trading.http.ts');
const history = historyOf(WARM_UP + count);
// A function's log goes elsewhere, as in the cloud; writing it is part of the work.
const print = process.stdout.write.bind(process.stdout);
const silence = (isSilent: boolean): void => {
  process.stdout.write = (isSilent ? () => true : print) as typeof process.stdout.write;
};

interface User {
  readonly id: string;
  readonly token: string;
}
const newUser = async (): Promise<User> => {
  const id = randomUUID();
  return { id, token: await world.token(id) };
};

async function command({ token }: User, step: number): Promise<void> {
  const answer = await handler(postEvent(token, history[step]) as never, {} as never);
  if (answer.statusCode !== 201) throw new Error(`the command was answered with ${answer.statusCode}: ${answer.body}`);
}

const bare = bareClient();
/** Sends what a user's commands wrote, for a user that nobody knows. */
function again({ id }: User): (step: number) => Promise<unknown> {
  const to = randomUUID();
  const inputs = (written.get(id) ?? []).map((items) => moved(items, (tenant) => (tenant === id ? { to } : undefined)));
  return (step) => bare.send(new TransactWriteItemsCommand({ TransactItems: inputs[step] }));
}

async function oneAtATime() {
  const [measured, recorded] = [await newUser(), await newUser()];
  for (let step = 0; step < WARM_UP + count; step += 1) await command(recorded, step);
  const resend = again(recorded);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let step = 0; step < WARM_UP + count; step += 1) {
    const [mine, bareOnes] = [await timed(() => command(measured, step)), await timed(() => resend(step))];
    if (step < WARM_UP) continue;
    ours.push(mine);
    theirs.push(bareOnes);
  }
  return { ours: timesOf(ours), theirs: timesOf(theirs) };
}

async function inFlight(lanes: number) {
  const steps = Math.max(8, Math.ceil(count / lanes));
  const users = await Promise.all(Array.from({ length: lanes }, newUser));
  for (const user of users) await command(user, 0);
  const ours = await throughput(lanes, steps, (lane, step) => command(users[lane] as User, step + 1));
  const resend = users.map(again);
  for (const one of resend) await one(0);
  const theirs = await throughput(lanes, steps, (lane, step) => resend[lane]?.(step + 1) ?? Promise.reject());
  return { ours, theirs };
}

silence(true);
const single = await oneAtATime();
const [sixteen, sixtyFour] = [await inFlight(16), await inFlight(64)];
silence(false);
const perSecond = (rate: number): string => `${rate.toFixed(0)}/s`;
report([
  {
    what: 'command, one at a time, median',
    ours: ms(single.ours.median),
    against: `${ms(single.theirs.median)} (bare append)`,
    ratio: single.ours.median / single.theirs.median,
    aim: { atMost: 1.3 },
  },
  ...[
    { lanes: 16, rates: sixteen },
    { lanes: 64, rates: sixtyFour },
  ].map(({ lanes, rates }) => ({
    what: `commands per second, ${lanes} in flight`,
    ours: perSecond(rates.ours),
    against: `${perSecond(rates.theirs)} (bare append)`,
    ratio: rates.ours / rates.theirs,
    aim: { atLeast: 0.9 },
  })),
]);
bare.destroy();
world.close();
await engine.close();
process.exit(0);
