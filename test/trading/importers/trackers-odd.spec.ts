/** Headers and rows that the fixtures of these formats don't have. */
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../shared/trading/importers/detect.ts';
import { fixture, resultsOf } from './reading.ts';
import { shownLines } from './show.ts';

const read = async (format: string, header: string, ...rows: readonly string[]) =>
  shownLines(await resultsOf(`${header}\n${rows.join('\n')}\n`, { format }));

describe("Koinly's export with IDs", () => {
  const HEADER =
    'ID (read-only),Parent ID (read-only),Date (UTC),Type,Tag,From Wallet (read-only),From Wallet ID,From Amount,From Currency,To Wallet (read-only),To Wallet ID,To Amount,To Currency,Fee Amount,Fee Currency,Net Worth Amount,Net Worth Currency,Fee Worth Amount,Fee Worth Currency,Net Value (read-only),Fee Value (read-only),Value Currency (read-only),Deleted,From Source (read-only),To Source (read-only),Negative Balances (read-only),Missing Rates (read-only),Missing Cost Basis (read-only),Synced To Accounting At (UTC read-only),TxSrc,TxDest,TxHash,Description';
  const row = (cells: string, worth: string) => `${cells},,,,,${worth},false,,,,,,,,,0xcafe,`;

  it('is recognised', async () => {
    expect(await inspectFile(Buffer.from(`${HEADER}\n`))).toEqual({ format: 'koinly', variant: 'with ID' });
  });

  it('says what a row was worth in the currency of its own column', async () => {
    const bought = row(
      'k1,,2023-01-05 10:00:00,exchange,,Kraken,w1,0.5,ETH,Kraken,w1,0.03,BTC,0.001,ETH',
      '650,1.30,EUR',
    );
    const tagged = row('k2,,2023-01-06 10:00:00,crypto_deposit,airdrop,,,,,Ledger,w2,9,XLM,,', '0.80,,EUR');
    expect(await read('koinly', HEADER, bought, tagged)).toEqual([
      '2 2023-01-05T10:00:00Z Kraken trade +0.03 BTC -0.5 ETH fee 0.001 ETH=1.3 = 650 EUR #k1 {exchange}',
      '3 2023-01-06T10:00:00Z Ledger income/airdrop +9 XLM = 0.8 EUR #k2 {crypto_deposit/airdrop}',
    ]);
  });
});

describe("Koinly's templates", () => {
  const HEADER =
    'Date,Sent Amount,Sent Currency,Received Amount,Received Currency,Fee Amount,Fee Currency,Net Worth Amount,Net Worth Currency,Label,Description,TxHash';

  it.each([
    ['a swap is no sale for money', '1,MATIC,1,POL,,,,,swap', 'trade +1 POL -1 MATIC {swap}'],
    ['a realized loss is lost', '5,USDT,,,,,,,realized gain', 'lost -5 USDT {realized gain}'],
    ['coins sent to a pool stay the account’s', '2,ETH,,,,,,,sent to pool', 'stake -2 ETH {sent to pool}'],
    ['a label may have underscores', ',,0.1,ETH,,,,,loan_interest', 'income/interest +0.1 ETH {loan_interest}'],
    ['nothing moved', ',,,,,,,,', 'ignored: nothing moved'],
    ['a worth needs its currency', ',,1,ETH,,,100,,', 'rejected missing-cell: the currency of the worth is empty'],
    [
      'a fee may not eat what came',
      ',,1,ETH,1,ETH,,,',
      'rejected invalid-transaction: the fee is no less than what came in',
    ],
    [
      'a mined coin is not sent',
      '1,ETH,2,LTC,,,,,mining',
      'rejected unknown-operation: "mining" is not known here as something that brings one thing in and takes another out',
    ],
    ['an airdrop is not sent', '1,ETH,,,,,,,donation', 'donation_sent -1 ETH {donation}'],
    ['a worth of zero is one that is not known', '1,MATIC,1,POL,,,0.00,EUR,', 'trade +1 POL -1 MATIC'],
    [
      'a donation is not received',
      ',,1,ETH,,,,,donation',
      'rejected unknown-operation: "donation" is not known here as something that brings something in',
    ],
  ])('%s', async (_, cells, expected) => {
    const [line] = await read('koinly-universal', HEADER, `2023-01-05 10:00 UTC,${cells},,`);
    expect(line?.replace('2 2023-01-05T10:00:00Z mine ', '').replace(/^2 /, '')).toBe(expected);
  });
});

