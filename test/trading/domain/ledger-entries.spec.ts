import { describe, expect, test } from 'vitest';
import { parseTransaction, type TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { ledgerEntriesOf } from '../../../shared/trading/domain/ledger-entries.ts';

const AT = '2021-05-04T10:00:00.000Z';

function transaction(fields: object): TransactionInput {
  const parsed = parseTransaction({ account: 'kraken', timestamp: AT, ...fields });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.transaction;
}

const entriesOf = (fields: object): readonly string[] =>
  ledgerEntriesOf(transaction(fields))
    .map(({ direction, accountId, amount, assetId }) => `${direction} ${accountId} ${amount} ${assetId}`)
    .toSorted();

const leg = (direction: 'in' | 'out', quantity: string, asset: string) => ({ asset, quantity, direction });

describe('ledger entries', () => {
  test('a buy exchanges money for coins over the trading account, and pays its fee', () => {
    expect(
      entriesOf({
        type: 'buy',
        amounts: [leg('in', '0.5', 'BTC'), leg('out', '20000', 'USD')],
        fees: [{ asset: 'USD', quantity: '12.5' }],
      }),
    ).toEqual([
      'credit equity:trading 0.5 BTC',
      'credit external:kraken 20012.5 USD',
      'debit equity:trading 20000 USD',
      'debit expense:fees 12.5 USD',
      'debit external:kraken 0.5 BTC',
    ]);
  });

  test('a fee kept back from what came in is an expense, but takes no coins from the account', () => {
    expect(
      entriesOf({
        type: 'buy',
        amounts: [leg('in', '0.499', 'BTC'), leg('out', '20000', 'USD')],
        fees: [{ asset: 'BTC', quantity: '0.001', value: '40' }],
      }),
    ).toEqual([
      'credit equity:trading 0.5 BTC',
      'credit external:kraken 20000 USD',
      'debit equity:trading 20000 USD',
      'debit expense:fees 0.001 BTC',
      'debit external:kraken 0.499 BTC',
    ]);
  });

  test('a transfer pays the difference between what left and what arrived, once', () => {
    const entries = [
      'credit external:kraken 1 BTC',
      'debit expense:fees 0.01 BTC',
      'debit external:cold-wallet 0.99 BTC',
    ];
    const fees = [{ asset: 'BTC', quantity: '0.01' }];
    const amounts = [leg('out', '1', 'BTC'), leg('in', '0.99', 'BTC')];
    expect(entriesOf({ type: 'transfer', toAccount: 'cold-wallet', amounts, fees })).toEqual(entries);
    expect(entriesOf({ type: 'transfer', toAccount: 'cold-wallet', amounts })).toEqual(entries);
    expect(entriesOf({ type: 'transfer', toAccount: 'cold-wallet', amounts: amounts.slice(0, 1), fees })).toEqual(
      entries,
    );
  });

  test('income comes from its kind', () => {
    expect(entriesOf({ type: 'income', incomeKind: 'staking', amounts: [leg('in', '0.1', 'ETH')] })).toEqual([
      'credit income:staking 0.1 ETH',
      'debit external:kraken 0.1 ETH',
    ]);
  });

  test('staking without a token locks the coins in the account', () => {
    expect(entriesOf({ type: 'stake', amounts: [leg('out', '32', 'ETH')] })).toEqual([
      'credit external:kraken 32 ETH',
      'debit staked:kraken 32 ETH',
    ]);
  });

  test('coins of a gift come from the gifts account', () => {
    expect(entriesOf({ type: 'gift_received', amounts: [leg('in', '1', 'BTC')] })).toEqual([
      'credit equity:gifts 1 BTC',
      'debit external:kraken 1 BTC',
    ]);
  });
});
