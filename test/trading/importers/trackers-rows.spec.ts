/** Single rows of these formats: what they say of the chain, what contradicts itself, and what is said seldom. */
import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../shared/trading/domain/pairing/marks.ts';
import { fixture, resultsOf, transactionsOf } from './reading.ts';
import { shownLines } from './show.ts';

const headerOf = (name: string): string => fixture(`${name}.csv`).toString().split('\n')[0] ?? '';
const read = async (format: string, ...rows: readonly string[]) =>
  shownLines(await resultsOf(`${headerOf(format)}\n${rows.join('\n')}\n`, { format }));

describe('the way over a chain', () => {
  const HASH = 'f'.repeat(64);
  const ADDRESS = 'bc1qexampleexampleexampleexample';

  it.each([
    ['koinly-universal', `2021-04-02 08:30 UTC,0.01,BTC,,,,,,,,,${HASH}`],
    ['koinly-simple', `2021-04-02 08:30 UTC,-0.01,BTC,,${HASH}`],
    ['blockpit', `1;02.04.2021 08:30;Chain;Bitcoin;Wallet;Withdrawal;BTC;0.01;;;;;${HASH};;`],
    ['coinledger', `2021-04-02T08:30:00.000,Withdrawal,1,Wallet,Wallet,,${HASH},Debit,BTC,-0.01,`],
    ['bitbank-withdrawals', `btc,2021/04/02 08:30:00,0.01,0,,btc,${ADDRESS},${HASH},DONE`],
    ['bitbank-deposits', `btc,2021/04/02 08:30:00,0.01,btc,${ADDRESS},${HASH},DONE`],
    ['pionex-transfers', `4/2/2021 08:30,WITHDRAW,0.01,BTC,BTC,${HASH},0`],
    ['bitcointax-spending', `2021-04-02 08:30:00 +0000,REPAY,BTC,,0.01,1,EUR,0,,1,,,,,${HASH},,${ADDRESS}`],
    ['coinbase-2017', `2021-04-02 08:30:00 +0000,0,-0.01,BTC,${ADDRESS},,false,,,,,,,,,,,,,,c1,${HASH}`],
  ])('is told by %s, so that both ends of a transfer can be found', async (format, row) => {
    const [transaction] = transactionsOf(await resultsOf(`${headerOf(format)}\n${row}\n`, { format }));
    expect(transaction && marksOf(transaction)).toEqual({
      hash: HASH,
      addresses: row.includes(ADDRESS) ? [ADDRESS] : [],
    });
    expect(transaction?.externalId).not.toBe(HASH);
  });

  it('is told by BitMEX, but not of profit and loss', async () => {
    const header = 'transactTime,transactType,amount,fee,address,transactStatus,walletBalance';
    const rows = ['Withdrawal', 'RealisedPNL'].map(
      (type) => `"3/9/2023, 7:00:00 AM",${type},-10,null,${ADDRESS},Completed,0`,
    );
    const transactions = transactionsOf(await resultsOf(`${header}\n${rows.join('\n')}\n`, { format: 'bitmex' }));
    expect(transactions.map((transaction) => marksOf(transaction).addresses)).toEqual([[ADDRESS], []]);
  });
});

describe('rows that contradict themselves', () => {
  it.each([
    ['rotki-events', 'Deposit,cex,BTC,-5,,,,1640995200000', 'rejected bad-number: the amount of BTC is below zero'],
    [
      'bittytax',
      'Trade,,,,,,,,,,W,2018-02-01 09:00:00,',
      'rejected incomplete-group: the row of a "Trade" does not state both sides',
    ],
    [
      'bittytax',
      'Trade,,,,,,,1,ETH,,W,2018-02-01 09:00:00,',
      'rejected incomplete-group: the row of a "Trade" does not state both sides',
    ],
    ['bittytax', 'Income,,,,,,,,,,W,2018-02-01 09:00:00,', 'ignored: nothing moved'],
    [
      'binance-auto-invest',
      '6/13/2022 14:00,ETH,15 USDT,--,,Spot,Success',
      'rejected missing-cell: the bought "" is empty',
    ],
    [
      'pionex-transfers',
      '13/1/2022 12:02,DEPOSIT,1,ETH,ETH,x,0',
      'rejected bad-date: the date "13/1/2022 12:02" is not a date that can be read',
    ],
  ])('of %s: %s', async (format, row, expected) => {
    expect(await read(format, row)).toEqual([`2 ${expected}`]);
  });
});

describe('rows that say more or less than others', () => {
  it.each([
    [
      'stripe',
      '"t1","2021-01-06 10:00:00","2021-01-08 00:00:00","eur","-20.00","0.00","-20.00","refund",""',
      '2021-01-06T10:00:00Z mine fee -20 EUR #t1 "sales taken back" {refund}',
    ],
    [
      'bitcointax-spending',
      '2019-04-01 10:00:00 +0000,SPEND,BTC,,0.01,4500,EUR,0,,-45,,,,,,,',
      '2019-04-01T10:00:00Z mine sell -0.01 BTC = 45 EUR {SPEND}',
    ],
    [
      'rp2-in',
      '__unknown,2021-08-01 00:00:00 +0000,ETH,Kraken,,Mining,2500,0.01,,,,,',
      '2021-08-01T00:00:00Z Kraken income/mining +0.01 ETH = 25 USD {Mining}',
    ],
    [
      'rp2-out',
      'o,2021-08-01 00:00:00 +0000,ETH,Kraken,Ada,Lost,2500,0.01,,,,,',
      '2021-08-01T00:00:00Z Kraken (Ada) lost -0.01 ETH = 25 USD #o {Lost}',
    ],
  ])('of %s: %s', async (format, row, expected) => {
    expect(await read(format, row)).toEqual([`2 ${expected}`]);
  });

  it('of CoinLedger: a fee that was kept of a deposit', async () => {
    const row = (record: string, amount: string) =>
      `2023-03-01T08:00:00.000,Deposit,1,Kraken,,,,${record},ETH,${amount},`;
    expect(await read('coinledger', row('Credit', '1'), row('Platform Fee', '-0.01'))).toEqual([
      '2,3 2023-03-01T08:00:00Z Kraken deposit +0.99 ETH fee 0.01 ETH #1 {Deposit}',
    ]);
  });

  it('of a transfer for RP2: the arrival by itself, and what a row of its id states whole', async () => {
    const rows = [
      'x,2022-01-23 11:00:00 +0000,ETH,Kraken,Ada,Trezor,Ada,2500,1.002,1,',
      'x,2022-01-23 12:00:00 +0000,ETH,,,Trezor,Ada,2500,,1,',
      'x,2022-01-23 12:00:00 +0000,ETH,,,Trezor,Ada,2500,,2,',
    ];
    expect(await read('rp2-intra', ...rows)).toEqual([
      '2 2022-01-23T11:00:00Z Kraken (Ada) transfer +1 ETH -1.002 ETH > Trezor (Ada) #x',
      '3 ignored: one side of a transfer that a row of the same id states whole',
      '4 2022-01-23T12:00:00Z Trezor (Ada) deposit +2 ETH #x',
    ]);
  });
});
