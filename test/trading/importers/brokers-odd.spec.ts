/** Rows that brokers write seldom, and files that stop in the middle. */
import { describe, expect, it } from 'vitest';
import type { ExportCheckpoint } from '../../../shared/trading/importers/read-export.ts';
import type { Result } from '../../../shared/trading/importers/types.ts';
import { fixture, resultsOf, stepsOf } from './reading.ts';
import { shownLines } from './show.ts';

/** One line: what became of the row, without its number, time and account. */
const told = async (format: string, header: string, ...rows: readonly string[]): Promise<readonly string[]> =>
  shownLines(await resultsOf(`${header}\n${rows.join('\n')}\n`, { format })).map((line) =>
    line.replace(/^[\d,-]+ (?:\S+Z mine )?/, ''),
  );

describe.each(['interactive-brokers', 'interactive-brokers-activity', 'schwab-awards', 'vanguard'])('%s', (name) => {
  it('gives the same results when it stops anywhere and goes on elsewhere', async () => {
    const format = name.replace('-activity', '');
    const bytes = fixture(`${name}.csv`);
    const expected = await resultsOf(bytes, { format });
    const given: Result[] = [];
    for (const step of await stepsOf(bytes, { format, sizes: [97] })) {
      if (step.kind === 'failed') throw new Error(step.reason);
      given.push(...step.results);
      if (step.checkpoint.offset === bytes.length) continue;
      const resumeFrom: ExportCheckpoint = JSON.parse(JSON.stringify(step.checkpoint));
      expect([...given, ...(await resultsOf(bytes, { format, resumeFrom }))]).toEqual(expected);
    }
    expect(given).toEqual(expected);
  });
});

describe('Charles Schwab', () => {
  const HEADER = 'Date,Action,Symbol,Description,Price,Quantity,Fees & Comm,Amount';

  it.each([
    [
      'Full Redemption',
      '912828XX1,A NOTE,,-5000,,',
      '912828XX1,A NOTE,,,,"$5,000.00"',
      'sell +5000 USD -5000 912828XX1 = 5000 USD',
    ],
    ['Cash Merger', 'OLD,OLD INC,,-10,,', 'OLD,OLD INC,,,,$99.00', 'sell +99 USD -10 OLD = 99 USD'],
  ])('pays for shares that go by a row of its own: %s', async (action, shares, money, expected) => {
    const results = await told('schwab', HEADER, `03/01/2024,${action} Adj,${shares}`, `03/01/2024,${action},${money}`);
    expect(results).toHaveLength(1);
    expect(results[0]).toContain(expected);
  });

  it('keeps the mergers of one day apart', async () => {
    const results = await told(
      'schwab',
      HEADER,
      '03/01/2024,Cash Merger,UNA,UNA INC,,,,$10.00',
      '03/01/2024,Cash Merger,DUE,DUE INC,,,,$20.00',
      '03/01/2024,Cash Merger Adj,DUE,DUE INC,,-2,,',
      '03/01/2024,Cash Merger Adj,UNA,UNA INC,,-1,,',
    );
    expect(results.map((line) => line.split(' = ')[0])).toEqual(['sell +10 USD -1 UNA', 'sell +20 USD -2 DUE']);
  });

  it.each([
    ['Reinvest Shares,BND,A FUND,$10.00,1,,-$10.00', 'buy +1 stock:BND -10 USD = 10 USD'],
    ['Journaled Shares,ACME,ACME,,-3,,', 'withdrawal -3 ACME'],
    ['Stock Split,ACME,ACME,,-30,,', 'split -30 ACME'],
    ['NRA Tax Adj,ACME,ACME,,,,$0.30', 'income/tax-refund +0.3 USD'],
    ['Cash In Lieu,ACME,ACME,,,,$4.10', 'income/cash-in-lieu +4.1 USD'],
  ])('knows %s', async (row, expected) => {
    expect((await told('schwab', HEADER, `03/01/2024,${row}`))[0]).toContain(expected);
  });
});

