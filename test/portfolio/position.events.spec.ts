import { describe, expect, test } from 'vitest';
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import { openHoldingsBook } from '../../shared/portfolio/calc/holdings-book.ts';
import { positionEvents } from '../../shared/portfolio/contract/events.ts';
import { closes, journal, removed } from './journal.ts';

const BUY = { type: 'buy', on: '2021-05-04', in: [['0.5', 'BTC']], out: [['20000', 'USD']] } as const;
const book = () => openHoldingsBook(undefined, new MemoryPages());
const [first, second] = journal(BUY, { type: 'sell', on: '2021-06-01', out: [['0.2', 'BTC']], in: [['9000', 'USD']] });
if (!first || !second) throw new Error('two');

describe('events of positions', () => {
  test('a position opens once, with what it cost and how it came', async () => {
    expect(await book().apply({ add: [first] })).toEqual([
      {
        type: 'AssetPositionOpened',
        data: {
          assetId: 'BTC',
          initialQuantity: '0.5',
          acquisitionPrice: '40000',
          currency: 'USD',
          acquisitionMethod: 'purchase',
          source: 'kraken',
        },
      },
      {
        type: 'AssetPositionOpened',
        data: {
          assetId: 'USD',
          initialQuantity: '-20000',
          acquisitionPrice: '0',
          currency: 'USD',
          acquisitionMethod: 'purchase',
          source: 'kraken',
        },
      },
    ]);
  });

  test('later batches update it, one event for each asset', async () => {
    const open = book();
    await open.apply({ add: [first] });
    expect(await open.apply({ add: [second] })).toEqual([
      {
        type: 'AssetPositionUpdated',
        data: {
          assetId: 'BTC',
          previousQuantity: '0.5',
          newQuantity: '0.3',
          changeAmount: '0.2',
          changeType: 'decrease',
          updateReason: 'sell',
        },
      },
      {
        type: 'AssetPositionUpdated',
        data: {
          assetId: 'USD',
          previousQuantity: '-20000',
          newQuantity: '-11000',
          changeAmount: '9000',
          changeType: 'increase',
          updateReason: 'sell',
        },
      },
    ]);
  });

  test('a reversal takes it back; bought again it is no new position', async () => {
    const open = book();
    await open.apply({ add: [first] });
    const reversed = await open.apply({ remove: [removed(first)] });
    expect(reversed.map(({ type }) => type)).toEqual(['AssetPositionUpdated', 'AssetPositionUpdated']);
    expect(reversed[0]?.data).toMatchObject({ newQuantity: '0', updateReason: 'reversal' });
    const again = await open.apply({ add: [first] });
    expect(again.map(({ type }) => type)).toEqual(['AssetPositionUpdated', 'AssetPositionUpdated']);
  });

  test('nothing is said of what was there already, of prices, or of a transfer without a fee', async () => {
    const open = book();
    await open.apply({ add: [first] });
    const [moved] = journal({ type: 'transfer', on: '2021-06-01', toAccount: 'cold', out: [['0.5', 'BTC']] });
    expect(await open.apply({ add: [first], prices: [closes(['BTC', '2021-05-04', '1'])] })).toEqual([]);
    expect(await open.apply({ add: moved ? [{ ...moved, transactionId: 'T9' }] : [] })).toEqual([]);
  });

  test.each([
    ['airdrop', 'airdrop'],
    ['mining', 'mining'],
    ['staking', 'reward'],
  ])('income of kind %s is acquired by %s', async (incomeKind, acquisitionMethod) => {
    const [event] = await book().apply({
      add: journal({ type: 'income', incomeKind, on: '2021-05-04', in: [['1', 'UNI']] }),
    });
    expect(event?.data).toMatchObject({ acquisitionMethod, acquisitionPrice: null });
  });

  test('what is reported fits the contract, however many digits sums grow to', async () => {
    const most = '9'.repeat(36);
    const deposit = (on: string) => ({ type: 'deposit', on, in: [[most, 'SHIB']] }) as const;
    const events = await book().apply({ add: journal(deposit('2021-01-01'), deposit('2021-01-02')) });
    expect(events[0]?.data).toMatchObject({ initialQuantity: `1${'9'.repeat(35)}8` });
    for (const event of events) expect(() => positionEvents.encode(event)).not.toThrow();
  });
});