describe("CoinTracking's dates", () => {
  const HEADER = 'Type,Buy,Cur.,Sell,Cur.,Fee,Cur.,Exchange,Group,Comment,Date';
  const deposit = (date: string) => `Deposit,1,ETH,-,,,,Kraken,,,${date}`;

  it('are read in the order that some of them show', async () => {
    expect(await read('cointracking', HEADER, deposit('2/5/2022 21:14'), deposit('2/28/2022 21:14'))).toEqual([
      '2 2022-02-05T21:14:00Z Kraken deposit +1 ETH {Deposit}',
      '3 2022-02-28T21:14:00Z Kraken deposit +1 ETH {Deposit}',
    ]);
    expect(await read('cointracking', HEADER, deposit('2/5/2022 21:14'), deposit('28/2/2022 21:14'))).toContain(
      '2 2022-05-02T21:14:00Z Kraken deposit +1 ETH {Deposit}',
    );
  });

  it('are refused where none of them shows it', async () => {
    const [line] = await read('cointracking', HEADER, deposit('2/5/2022 21:14'));
    expect(line).toContain('rejected ambiguous-date');
  });
});

describe("Blockpit's export with labels", () => {
  it('is read as the one with types', async () => {
    const header =
      'Date (UTC),Integration Name,Label,Outgoing Asset,Outgoing Amount,Incoming Asset,Incoming Amount,Fee Asset (optional),Fee Amount (optional),Comment (optional),Trx. ID (optional),Source Type,Source Name';
    expect(
      await read('blockpit', header, '05.02.2024 20:08:11,My wallet,Payment,BTC,0.01,,,,,a lamp,,Wallet,Bitcoin'),
    ).toEqual(['2 2024-02-05T20:08:11Z My wallet sell -0.01 BTC "a lamp" {Payment}']);
  });
});

describe("BitMEX's wallet history", () => {
  const HEADER = 'transactTime,transactType,currency,amount,fee,address,transactStatus,walletBalance';

  it('counts in the smallest unit of the coin it names', async () => {
    const rows = ['Deposit,USDt,2500000,null,,Completed,0', 'Deposit,XBt,2500000,null,,Completed,0'];
    expect(await read('bitmex', HEADER, ...rows.map((row) => `"3/9/2023, 7:00:00 AM",${row}`))).toEqual([
      '2 2023-03-09T07:00:00Z mine deposit +2.5 USDT {Deposit}',
      '3 2023-03-09T07:00:00Z mine deposit +0.025 BTC {Deposit}',
    ]);
  });

  it('refuses a unit that it does not know', async () => {
    expect(await read('bitmex', HEADER, '"3/9/2023, 7:00:00 AM",Deposit,Gwei,25,null,,Completed,0')).toEqual([
      '2 rejected unknown-operation: the unit "Gwei" is not known here',
    ]);
  });
});

describe("Coinbase Pro's statement", () => {
  const HEADER = 'type,time,amount,balance,amount/balance unit,transfer id,trade id,order id';
  const T = '2020-04-02T11:00:00.123Z';

  it('joins the rows of a fill in whichever order they stand', async () => {
    const rows = [`fee,${T},-3,0,EUR,,1,o`, `match,${T},0.1,0,BTC,,1,o`, `match,${T},-600,0,EUR,,1,o`];
    expect(await read('coinbase-pro', HEADER, ...rows)).toEqual([
      '2,3,4 2020-04-02T11:00:00.123Z mine buy +0.1 BTC -600 EUR fee 3 EUR=3 = 600 EUR #1-o {fee}',
    ]);
  });

  it('rejects a fill of which a side is missing, and books a fee that is alone', async () => {
    expect(await read('coinbase-pro', HEADER, `match,${T},0.1,0,BTC,,1,o`, `fee,${T},-3,0,EUR,,2,p`)).toEqual([
      '2 rejected incomplete-group: the other side of the "match" is not in the file',
      '3 2020-04-02T11:00:00.123Z mine fee -3 EUR #2-p {fee}',
    ]);
  });

  it('takes a conversion of dollars as an exchange', async () => {
    expect(await read('coinbase-pro', HEADER, `conversion,${T},-10,0,USD,,,`, `conversion,${T},10,0,USDC,,,`)).toEqual([
      '2,3 2020-04-02T11:00:00.123Z mine buy +10 USDC -10 USD = 10 USD {conversion}',
    ]);
  });
});

