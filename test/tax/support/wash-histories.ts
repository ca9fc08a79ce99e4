/** Histories at random of a few securities, with all that may become of shares, and what wash sales say of them. */
import fc from 'fast-check';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import type { Settings } from '../../../shared/settings/contract/settings.ts';
import { openTaxBook, type TaxBook } from '../../../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../../../shared/tax/calc/pending.ts';
import type { WashSaleView } from '../../../shared/tax/contract/wash-sales-http.ts';
import { washSalesOf } from '../../../shared/tax/read/previews/wash-sales-of.ts';
import { settingsWith, transaction } from './domain.ts';

export type Sent = Parameters<typeof transaction>[0];

const ASSETS = ['AAA', 'BBB'] as const;
const ACCOUNTS = ['broker', 'vault'] as const;
const YEARS = [2020, 2021, 2022] as const;
const START_MS = Date.UTC(2020, 10, 1);
const DAY_MS = 86_400_000;

const anyAsset = fc.constantFrom(...ASSETS);
const anyAccount = fc.constantFrom(...ACCOUNTS);
const quantity = fc.integer({ min: 1, max: 30 });
const other = <T>(names: readonly [T, T], name: T): T => (name === names[0] ? names[1] : names[0]);

const trade = fc
  .record({
    isSale: fc.boolean(),
    asset: anyAsset,
    account: anyAccount,
    quantity,
    price: fc.integer({ min: 6, max: 20 }),
  })
  .map(({ isSale, asset, account, quantity: units, price }) => {
    const [shares, money] = [`${units} ${asset}`, `${units * price} USD`];
    return isSale
      ? // for less than most was bought for
        { type: 'sell' as const, account, out: shares, in: `${units * (price - 5)} USD` }
      : { type: 'buy' as const, account, in: shares, out: money };
  });

/** What companies and moves make of shares; nothing is bought or sold. */
export const corporateAction = fc
  .record({
    kind: fc.constantFrom('transfer', 'split', 'merger', 'spin_off'),
    asset: anyAsset,
    account: anyAccount,
    quantity,
    into: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ kind, asset, account, quantity: units, into }) => {
    const out = `${units} ${asset}`;
    switch (kind) {
      case 'transfer':
        return { type: 'transfer' as const, account, toAccount: other(ACCOUNTS, account), out, in: out };
      case 'split':
        return { type: 'split' as const, account, out, in: `${into} ${asset}` };
      case 'merger':
        return { type: 'merger' as const, account, out, in: `${into} ${other(ASSETS, asset)}` };
      default:
        return { type: 'spin_off' as const, account, out, in: `${units} ${asset} at 0.7, ${into} SPUN at 0.3` };
    }
  });

const capital = fc
  .record({ asset: anyAsset, account: anyAccount, amount: fc.integer({ min: 1, max: 300 }) })
  .map(({ asset, account, amount }) => ({
    ...{ type: 'return_of_capital' as const, account, in: `${amount} USD`, paidBy: asset },
  }));

const gift = fc
  .record({ asset: anyAsset, account: anyAccount, quantity, price: fc.integer({ min: 1, max: 20 }) })
  .map(({ asset, account, quantity: units, price }) => ({
    ...{ type: 'gift_sent' as const, account, out: `${units} ${asset}`, value: String(units * price) },
  }));

/** Days apart, so that many a purchase is near to a sale. */
const daysApart = fc.integer({ min: 1, max: 25 });
type Timeless = Omit<Sent, 'at'>;

export const atDay = (sent: Timeless, day: number): Sent => ({
  ...sent,
  at: new Date(START_MS + day * DAY_MS).toISOString(),
});

const something: fc.Arbitrary<Timeless> = fc.oneof(
  { arbitrary: trade, weight: 8 },
  { arbitrary: corporateAction, weight: 2 },
  { arbitrary: capital, weight: 1 },
  { arbitrary: gift, weight: 1 },
);

/** In order of time, at distinct days; there are some shares of everything to begin with. */
export const washHistories = (maxLength: number): fc.Arbitrary<readonly Sent[]> =>
  fc.array(fc.tuple(something, daysApart), { minLength: 4, maxLength }).map((all) => {
    let day = 4;
    const first = ASSETS.flatMap((asset, of) =>
      ACCOUNTS.map((account, at) =>
        atDay({ type: 'buy', account, in: `${40 + at} ${asset}`, out: '600 USD' }, of * 2 + at),
      ),
    );
    const others = all.map(([sent, apart]) => {
      day += apart;
      return atDay(sent, day);
    });
    return [...first, ...others];
  });

export const washSettings: fc.Arbitrary<Settings> = fc
  .record({
    method: fc.constantFrom('FIFO', 'LIFO', 'HIFO', 'AVERAGE'),
    lotScope: fc.constantFrom('universal', 'per-account'),
  })
  .map((tax) => settingsWith({ ...tax, securities: ASSETS }));

export const entriesOf = (all: readonly Sent[]): TaxEntryInput[] =>
  all.map((sent, index) => ({
    transactionId: `transaction-${index}`,
    arrival: { version: index + 1, index: 0 },
    transaction: transaction({ account: 'broker', ...sent }),
  }));

export async function bookOf(settings: Settings, entries: readonly TaxEntryInput[]): Promise<TaxBook> {
  const book = openTaxBook(undefined, new MemoryPages(), { settings });
  await book.apply({ add: entries });
  return book;
}

/** Of all years. */
export async function washedIn(book: TaxBook): Promise<readonly WashSaleView[]> {
  const items: WashSaleView[] = [];
  for (const year of YEARS) {
    const answer = await washSalesOf(book, { year, include: 'securities', limit: 1_000 });
    if (isRefused(answer)) throw new Error(answer.detail);
    items.push(...answer.items);
  }
  return items;
}

export const total = (texts: readonly string[]): bigint => texts.reduce((sum, text) => sum + decimal(text), 0n);
