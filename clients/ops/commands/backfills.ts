import { idempotent } from '../../typescript/client.ts';
import { unwrap } from '../../typescript/problem.ts';
import { type Command, UsageError } from '../command.ts';

const REASON = { type: 'string', value: '<text>', about: 'Why; it is recorded' } as const;

function kindOf(text: string): 'prices' | 'rates' {
  if (text === 'prices' || text === 'rates') return text;
  throw new UsageError(`"${text}" is neither "prices" nor "rates".`);
}

export const backfills: readonly Command[] = [
  {
    name: 'backfills list',
    summary: 'Histories of prices and rates that were given up after five tries',
    examples: ['backfills list', 'backfills list --json'],
    async run({ api, out }) {
      const { items } = await unwrap(api.GET('/v1/ops/backfills'));
      out.result({ items }, () =>
        out.table(
          ['kind', 'code', 'from', 'to', 'given up', 'why'],
          items.map(({ kind, code, wanted, updatedAt, error }) => {
            return [kind, code, wanted.from, wanted.to, updatedAt, error ?? ''];
          }),
        ),
      );
      return items.length === 0 ? 0 : 1;
    },
  },
  {
    name: 'backfills restart',
    summary: 'Fetch again what was given up; what was fetched before is not fetched again',
    arguments: [
      { name: 'kind', about: 'prices or rates' },
      { name: 'code', about: 'The asset, or the base currency: BALN' },
    ],
    options: { reason: REASON },
    examples: ['backfills restart prices BALN --reason "stooq is back"'],
    async run({ api, out, argument, requiredText }) {
      const path = { kind: kindOf(argument('kind')), code: argument('code') };
      const params = { path, header: idempotent() };
      const body = { reason: requiredText('reason') };
      const job = await unwrap(api.POST('/v1/ops/backfills/{kind}/{code}/restart', { params, body }));
      out.result(job, () => out.line(`${job.kind} of ${job.code}: ${job.status}.`));
      return 0;
    },
  },
  {
    name: 'backfills recount',
    summary: 'Count again how many users hold or watch each asset',
    options: {
      user: { type: 'string', value: '<id>', about: 'Of one user, by the events; all assets by their users otherwise' },
      reason: REASON,
    },
    examples: ['backfills recount --reason "monthly check"'],
    async run({ api, out, text, requiredText }) {
      const tenant = text('user');
      const body = { reason: requiredText('reason'), ...(tenant !== undefined && { tenant }) };
      const params = { header: idempotent() };
      const done = await unwrap(api.POST('/v1/ops/tracked-assets/recount', { params, body }));
      out.result(done, () =>
        out.line(`Ordered: ${done.ordered}. The log of market-data.tracking says what was otherwise.`),
      );
      return 0;
    },
  },
];