describe('Interactive Brokers', () => {
  it('does not guess the base currency', async () => {
    const header =
      'Transaction History,Header,Date,Account,Description,Transaction Type,Symbol,Quantity,Price,Gross Amount,Commission,Net Amount';
    expect(
      await told('interactive-brokers', header, 'Transaction History,Data,2024-01-02,U1,Wire,Deposit,-,-,-,5,-,5'),
    ).toEqual(['rejected missing-cell: the summary above the table does not name the base currency']);
  });

  it('charges an exchange of currencies in a currency that the statement has to name', async () => {
    const header =
      'Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,,Proceeds,Comm in EUR,,,MTM in EUR,Code';
    const row = 'Trades,Data,Order,Forex,USD,EUR.USD,"2024-03-04, 09:00:00",10,1.09,,-10.9,-2,,,0,';
    expect(await told('interactive-brokers', header, row)).toEqual([
      'rejected missing-cell: the statement does not name the base currency',
    ]);
  });
});

describe('Hargreaves Lansdown', () => {
  const HEADER = 'Trade date,Settle date,Reference,Description,Unit cost (p),Quantity,Value (£)';

  it.each([
    ['"B1","Dear Fund 10 @ 100.00","100.00","10","-10.00"', 'buy +10 Dear Fund -10 GBP = 10 GBP'],
    // a cost that was rounded up: no charge below nothing
    ['"B1","Dear Fund 10 @ 100.40","100.40","10","-10.00"', 'buy +10 Dear Fund -10 GBP = 10 GBP'],
    // what can't be a charge is a cost in another unit
    ['"S1","Dear Fund 10 @ 100.00","10000.00","10","10.00"', 'sell +10 GBP -10 Dear Fund = 10 GBP'],
    ['"LOYALTYBON","Loyalty bonus","n/a","n/a","0.40"', 'income/rebate +0.4 GBP'],
    ['"TAXRELIEF","Tax relief","n/a","n/a","25.00"', 'income/tax-refund +25 GBP'],
  ])('reads %s', async (row, expected) => {
    expect((await told('hargreaves-lansdown', HEADER, `"01/02/2024","03/02/2024",${row}`))[0]).toContain(expected);
  });
});

describe('Sharesight', () => {
  it('takes the income of a currency that it names, whatever the market', async () => {
    const header = 'Code,Name,Date Paid,Exchange Rate,Currency,Net Amount,Foreign Tax Deducted,Gross Amount,Comments';
    const [line] = await told('sharesight-income', header, 'ODD.MARS,Odd,01/02/2024,1.2,USD,9,1,10,');
    expect(line).toContain('dividend +9 USD fee 1 USD');
  });
});

describe('Wealthfolio', () => {
  const HEADER = 'date,symbol,instrumentType,quantity,activityType,unitPrice,currency,fee,amount,fxRate,subtype';

  it.each([
    ['2024-01-01,BND,EQUITY,1,BUY,70,USD,0,,,', 'buy +1 stock:BND -70 USD = 70 USD'],
    ['2024-01-01,BREW.L,EQUITY,100,BUY,412.5,GBp,0,,,', 'buy +100 BREW.L -412.5 GBP = 412.5 GBP'],
    ['2024-01-01,ETH,CRYPTO,1,TRANSFER_OUT,1000,USD,0,,,', 'withdrawal -1 ETH = 1000 USD'],
    ['2024-01-01,,,,CREDIT,,USD,,5,,BONUS', 'income/bonus +5 USD'],
  ])('reads %s', async (row, expected) => {
    expect((await told('wealthfolio', HEADER, row))[0]).toContain(expected);
  });
});

describe('a dividend', () => {
  it.each([
    [
      'schwab',
      'Date,Action,Symbol,Description,Price,Quantity,Fees & Comm,Amount',
      '03/01/2024,Cash Dividend,ACME,Acme,,,,$1',
    ],
    [
      'trading212',
      'Action,Time,Notes,ID,Total,Currency (Total),ISIN,Ticker',
      'Dividend (Ordinary),2024-03-01 10:00:00,,,1,GBP,US1,ACME',
    ],
    [
      'interactive-brokers-flex-cash',
      'ClientAccountID,CurrencyPrimary,Symbol,Description,Date/Time,Amount,Type,TransactionID',
      'U1,USD,ACME,a dividend,20240301,1,Dividends,1',
    ],
  ])('of %s says which share paid it', async (format, header, row) => {
    const [result] = await resultsOf(`${header}\n${row}\n`, { format });
    expect(result).toMatchObject({ transaction: { type: 'dividend', metadata: { symbol: 'ACME' } } });
  });
});
