/** One run of one seed: users and faults, then rest, then the question whether all is as it must be. */
import { violations } from './invariants.ts';
import type { Lambdas } from './lambdas.ts';
import { Random } from './random.ts';
import { settle } from './settle.ts';
import { User } from './user.ts';
import { World } from './world.ts';

export interface Run {
  /** What is not as it must be; empty when all is well. */
  readonly violations: readonly string[];
  readonly steps: number;
  readonly commits: number;
}

const MINUTE_MS = 60_000;
const BUSY_STEPS_MAX = 50_000;

/** The schedules of the template while users are busy; a look that can find nothing is left out. */
async function keepSchedules(world: World, isOver: () => boolean): Promise<void> {
  const { time, lambdas, busyMs } = world;
  const sweepMs = Math.max(5 * MINUTE_MS, busyMs / 3);
  let sweepAtMs = time.nowMs + sweepMs;
  while (!isOver()) {
    await time.sleep(MINUTE_MS);
    if ((world.nextDueMs ?? Number.POSITIVE_INFINITY) <= time.nowMs) {
      void world.handle(lambdas.due, (context) => lambdas.due.handler({}, context));
    }
    if (time.nowMs < sweepAtMs || !world.canLose) continue;
    sweepAtMs = time.nowMs + sweepMs;
    void world.handle(lambdas.sweeper, (context) => lambdas.sweeper.handler({}, context));
  }
}

async function judged(world: World, users: readonly User[]): Promise<readonly string[]> {
  try {
    const unrest = await settle(world, users);
    return unrest === undefined ? await violations(world, users) : [world.time.stoppedBy ?? unrest];
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}

export async function simulate(seed: number, lambdas: Lambdas, write?: (line: string) => void): Promise<Run> {
  const world = new World(seed, lambdas, write);
  const drawn = new Random(seed, 'users');
  const users = Array.from({ length: drawn.chance(0.25) ? 2 : 1 }, (_, number) => new User(world, number + 1));
  let busy = users.length;
  world.trace.note('world', () => `seed ${seed}: ${JSON.stringify(world.faults.rates)}`);
  for (const user of users) {
    void user.live(drawn.between(2, 8)).then(() => {
      busy -= 1;
    });
  }
  void keepSchedules(world, () => busy === 0);
  const wereHeard = await world.time.runUntil(() => busy === 0 || world.time.steps > BUSY_STEPS_MAX);
  const found = wereHeard && busy === 0 ? await judged(world, users) : [world.time.stoppedBy ?? 'users wait for ever'];
  for (const violation of found) world.trace.note('world', () => `VIOLATION: ${violation}`);
  return { violations: found, steps: world.time.steps, commits: world.stream.seen };
}
