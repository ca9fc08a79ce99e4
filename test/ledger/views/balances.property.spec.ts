/** However balances are grouped, they come to the same; what has no price is never counted as zero. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Decimal, decimal, format, multiply, sum } from '../../../shared/kernel/money/decimal.ts';
import { changeAccount } from '../../../shared/ledger/app/accounts/account-commands.ts';
import { placeHoldOn } from '../../../shared/ledger/app/holds/hold-commands.ts';
import { externalLines, type Line, linesOfAccount } from '../../../shared/ledger/calc/balances/lines.ts';
import { USER_ACCOUNT_KINDS } from '../../../shared/ledger/contract/account.ts';
import { BALANCE_GROUPINGS } from '../../../shared/ledger/contract/balances-http.ts';
import { grantCredit } from '../../../shared/ledger/domain/accounts/decide.ts';
import { stake } from '../../../shared/ledger/domain/accounts/staking.ts';
import { groupsView, type Price, summaryView } from '../../../shared/ledger/read/balances/balance-views.ts';
import { readLines } from '../../../shared/ledger/read/balances/read-lines.ts';
import { Bank, done } from '../support/bank.ts';

const PRICES: Readonly<Record<string, string>> = { EUR: '1', BTC: '50000.123456789', ETH: '0.333333333333333333' };
const CHAINS: Readonly<Record<string, string>> = { BTC: 'bitcoin', ETH: 'ethereum', RARE: 'ethereum' };

function quote(asset: string): Price | undefined {
  const text = PRICES[asset];
  if (text === undefined) return undefined;
  const price = decimal(text);
  return { price, at: null, isStale: false, worth: (quantity) => multiply(price, quantity) };
}
const everything = (lines: readonly Line[]) => ({
  ...{ currency: 'EUR', lines, quote, chain: (asset: string) => CHAINS[asset], missing: [] },
});

const assets = fc.constantFrom('EUR', 'BTC', 'ETH', 'RARE');
const amount = fc.bigInt({ min: 1n, max: 10n ** 21n }).map((units) => units as Decimal);
const account = fc.record({
  kind: fc.constantFrom(...USER_ACCOUNT_KINDS),
  balances: fc.dictionary(assets, amount.map(format)),
  staked: fc.dictionary(assets, amount.map(format)),
});
const held = fc.record({ account: fc.constantFrom('kraken', 'ledger'), asset: assets, quantity: amount });

it('any grouping adds up to the same, amount by amount and in value', () => {
  fc.assert(
    fc.property(fc.array(account, { maxLength: 6 }), fc.array(held, { maxLength: 6 }), (accounts, holdings) => {
      const state = { accountId: 'x', name: 'x', creditLimits: {}, holds: {} };
      const lines = [
        ...accounts.flatMap((one, at) =>
          linesOfAccount({ ...state, ...one, accountId: `id-${at}` } as never, '2026-01-01T00:00:00.000Z'),
        ),
        ...externalLines(holdings),
      ];
      const totals = BALANCE_GROUPINGS.map((by) => {
        const { groups, more } = groupsView(everything(lines), by);
        const values = groups.flatMap(({ assets: own }) =>
          own.flatMap(({ value }) => (value === null ? [] : [decimal(value)])),
        );
        const quantities = groups.flatMap(({ assets: own }) => own.map(({ total }) => decimal(total)));
        expect(format(sum(values))).toBe(more.total ?? '0');
        expect(more.complete).toBe(!lines.some(({ asset }) => asset === 'RARE'));
        return [more.total, format(sum(quantities))];
      });
      expect(new Set(totals.map((one) => one.join(' '))).size).toBe(1);
      const unpriced = lines.filter(({ asset }) => asset === 'RARE');
      const rare = groupsView(everything(unpriced), 'chain');
      if (unpriced.length > 0) {
        expect(rare.more).toMatchObject({ total: null, missing: [{ asset: 'RARE', what: 'price' }] });
        expect(rare.groups).toMatchObject([{ key: 'ethereum', values: null, complete: false }]);
      }
    }),
    { numRuns: 60 },
  );
});

it('the summary has what is available, reserved, staked and used of credit, by domain and in all', async () => {
  const bank = new Bank();
  const user = bank.user();
  const savings = await bank.funded(user, '100', { kind: 'savings', name: 'For a house' });
  const card = await bank.open(user, { kind: 'credit-card' });
  const wallet = await bank.funded(user, '10', { kind: 'wallet' });
  const on = (accountId: typeof card, decide: Parameters<typeof changeAccount<string>>[3]) =>
    changeAccount(bank.store, bank.as(user), { owner: user, accountId }, decide);
  done((await on(card, (one, now) => grantCredit(one, { EUR: '50' }, { by: 'operator', now }))) as never);
  done(await bank.transfer(user, { from: card, to: savings, amount: '20' }));
  done(
    await placeHoldOn(bank.store, bank.as(user), {
      accountId: savings,
      asset: 'EUR',
      amount: '30',
      expiresInSeconds: 60,
    }),
  );
  done((await on(wallet, (one, now) => stake(one, { asset: 'EUR', amount: decimal('4'), now }))) as never);
  const elsewhere = (account: string, asset: string, quantity: string) => ({
    account,
    asset,
    quantity: decimal(quantity),
  });
  const kraken = externalLines([
    elsewhere('kraken', 'BTC', '2'),
    elsewhere('kraken', 'EUR', '-30'),
    elsewhere('kraken', 'ETH', '-2'),
    elsewhere('vault', 'ETH', '1'),
  ]);
  const read = async () => [...(await readLines(bank.store, user, bank.now)), ...kraken];
  const summary = summaryView(everything(await read()), bank.now);
  expect(summary.assets).toMatchObject([
    { asset: 'BTC', total: '2', balance: '0', external: '2', value: '100000.246913578' },
    { asset: 'ETH', total: '-1', external: '-1', value: null },
    {
      ...{ asset: 'EUR', total: '80', balance: '106', reserved: '30', staked: '4', external: '-30' },
      // Ninety of the savings, what is left of the card's credit, and what is not staked.
      ...{ available: '126', credit: '50', creditUsed: '20', value: '110' },
    },
  ]);
  expect(summary.domains.map(({ domain, values }) => [domain, values?.total])).toEqual([
    ['banking', '100'],
    ['investing', '100000.246913578'],
    ['defi', '10'],
  ]);
  expect(summary).toMatchObject({
    overdrawn: [
      { asset: 'EUR', quantity: '-30' },
      { asset: 'ETH', quantity: '-1' },
    ],
    ...{ complete: false, missing: [{ asset: 'ETH', what: 'quantity' }] },
    values: { available: '126', creditUsed: '20', total: '100110.246913578' },
  });
  const { groups } = groupsView(everything(await read()), 'account');
  expect(groups.map(({ key, name }) => [key, name])).toEqual([
    ['external:kraken', 'kraken'],
    [savings, 'For a house'],
    [wallet, 'wallet'],
    [card, 'credit-card'],
    ['external:vault', 'vault'],
  ]);
  bank.pass(60);
  const later = summaryView(everything(await read()), bank.now);
  expect(later.assets.find(({ asset }) => asset === 'EUR')).toMatchObject({ reserved: '0', available: '156' });
});
