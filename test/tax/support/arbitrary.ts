/** Histories at random, with all that the book does to lots: accounts, assets, fees, transfers, splits, wraps, prices. */
import fc from 'fast-check';
import type { Settings } from '../../../shared/settings/contract/settings.ts';
import type { TaxEntryInput } from '../../../shared/tax/calc/pending.ts';
import { settingsWith, transaction } from './domain.ts';

const ASSETS = ['BTC', 'ETH', 'EUR'];
const ACCOUNTS = ['kraken', 'wallet'];
const START_MS = Date.UTC(2019, 10, 1);
const STEP_MS = 9 * 86_400_000 + 7_777_000;

const quantity = fc.integer({ min: 1, max: 4_000 }).map((thousandths) => (thousandths / 1000).toString());
const money = fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toString());

const somethingSent = fc.record({
  type: fc.constantFrom(
    ...(['buy', 'buy', 'buy', 'sell', 'sell', 'trade', 'transfer', 'transfer', 'income', 'deposit'] as const),
    ...(['withdrawal', 'gift_sent', 'split', 'return_of_capital', 'stake', 'fee'] as const),
  ),
  asset: fc.constantFrom(...ASSETS),
  other: fc.constantFrom(...ASSETS),
  account: fc.constantFrom(...ACCOUNTS),
  quantity,
  less: fc.integer({ min: 0, max: 100 }),
  value: fc.option(money, { nil: undefined }),
  fee: fc.option(fc.constantFrom('1.5 USD', '0.01 BNB = 3', '0.01 BTC = 2', '0.02 ETH'), { nil: undefined }),
});
type Something = typeof somethingSent extends fc.Arbitrary<infer T> ? T : never;

const another = (name: string, names: readonly string[]): string => names.find((each) => each !== name) ?? name;

function amountsOf({ type, asset, other, quantity: amount, less, account }: Something) {
  const here = `${amount} ${asset}`;
  const there = `${amount} ${other === asset ? another(asset, ASSETS) : other}`;
  switch (type) {
    case 'buy':
      return { in: here, out: '100 USD' };
    case 'sell':
      return { out: here, in: '100 USD' };
    case 'trade':
    case 'stake':
      return { out: here, in: there };
    case 'transfer': {
      const arriving = (Number(amount) * (1 - less / 1000)).toFixed(6);
      return { out: here, in: `${arriving} ${asset}`, toAccount: another(account, ACCOUNTS) };
    }
    case 'split':
      return less % 2 === 0 ? { in: here } : { out: `2 ${asset}`, in: `3 ${asset}` };
    case 'return_of_capital':
      return { in: less % 2 === 0 ? `${amount} USD` : `${amount} EUR`, paidBy: asset === 'EUR' ? 'BTC' : asset };
    case 'income':
    case 'deposit':
      return { in: here };
    default:
      return { out: here };
  }
}

/** Transactions at distinct times, in order of time and of arrival. */
export const histories = (maxLength = 25): fc.Arbitrary<TaxEntryInput[]> =>
  fc.array(somethingSent, { minLength: 1, maxLength }).map((all) =>
    all.map((something, index) => ({
      transactionId: `transaction-${index}`,
      arrival: { version: index + 1, index: 0 },
      transaction: transaction({
        type: something.type,
        at: new Date(START_MS + index * STEP_MS).toISOString(),
        account: something.account,
        ...amountsOf(something),
        ...(something.value === undefined ? {} : { value: something.value }),
        ...(something.fee === undefined ? {} : { fees: something.fee }),
      }),
    })),
  );

const method = fc.constantFrom('FIFO', 'LIFO', 'HIFO', 'LOFO', 'AVERAGE');

export const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    method,
    lotScope: fc.constantFrom('universal', 'per-account'),
    longTerm: fc.constantFrom('us', '365-days'),
    buyFeeInBasis: fc.boolean(),
    sellFeeDeducted: fc.boolean(),
    transferFee: fc.constantFrom('disposal', 'non-disposal'),
    methodByYear: fc.dictionary(fc.constantFrom('2019', '2020'), method),
    methodByAsset: fc.dictionary(fc.constantFrom('BTC', 'ETH'), method, { maxKeys: 1 }),
    methodByAccount: fc.dictionary(fc.constant('wallet'), method, { maxKeys: 1 }),
  })
  .map((tax) => settingsWith(tax, { fiscalYearEndMonth: 12 }));

/** The same entries arriving in another order: each gets a new place in the journal. */
export const arriving = (entries: readonly TaxEntryInput[]): fc.Arbitrary<TaxEntryInput[]> =>
  fc
    .shuffledSubarray([...entries], { minLength: entries.length })
    .map((shuffled) => shuffled.map((entry, index) => ({ ...entry, arrival: { version: index + 1, index: 0 } })));
