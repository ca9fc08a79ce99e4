/** Rows that exchanges write seldom, and what they come to. */
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../shared/trading/importers/types.ts';
import { balancesOf, resultsOf, transactionsOf } from './reading.ts';

const kraken = (...rows: readonly string[]) =>
  resultsOf(`txid,refid,time,type,subtype,aclass,asset,amount,fee,balance,amountusd\n${rows.join('\n')}\n`, {
    format: 'kraken-ledgers',
  });
const binance = (...rows: readonly string[]) =>
  resultsOf(`UTC_Time,Account,Operation,Coin,Change,Remark\n${rows.join('\n')}\n`, { format: 'binance' });
const coinbase = (...rows: readonly string[]) =>
  resultsOf(
    `ID,Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes\n${rows.join('\n')}\n`,
    { format: 'coinbase' },
  );
/** One word per result: a transaction's type, or the code of a rejection. */
const kinds = (results: readonly Result[]) =>
  results.map((result) =>
    result.kind === 'transaction' ? result.transaction.type : result.kind === 'rejected' ? result.code : result.kind,
  );
const T = '2023-06-01 10:00:00';

describe("Kraken's ledgers", () => {
  it('may be sorted by asset, so that the sides of a trade stand far apart', async () => {
    const outs = Array.from(
      { length: 100 },
      (_, at) => `L,R${at},2023-06-01 ${String(at % 24).padStart(2, '0')}:00:00,trade,,currency,ZUSD,-10,0,0,`,
    );
    const ins = outs.map((row) => row.replace('ZUSD,-10', 'XXBT,1'));
    const results = await kraken(...outs, ...ins);
    expect(new Set(kinds(results))).toEqual(new Set(['buy']));
    expect(results).toHaveLength(100);
  });

  it('share the proceeds of a sweep by the dollars that each balance was worth', async () => {
    const results = await kraken(
      `L1,R1,${T},spend,dustsweeping,currency,ADA,-3,0,0,-0.90`,
      `L2,R1,${T},spend,dustsweeping,currency,DOT,-1,0,0,-0.30`,
      `L3,R1,${T},receive,dustsweeping,currency,XXBT,0.00004,0.000001,0,1.20`,
    );
    expect(transactionsOf(results)).toMatchObject([
      {
        externalId: 'R1',
        type: 'trade',
        value: { amount: '0.8775' },
        fees: [{ asset: 'BTC', quantity: '0.00000075', value: '0.0225' }],
      },
      {
        externalId: 'R1-2',
        type: 'trade',
        value: { amount: '0.2925' },
        fees: [{ asset: 'BTC', quantity: '0.00000025', value: '0.0075' }],
      },
    ]);
    expect(balancesOf(transactionsOf(results))).toEqual({ ADA: '-3', BTC: '0.000039', DOT: '-1' });
  });

  it('take the whole of a tiny sale as its fee', async () => {
    const results = await kraken(
      `L1,R1,${T},trade,,currency,XXBT,-0.0001,0,0,`,
      `L2,R1,${T},trade,,currency,ZUSD,0.01,0.02,0,`,
    );
    expect(transactionsOf(results)).toMatchObject([
      { type: 'sell', value: { currency: 'USD', amount: '0' }, fees: [{ asset: 'USD', quantity: '0.01' }] },
    ]);
    expect(balancesOf(transactionsOf(results))).toEqual({ BTC: '-0.0001', USD: '-0.01' });
  });

  it('charge a fee on either side of a trade', async () => {
    const results = await kraken(
      `L1,R1,${T},trade,,currency,XXBT,-1,0.01,0,`,
      `L2,R1,${T},trade,,currency,ZUSD,1000,2,0,`,
    );
    expect(transactionsOf(results)).toMatchObject([
      {
        type: 'sell',
        value: { currency: 'USD', amount: '1000' },
        amounts: [
          { asset: 'USD', quantity: '998' },
          { asset: 'BTC', quantity: '1' },
        ],
        fees: [
          { asset: 'BTC', quantity: '0.01', value: '10' },
          { asset: 'USD', quantity: '2', value: '2' },
        ],
      },
    ]);
  });

  it('fill a trade in more than two rows', async () => {
    const results = await kraken(
      `L1,R1,${T},trade,,currency,ZEUR,-10,0,0,`,
      `L2,R1,${T},trade,,currency,ZEUR,-20,0,0,`,
      `L3,R1,${T},trade,,currency,XETH,0.02,0,0,`,
    );
    expect(transactionsOf(results)).toMatchObject([{ type: 'buy', value: { amount: '30' } }]);
  });

  it.each([
    ['a token that was renamed', ['transfer,,currency,MATIC,-5', 'transfer,,currency,POL,5'], ['trade']],
    ['a fork', ['transfer,,currency,ETHW,5'], ['income']],
    ['coins that Kraken took', ['transfer,,currency,ETHW,-5'], ['withdrawal']],
    ['a move between wallets', ['earn,migration,currency,ETH2.S,-5', 'earn,migration,currency,ETH,5'], ['stake']],
    ['a reward', ['reward,,currency,ADA,5'], ['income']],
    ['an invitation', ['invite bonus,,currency,ADA,5'], ['income']],
    ['a dividend', ['dividend,,currency,ZUSD,5'], ['dividend']],
    ['a profit on margin', ['margin,,currency,ZUSD,5'], ['income']],
    ['a deposit taken back', ['deposit,,currency,ZUSD,-5'], ['withdrawal']],
    ['nothing at all', ['adjustment,,currency,ZUSD,0'], ['ignored']],
    ['a subtype that is not known', ['transfer,sideways,currency,ADA,5'], ['unknown-operation']],
    ['half a trade', ['trade,,currency,ADA,5'], ['incomplete-group']],
  ])('know %s', async (_, rows, expected) => {
    expect(kinds(await kraken(...rows.map((row, at) => `L${at},R1,${T},${row},0,0,`)))).toEqual(expected);
  });
});