describe("CoinLedger's export", () => {
  const HEADER =
    'Timestamp (UTC),Type,Internal Id,Platform,Account Name,Platform Id,Blockchain Id,Record Type,Asset,Amount,Description';
  const row = (type: string, record: string, amount: string) =>
    `2023-03-01T08:00:00.000,${type},1,Kraken,,,,${record},ETH,${amount},`;

  it.each([
    [
      'a gift that came',
      'Gift Received',
      'Credit',
      '1',
      '2023-03-01T08:00:00Z Kraken gift_received +1 ETH #1 {Gift Received}',
    ],
    [
      'a debit without a sign',
      'Withdrawal',
      'Debit',
      '1',
      '2023-03-01T08:00:00Z Kraken withdrawal -1 ETH #1 {Withdrawal}',
    ],
    ['nothing', 'Deposit', 'Credit', '0', 'ignored: nothing moved'],
    [
      'a loss that comes',
      'Theft Loss',
      'Credit',
      '1',
      'rejected unknown-operation: CoinLedger\'s "Theft Loss" is not known here as something that moves this way',
    ],
    [
      'a word that is new',
      'Levitation',
      'Credit',
      '1',
      'rejected unknown-operation: CoinLedger\'s "Levitation" is not known here',
    ],
    [
      'a fee of a trade alone',
      'Trade',
      'Platform Fee',
      '-1',
      'rejected incomplete-group: the other side of the Trade 1 is not in the file',
    ],
  ])('knows %s', async (_, type, record, amount, expected) => {
    expect(await read('coinledger', HEADER, row(type, record, amount))).toEqual([`2 ${expected}`]);
  });
});

describe("Uphold's history", () => {
  const HEADER = fixture('uphold.csv').toString().split('\n')[0] ?? '';
  const T = 'Mon Feb 01 2021 10:00:00 GMT+0000';

  it('rejects coins sent that are no more than their fee', async () => {
    expect(await read('uphold', HEADER, `${T},litecoin,0.5,LTC,1,ETH,u1,uphold,1,ETH,completed,out`)).toEqual([
      '2 rejected invalid-transaction: what was sent is not more than its fee',
    ]);
  });

  it('rejects what it can not read, with its line', async () => {
    expect(await read('uphold', HEADER, `someday,litecoin,0.5,LTC,,,u1,uphold,1,ETH,completed,out`)).toEqual([
      '2 rejected bad-date: the date "someday" is not a date that can be read',
    ]);
  });
});

describe("Bisq's history", () => {
  const HEADER = fixture('bisq.csv').toString().split('\n')[0] ?? '';

  it('rejects an offer that is about another coin than its row', async () => {
    const row = 'b,14 Feb 2021 09:00:00,XMR/BTC,1,N/A,0.01,4,XMR,0.00005,,,0.1,0.1,Buy DASH,Completed';
    expect(await read('bisq', HEADER, row)).toEqual([
      `2 rejected unknown-operation: the offer to Buy DASH is not about the market's XMR`,
    ]);
  });
});

describe('a file of another kind', () => {
  it('is refused with what it is', async () => {
    expect(await inspectFile(fixture('price-candles.csv'))).toMatchObject({
      code: 'not-transactions',
      reason: expect.stringContaining('prices'),
    });
  });

  it("is not taken for bitbank's deposits of yen because it begins like them", async () => {
    expect(
      await inspectFile(Buffer.from('日時,数量,ステータス,手数料,合計\n2022/05/01 09:00:00,1,DONE,1,1\n')),
    ).toMatchObject({
      code: 'unknown-format',
    });
  });
});
