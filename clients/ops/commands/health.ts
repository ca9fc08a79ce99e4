import { unwrap } from '../../typescript/problem.ts';
import type { Command } from '../command.ts';

const some = ({ count, complete }: { readonly count: number; readonly complete: boolean }): string =>
  complete ? String(count) : `more than ${count}`;

const status: Command = {
  name: 'status',
  summary: 'How the system is doing, on one page',
  examples: ['status', 'status --json'],
  async run({ api, out }) {
    const health = await unwrap(api.GET('/v1/ops/status'));
    out.result(health, () => {
      out.line(health.healthy ? 'Nothing stands still, and nothing was given up.' : 'Something needs you.');
      out.line('');
      const letters = new Map(health.deadLetters.map(({ queue, count }) => [queue, count]));
      out.table(
        ['', 'count', 'look with'],
        [
          ['halted consumers', some(health.halts), 'halts'],
          ['failed deliveries', some(health.failedDeliveries), 'deliveries'],
          ['replays at work', some(health.replays), 'replays'],
          ['messages given up', String([...letters.values()].reduce((sum, count) => sum + count, 0)), 'messages'],
        ],
      );
      out.line('');
      const depths = new Map(health.queues.map((queue) => [queue.consumer, queue]));
      out.table(
        ['queue', 'waiting', 'in flight', 'delayed', 'given up'],
        [...letters].map(([name, count]) => {
          const depth = depths.get(name);
          const cells = depth ? [depth.waiting, depth.inFlight, depth.delayed].map(String) : ['', '', ''];
          return [name, ...cells, String(count)];
        }),
      );
    });
    return health.healthy ? 0 : 1;
  },
};

const lag: Command = {
  name: 'lag',
  summary: "How far each consumer is with a user's streams",
  arguments: [{ name: 'user', about: 'Id of the user' }],
  examples: ['lag 0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11'],
  async run({ api, out, argument }) {
    const { items } = await unwrap(api.GET('/v1/ops/lag/{tenant}', { params: { path: { tenant: argument('user') } } }));
    const isBehind = items.some(({ version, cursor, haltedAt }) => cursor < version || haltedAt !== null);
    out.result({ items }, () =>
      out.table(
        ['consumer', 'source', 'version', 'applied', 'behind', 'halted at', 'skipped'],
        items.map(({ consumer, source, version, cursor, haltedAt, skipped }) => [
          ...[consumer, source, String(version), String(cursor), String(version - cursor)],
          ...[haltedAt === null ? '' : String(haltedAt), skipped === 0 ? '' : String(skipped)],
        ]),
        'This user has stored nothing that any consumer reads.',
      ),
    );
    return isBehind ? 1 : 0;
  },
};

export const health: readonly Command[] = [status, lag];
