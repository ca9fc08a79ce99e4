import { idempotent } from '../../typescript/client.ts';
import { unwrap } from '../../typescript/problem.ts';
import type { operations } from '../../typescript/schema.ts';
import type { Call, Command } from '../command.ts';

type Source = operations['activateDataSource']['responses'][200]['content']['application/json'];

const SOURCE = { name: 'source', about: 'Its name: kraken' };
const REASON = { type: 'string', value: '<text>', about: 'Why; it is recorded' } as const;

/** How a source stands, in a few words. */
function stateOf({ active, breaker, pausedUntil }: Source): string {
  if (!active) return 'off';
  if (breaker.status !== 'closed') return `${breaker.status} until ${breaker.until ?? ''}`;
  return pausedUntil === null ? 'on' : `paused until ${pausedUntil}`;
}

const budgetOf = ({ budgets }: Source): string =>
  budgets.map(({ available, requests, periodSeconds }) => `${available} of ${requests}/${periodSeconds} s`).join(', ');

const paramsOf = (call: Call) => ({ path: { source: call.argument('source') }, header: idempotent() });
const told = ({ out }: Call, source: Source): 0 => {
  out.result(source, () => out.line(`${source.name} is ${stateOf(source)}.`));
  return 0;
};

export const sources: readonly Command[] = [
  {
    name: 'sources list',
    summary: 'Sources of market data: budgets, breakers, last faults',
    examples: ['sources list', 'sources list --json'],
    async run({ api, out }) {
      const { items } = await unwrap(api.GET('/v1/ops/data-sources'));
      out.result({ items }, () =>
        out.table(
          ['source', 'kind', 'state', 'may be asked now', 'last fault'],
          items.map((source) => {
            const { name, kind, lastFault } = source;
            return [
              name,
              kind,
              stateOf(source),
              budgetOf(source),
              lastFault ? `${lastFault.at} ${lastFault.reason}` : '',
            ];
          }),
        ),
      );
      return items.every((source) => ['on', 'off'].includes(stateOf(source))) ? 0 : 1;
    },
  },
  {
    name: 'sources on',
    summary: 'Ask a source again, from a closed breaker',
    arguments: [SOURCE],
    options: { reason: REASON },
    examples: ['sources on stooq --reason "the outage is over"'],
    async run(call) {
      const body = { reason: call.requiredText('reason') };
      const params = paramsOf(call);
      return told(call, await unwrap(call.api.POST('/v1/ops/data-sources/{source}/activate', { params, body })));
    },
  },
  {
    name: 'sources off',
    summary: 'Ask a source no more; the next in order of preference is asked instead',
    arguments: [SOURCE],
    options: { reason: REASON },
    examples: ['sources off stooq --reason "it sends nonsense"'],
    async run(call) {
      const body = { reason: call.requiredText('reason') };
      const params = paramsOf(call);
      return told(call, await unwrap(call.api.POST('/v1/ops/data-sources/{source}/deactivate', { params, body })));
    },
  },
];
