import { expect, it } from 'vitest';
import { transactionInput } from '../../../shared/trading/contract/transaction.ts';
import { currencyIssues } from '../../../shared/trading/contract/transaction-currencies.ts';

const stated = (value: string, costBasis: string) =>
  transactionInput.parse({
    ...{ account: 'depot', timestamp: '1998-03-01T10:00:00Z', type: 'gift_received' },
    amounts: [{ asset: 'MOONCOIN', quantity: '1', direction: 'in' }],
    fees: [{ asset: 'STARCOIN', quantity: '1' }],
    value: { currency: value, amount: '1' },
    costBasis: { currency: costBasis, amount: '1' },
  });

it.each([
  ['USD', 'DEM'],
  ['MOONCOIN', 'STARCOIN'],
  ['USDT', 'XAU'],
])('a worth in %s and a cost in %s are taken', (value, costBasis) => {
  expect(currencyIssues(stated(value, costBasis))).toEqual([]);
});

it('a worth and a cost in currencies that nobody knows are named, each by its path', () => {
  const issues = currencyIssues(stated('XQQ', 'SUNCOIN'));
  expect(issues.map(({ path }) => path)).toEqual(['value.currency', 'costBasis.currency']);
});
