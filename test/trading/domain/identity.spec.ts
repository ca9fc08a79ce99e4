import { expect, it } from 'vitest';
import { parseTransaction, type TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { differences, identify } from '../../../shared/trading/domain/identity.ts';

const parsed = (value: object): TransactionInput => {
  const result = parseTransaction(value);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.transaction;
};
const hashOf = (value: object): string => identify(parsed(value), new Map()).contentHash;

const GIFT = {
  account: 'wallet',
  timestamp: '2021-05-04T10:00:00Z',
  type: 'gift_received',
  amounts: [{ asset: 'BTC', quantity: '1', direction: 'in' }],
  fees: [{ asset: 'USD', quantity: '2', value: '2' }],
  value: { currency: 'USD', amount: '100' },
  costBasis: { currency: 'USD', amount: '40' },
  acquiredAt: '2020-05-04T10:00:00Z',
};
const MERGER = {
  account: 'depot',
  timestamp: '2021-05-04T10:00:00Z',
  type: 'merger',
  amounts: [
    { asset: 'OLD', quantity: '2', direction: 'out' },
    { asset: 'ONE', quantity: '1', direction: 'in', basisShare: '0.5' },
    { asset: 'TWO', quantity: '1', direction: 'in', basisShare: '0.5' },
  ],
};

it.each([
  ['a quantity', GIFT, { ...GIFT, amounts: [{ asset: 'BTC', quantity: '1.0', direction: 'in' }] }],
  ['a fee', GIFT, { ...GIFT, fees: [{ asset: 'USD', quantity: '2.00', value: '2.0' }] }],
  ['a value', GIFT, { ...GIFT, value: { currency: 'USD', amount: '100.00' } }],
  ['a cost', GIFT, { ...GIFT, costBasis: { currency: 'USD', amount: '40.00' } }],
  ['a second basis', { ...GIFT, lossBasis: '30' }, { ...GIFT, lossBasis: '30.0' }],
  ['a time', GIFT, { ...GIFT, acquiredAt: '2020-05-04T12:00:00.000+02:00' }],
  [
    'a share',
    MERGER,
    {
      ...MERGER,
      amounts: MERGER.amounts.map((one) => ({ ...one, ...('basisShare' in one && { basisShare: '0.50' }) })),
    },
  ],
])('%s is the same however it is written', (_, first, again) => {
  expect(hashOf(again)).toBe(hashOf(first));
  expect(differences(parsed(first), parsed(again))).toEqual([]);
});

it.each([
  ['costBasis', GIFT, { ...GIFT, costBasis: { currency: 'USD', amount: '41' } }],
  ['lossBasis', GIFT, { ...GIFT, lossBasis: '30' }],
  ['costBasis', GIFT, { ...GIFT, costBasis: { currency: 'EUR', amount: '40' } }],
  ['acquiredAt', GIFT, { ...GIFT, acquiredAt: '2020-05-05T10:00:00Z' }],
])('another %s is another content', (path, first, other) => {
  expect(hashOf(other)).not.toBe(hashOf(first));
  expect(differences(parsed(first), parsed(other)).map((one) => one.path)).toEqual([path]);
});

it('what was known before there were costs of their own is known by the same hash', () => {
  const { costBasis: _, acquiredAt: __, ...plain } = GIFT;
  expect(hashOf(plain)).toBe('3v7-9ppkzbI2gAjh');
});
