import { readFile } from 'node:fs/promises';
import { idempotent } from '../../typescript/client.ts';
import { unwrap } from '../../typescript/problem.ts';
import type { operations } from '../../typescript/schema.ts';
import { type Call, type Command, UsageError } from '../command.ts';

type HeldPrice = operations['confirmHeldPrice']['responses'][200]['content']['application/json'];

const PLACE = [
  { name: 'asset', about: 'Its code' },
  { name: 'source', about: 'The source that the price came from: kraken' },
  { name: 'date', about: 'The first day of the stretch: 2026-02-27' },
];
const REASON = { type: 'string', value: '<text>', about: 'Why; it is recorded' } as const;

const paramsOf = (call: Call) => ({
  path: { asset: call.argument('asset'), source: call.argument('source'), date: call.argument('date') },
  header: idempotent(),
});
const ITEMS_MAX = 1_000;
/** Pages may be short, where few of those looked at have anything. */
async function upTo<T>(
  most: number,
  read: (query: { limit: number; cursor?: string }) => Promise<{ items: readonly T[]; nextCursor: string | null }>,
): Promise<{ readonly items: readonly T[]; readonly complete: boolean }> {
  const items: T[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null && items.length < most) {
    const page = await read({ limit: most - items.length, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return { items, complete: cursor === null };
}

const told = ({ out }: Call, held: HeldPrice): 0 => {
  out.result(held, () =>
    out.line(`${held.asset} at ${held.close} ${held.currency} on ${held.date} is ${held.status}.`),
  );
  return 0;
};

export const prices: readonly Command[] = [
  {
    name: 'prices held',
    summary: 'Prices of another scale, which wait for somebody to look',
    examples: ['prices held', 'prices held --json'],
    async run({ api, out }) {
      const { items, complete } = await upTo(ITEMS_MAX, (query) =>
        unwrap(api.GET('/v1/ops/held-prices', { params: { query } })),
      );
      out.result({ items, complete }, () =>
        out.table(
          ['asset', 'source', 'from', 'to', 'close', 'held against'],
          items.map(({ asset, source, date, to, close, currency, neighbourDate, neighbourClose }) => {
            return [asset, source, date, to, `${close} ${currency}`, `${neighbourClose} on ${neighbourDate}`];
          }),
        ),
      );
      return items.length === 0 ? 0 : 1;
    },
  },
  {
    name: 'prices confirm',
    summary: 'Say that a held price is right; it comes the next time that its days are fetched',
    arguments: PLACE,
    options: { reason: REASON },
    examples: ['prices confirm LUNA kraken 2026-02-27 --reason "1 for 100, as announced"'],
    async run(call) {
      const body = { reason: call.requiredText('reason') };
      const params = paramsOf(call);
      const path = '/v1/ops/held-prices/{asset}/{source}/{date}/confirm';
      return told(call, await unwrap(call.api.POST(path, { params, body })));
    },
  },
  {
    name: 'prices reject',
    summary: 'Say that a held price is wrong; it is never taken',
    arguments: PLACE,
    options: { reason: REASON },
    examples: ['prices reject BTC kraken 2026-02-27 --reason "quoted in cents"'],
    async run(call) {
      const body = { reason: call.requiredText('reason') };
      const params = paramsOf(call);
      const path = '/v1/ops/held-prices/{asset}/{source}/{date}/reject';
      return told(call, await unwrap(call.api.POST(path, { params, body })));
    },
  },
  {
    name: 'prices disputes',
    summary: 'Where two sources of an asset disagree',
    examples: ['prices disputes'],
    async run({ api, out }) {
      const { items, complete } = await upTo(ITEMS_MAX, (query) =>
        unwrap(api.GET('/v1/ops/price-disputes', { params: { query } })),
      );
      out.result({ items, complete }, () =>
        out.table(
          ['asset', 'taken', 'other', 'days', 'worst day', 'closes', 'difference'],
          items.map(({ asset, source, otherSource, days, worst }) => {
            const closes = `${worst.close} / ${worst.otherClose}`;
            return [asset, source, otherSource, String(days.length), worst.date, closes, worst.difference];
          }),
        ),
      );
      return 0;
    },
  },
  {
    name: 'prices enter',
    summary: 'Enter closes of an asset by hand, for all users',
    description: 'They are preferred over every source. If anything is wrong, nothing is stored.',
    arguments: [
      { name: 'asset', about: 'Its code' },
      { name: 'file', about: 'CSV with the header date,close' },
    ],
    options: { currency: { type: 'string', value: '<code>', about: 'What the closes are in' }, reason: REASON },
    examples: ['prices enter HOUSE-FUND closes.csv --currency CHF --reason "statement of the fund"'],
    async run({ api, out, argument, requiredText }) {
      const file = argument('file');
      const csv = await readFile(file, 'utf8').catch(() => {
        throw new UsageError(`${file} can't be read.`);
      });
      const body = {
        asset: argument('asset'),
        csv,
        currency: requiredText('currency'),
        reason: requiredText('reason'),
      };
      const entered = await unwrap(api.POST('/v1/ops/shared-prices', { params: { header: idempotent() }, body }));
      out.result(entered, () => out.line(`Entered ${entered.entered} closes of ${entered.asset}.`));
      return 0;
    },
  },
];