describe("Binance's statement", () => {
  it('parts the fills of two markets in one second by their prices', async () => {
    const results = await binance(
      `${T},Spot,Transaction Spend,USDT,-100,`,
      `${T},Spot,Transaction Spend,USDT,-52,`,
      `${T},Spot,Transaction Spend,USDT,-50,`,
      `${T},Spot,Transaction Buy,ETH,0.026,`,
      `${T},Spot,Transaction Buy,ETH,0.025,`,
      `${T},Spot,Transaction Buy,BTC,0.001,`,
    );
    expect(transactionsOf(results).map(({ amounts }) => amounts.map((leg) => `${leg.quantity} ${leg.asset}`))).toEqual([
      ['0.051 ETH', '102 USDT'],
      ['0.001 BTC', '100 USDT'],
    ]);
  });

  it('leaves fills together where prices do not tell', async () => {
    const results = await binance(
      `${T},Spot,Buy,ETH,1,`,
      `${T},Spot,Buy,BTC,1,`,
      `${T},Spot,Sell,USDT,-9,`,
      `${T},Spot,Sell,USDT,-8,`,
    );
    expect(kinds(results)).toEqual(['trade']);
  });

  it('joins an order that is filled across the turn of a second', async () => {
    const results = await binance(
      '2023-06-01 10:00:00,Spot,Transaction Sold,BNB,-1,',
      '2023-06-01 10:00:01,Spot,Transaction Revenue,USDT,300,',
      '2023-06-01 10:00:01,Spot,Transaction Fee,USDT,-0.3,',
    );
    expect(transactionsOf(results)).toMatchObject([
      { type: 'trade', timestamp: '2023-06-01T10:00:00.000Z', fees: [{ quantity: '0.3' }] },
    ]);
  });

  it('keeps trades of different accounts apart', async () => {
    const results = await binance(`${T},Spot,Buy,ETH,1,`, `${T},Cross Margin,Sell,USDT,-9,`);
    expect(kinds(results)).toEqual(['incomplete-group', 'incomplete-group']);
  });

  it.each([
    ['Buy Crypto', '5', 'deposit'],
    ['BNB Fee Deduction', '-5', 'fee'],
    ['Crypto Box', '5', 'gift_received'],
    ['Margin Loan', '5', 'deposit'],
    ['Binance Card Spending', '-5', 'withdrawal'],
    ['Transfer Between Somewhere New and Spot', '-5', 'ignored'],
    ['Staking Rewards', '0', 'ignored'],
    ['Fee', '-5', 'fee'],
  ])('takes a lone "%s" of %s as %s', async (operation, change, expected) => {
    expect(kinds(await binance(`${T},Spot,${operation},BNB,${change},`))).toEqual([expected]);
  });
});

describe("Coinbase's history", () => {
  it('knows no type that is only the name of a property of objects', async () => {
    expect(kinds(await coinbase(`1,${T} UTC,constructor,BTC,1,USD,$1.00,$1.00,$1.00,$0.00,`))).toEqual([
      'unknown-operation',
    ]);
    expect(kinds(await kraken(`L1,R1,${T},constructor,,currency,XXBT,1,0,0,`))).toEqual(['unknown-operation']);
  });

  it('takes what cost nothing as bought for nothing', async () => {
    const results = await coinbase(`1,${T} UTC,Buy,BTC,0.00000001,USD,$0.00,$0.00,$0.00,$0.00,`);
    expect(transactionsOf(results)).toMatchObject([{ type: 'buy', value: { currency: 'USD', amount: '0' } }]);
  });

  it('takes no price of a market that can not be read', async () => {
    const results = await coinbase(
      `1,${T} UTC,Advanced Trade Buy,BTC,0.5,USD,$1.00,$0.50,$0.50,,on BTC-USDC at 3x USDC/BTC`,
    );
    expect(kinds(results)).toEqual(['bad-number']);
  });

  it('takes quantity times price where the subtotal is missing', async () => {
    const results = await coinbase(`1,${T} UTC,Sell,BTC,-0.5,USD,"$20,000.00",,,,`);
    expect(transactionsOf(results)).toMatchObject([{ type: 'sell', value: { amount: '10000' } }]);
  });

  it.each([
    ['Card Spend', '-5', 'withdrawal'],
    ['Card Spend', '5', 'deposit'],
    ['Donation', '-5', 'donation_sent'],
    ['Admin Debit', '-5', 'lost'],
    ['Receive', '-5', 'withdrawal'],
    ['Exchange Withdrawal', '5', 'deposit'],
    ['Wrap Asset', '-5', 'incomplete-group'],
    ['Send', '0', 'ignored'],
    ['Inflation Reward', '5', 'income'],
  ])('takes "%s" of %s as %s', async (type, quantity, expected) => {
    expect(kinds(await coinbase(`1,${T} UTC,${type},ETH,${quantity},USD,$1.00,$5.00,$5.00,$0.00,`))).toEqual([
      expected,
    ]);
  });
});
