/** Brings the world to rest: nothing goes wrong any more, and time passes until there is nothing left to do. */

import { environment } from '../../../shared/adapters/environment.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import { recoverEndpoint } from '../../../shared/webhooks/app/deliveries.ts';
import { readEndpoints } from '../../../shared/webhooks/app/endpoint-stream.ts';
import { listDeliveries } from '../../../shared/webhooks/read/list-deliveries.ts';
import { TABLES } from './fake-tables.ts';
import { enableRequest } from './requests.ts';
import type { User } from './user.ts';
import type { World } from './world.ts';

const ROUNDS_MAX = 60;
/** The sweeper leaves what is younger than a minute alone. */
const SWEEP_MILLISECONDS = 120_000;
const MINUTE_MILLISECONDS = 60_000;
const API = { name: 'api', timeoutSeconds: 29 };

const { store } = environment();

/** Owners of endpoints that were given up, or that failed to take something, take them into service again. */
async function recover(world: World, users: readonly User[]): Promise<void> {
  for (const { tenant } of users) {
    const now = new Date(world.time.nowMs).toISOString();
    for (const { endpointId, disabled, createdAt } of Object.values((await readEndpoints(store, tenant)) ?? {})) {
      const context = { tenant, principal: tenant, correlationId: newId(), now };
      const failed = { endpointIds: [endpointId], filter: { status: 'failed' }, after: undefined, limit: 1 };
      const hasFailed = (await listDeliveries(store, tenant, failed)).items.length > 0;
      if (disabled) await answeredInWorld(world, () => enableRequest(endpointId).send(context));
      if (!hasFailed) continue;
      await answeredInWorld(world, () => recoverEndpoint(store, context, { endpointId, since: createdAt }));
    }
  }
}

async function answeredInWorld(world: World, work: () => Promise<unknown>): Promise<void> {
  let outcome: { readonly kind: string; readonly answer?: unknown } | undefined;
  void world.invoke(API, work).then((done) => {
    outcome = done;
  });
  await world.time.runUntil(() => outcome !== undefined);
  if (outcome?.kind !== 'answered' || isRefused(outcome.answer)) throw new Error('refused although nothing goes wrong');
}

/** Invokes a schedule's function and waits for it; answers what it says. */
async function scheduled<T>(world: World, run: () => ReturnType<typeof world.handle<T>>): Promise<T> {
  let outcome: Awaited<ReturnType<typeof world.handle<T>>> | undefined;
  void run().then((done) => {
    outcome = done;
  });
  await world.time.runUntil(() => outcome !== undefined);
  if (outcome?.kind === 'failed') throw outcome.error;
  if (outcome?.kind !== 'answered') throw new Error('a schedule died although nothing goes wrong');
  return outcome.answer;
}

/** Answers why the world doesn't come to rest, or nothing. */
export async function settle(world: World, users: readonly User[]): Promise<string | undefined> {
  world.faults.end();
  world.trace.note('world', () => 'nothing goes wrong from here on');
  if (!(await world.time.runUntil(() => world.isQuiet))) return 'somebody waits for what never comes';
  const hasLost =
    world.canLose ||
    hasLatecomers(world) ||
    [...world.queues.values()].some(({ deadLetters }) => deadLetters.length > 0);
  await pass(world, world.time.nowMs + SWEEP_MILLISECONDS);
  const published = await swept(world);
  if (published > 0 && !hasLost) return `the sweeper had to publish ${published}, although nothing was lost on the way`;
  const unrest = await rest(world);
  if (unrest !== undefined) return unrest;
  await recover(world, users);
  return rest(world);
}

/** Endpoints: the streams that were there before them are behind for no fault of anybody's. */
const hasLatecomers = ({ tables }: World): boolean =>
  [...tables.all(TABLES.events)].some((item) => item['pk']?.S?.includes('#webhook-endpoints#'));

async function rest(world: World): Promise<string | undefined> {
  const { time, lambdas } = world;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    if (!(await time.runUntil(() => world.isQuiet))) return 'somebody waits for what never comes';
    const { nextDueMs } = world;
    if (nextDueMs !== undefined) {
      // Whoever died may hold a lease; the schedule comes each minute.
      await pass(world, Math.max(nextDueMs, time.nowMs + MINUTE_MILLISECONDS));
      await scheduled(world, () => world.handle(lambdas.due, (context) => lambdas.due.handler({}, context)));
      continue;
    }
    await pass(world, time.nowMs + SWEEP_MILLISECONDS);
    if ((await swept(world)) === 0) return undefined;
  }
  return 'the world does not come to rest';
}

async function pass({ time }: World, untilMs: number): Promise<void> {
  time.at(untilMs, () => undefined);
  await time.runUntil(() => time.nowMs >= untilMs);
}

async function swept(world: World): Promise<number> {
  const { sweeper } = world.lambdas;
  const { published } = await scheduled(world, () => world.handle(sweeper, (context) => sweeper.handler({}, context)));
  world.trace.note('world', () => `the sweeper published ${published}`);
  return published;
}
