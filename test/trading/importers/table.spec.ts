/** What formats can say of their rows, shown with exports that nobody writes. */
import { describe, expect, it } from 'vitest';
import { readCells } from '../../../shared/trading/importers/cells.ts';
import { createReader, resumeReader } from '../../../shared/trading/importers/reader.ts';
import { EXCHANGE } from '../../../shared/trading/importers/rules.ts';
import { market, signed, unsigned } from '../../../shared/trading/importers/sides.ts';
import { type TableFormat, tableFormat } from '../../../shared/trading/importers/table.ts';
import { BANK, read, recordOf } from './bank.ts';
import { shownLines } from './show.ts';

const bank = (...rows: readonly string[]) => read(tableFormat(BANK), ['When,What,Coin,Amount,Fee', ...rows]);

describe('the amount of a row', () => {
  it('goes the way of its sign, with the fee taken off what comes and on top of what leaves', () => {
    expect(bank('2021-01-01,move,BTC,2,0.5', '2021-01-01,move,BTC,-2,0.5')).toEqual([
      '2 2021-01-01T00:00:00Z mine deposit +1.5 BTC fee 0.5 BTC {move}',
      '3 2021-01-01T00:00:00Z mine withdrawal -2 BTC fee 0.5 BTC {move}',
    ]);
  });

  it('may have the fee in it', () => {
    const sides = signed({ asset: 'coin', quantity: 'amount', fee: 'fee', feeIncluded: true });
    const rows = ['When,What,Coin,Amount,Fee', '2021-01-01,move,BTC,2,0.5', '2021-01-01,move,BTC,-2,0.5'];
    expect(read(tableFormat({ ...BANK, sides }), rows)).toEqual([
      '2 2021-01-01T00:00:00Z mine deposit +2 BTC fee 0.5 BTC {move}',
      '3 2021-01-01T00:00:00Z mine withdrawal -1.5 BTC fee 0.5 BTC {move}',
    ]);
  });

  it('adds a fee that was paid back', () => {
    expect(bank('2021-01-01,move,BTC,2,-0.5', '2021-01-01,move,BTC,-2,-0.5')).toEqual([
      '2 2021-01-01T00:00:00Z mine deposit +2.5 BTC {move}',
      '3 2021-01-01T00:00:00Z mine withdrawal -1.5 BTC {move}',
    ]);
  });

  it('is refused where its operation never goes that way', () => {
    expect(bank('2021-01-01,in,BTC,-2,', '2021-01-01,out,BTC,2,').map((line) => line.split(':')[0])).toEqual([
      '2 rejected unknown-operation',
      '3 rejected unknown-operation',
    ]);
  });

  it('follows the operation in an export without signs', () => {
    const sides = unsigned({ asset: 'coin', quantity: 'amount' });
    expect(read(tableFormat({ ...BANK, sides }), ['When,What,Coin,Amount,Fee', '2021-01-01,out,BTC,2,'])).toEqual([
      '2 2021-01-01T00:00:00Z mine withdrawal -2 BTC {out}',
    ]);
  });

  it('is refused as a reward of a fee that is as large', () => {
    expect(bank('2021-01-01,in,BTC,2,2')[0]).toContain('rejected invalid-transaction');
  });
});

describe('the rows of a market', () => {
  const table: TableFormat = {
    ...BANK,
    variants: { plain: 'When,Pair,Side,Amount,Price,Total,Fee' },
    columns: {
      ...{ when: 'when', pair: 'pair', side: 'side', amount: 'amount' },
      ...{ price: 'price', total: 'total', fee: 'fee' },
    },
    operation: [],
    operations: () => EXCHANGE,
    sides: market({ market: 'pair', side: 'side', quantity: 'amount', total: 'total', price: 'price', fee: 'fee' }),
  };
  const rows = (...given: readonly string[]) =>
    read(tableFormat(table), ['When,Pair,Side,Amount,Price,Total,Fee', ...given]);

  it('take the total, or else the price times the amount', () => {
    expect(rows('2021-01-01,BTC/EUR,Buy,2,100,201,1', '2021-01-01,BTC_EUR,SOLD,2,100,,1')).toEqual([
      '2 2021-01-01T00:00:00Z mine buy +2 BTC -201 EUR fee 1 EUR=1 = 201 EUR',
      '3 2021-01-01T00:00:00Z mine sell +199 EUR -2 BTC fee 1 EUR=1 = 200 EUR',
    ]);
  });

  it.each(['2021-01-01,BTCEUR,Buy,2,100,201,1', '2021-01-01,BTC/EUR,rent,2,100,201,1', '2021-01-01,BTC/EUR,Buy,2,,,1'])(
    'are refused where they do not say enough: %s',
    (row) => {
      expect(rows(row)[0]).toContain('rejected');
    },
  );
});

describe('rows that are one exchange', () => {
  it('are joined by their time, in any order', () => {
    const out = '2021-01-01,swap,BTC,-2,';
    const into = '2021-01-01,swap,ETH,30,';
    expect(bank(out, into)).toEqual(['2,3 2021-01-01T00:00:00Z mine trade +30 ETH -2 BTC {swap}']);
    expect(bank(into, out)).toEqual(['2,3 2021-01-01T00:00:00Z mine trade +30 ETH -2 BTC {swap}']);
  });

  it('are what they are alone, where that can be', () => {
    expect(bank('2021-01-01,fork,BTC,2,')).toEqual(['2 2021-01-01T00:00:00Z mine deposit +2 BTC {fork}']);
  });

  it('are each named where the other side is not there', () => {
    expect(bank('2021-01-01,swap,BTC,-2,')).toEqual([
      '2 rejected incomplete-group: the other side of the "swap" is not in the file',
    ]);
  });
});

describe('rows that do not count', () => {
  it('need not be well-formed', () => {
    expect(bank('someday,noise,,much,')).toEqual(['2 ignored: noise']);
  });

  it('are told by their status', () => {
    const table = { ...BANK, status: { field: 'fee', final: ['done'] } };
    expect(read(tableFormat(table), ['When,What,Coin,Amount,Fee', '2021-01-01,in,BTC,1,Failed'])).toEqual([
      '2 ignored: not booked: its status is "Failed"',
    ]);
  });
});

describe('the zone of a time', () => {
  it('may stand in the name of its column', () => {
    const table = {
      ...BANK,
      variants: { plain: ['time(utc+02:00)', 'what', 'coin', 'amount', 'fee'] },
      columns: { ...BANK.columns, when: /^time\((utc[^)]*)\)$/ },
      dates: { zone: '+09:00' },
    };
    expect(read(tableFormat(table), ['Time(UTC-05:00),What,Coin,Amount,Fee', '2021-01-01 10:00,in,BTC,1,'])).toEqual([
      '2 2021-01-01T15:00:00Z mine deposit +1 BTC {in}',
    ]);
  });
});

describe('the way a file is written', () => {
  const header = 'When;What;Coin;Amount;Fee';
  const asked = (...rows: readonly string[]) =>
    read(tableFormat({ ...BANK, dates: { order: 'by file' } }), [header, ...rows], ';');

  it('is judged by all of its beginning', () => {
    expect(asked('01/02/2021;in;BTC;1.234;', '13/02/2021;in;BTC;0,5;')).toEqual([
      '2 2021-02-01T00:00:00Z mine deposit +1234 BTC {in}',
      '3 2021-02-13T00:00:00Z mine deposit +0.5 BTC {in}',
    ]);
    expect(asked('01/02/2021;in;BTC;1.234;', '02/13/2021;in;BTC;0.5;')).toEqual([
      '2 2021-01-02T00:00:00Z mine deposit +1.234 BTC {in}',
      '3 2021-02-13T00:00:00Z mine deposit +0.5 BTC {in}',
    ]);
  });

  it('is not guessed where nothing tells', () => {
    expect(asked('01/02/2021;in;BTC;1;', '13.2.2021;in;BTC;1.234;').map((line) => line.split(':')[0])).toEqual([
      '2 2021-02-01T00',
      '3 rejected ambiguous-number',
    ]);
    expect(asked('01/02/2021;in;BTC;1;')[0]).toContain('rejected ambiguous-date');
  });

  it('stays as it was judged when another process goes on', () => {
    const format = tableFormat({ ...BANK, dates: { order: 'by file' } });
    const reader = createReader(format, { account: 'mine', numbers: 'decimal-comma', dateOrder: 'month-first' });
    reader.push(recordOf(header, 1, ';'));
    const state = JSON.parse(JSON.stringify(reader.state()));
    const resumed = resumeReader(format, state);
    const results = resumed?.push(recordOf('01/02/2021;in;BTC;1.234;', 2, ';')) ?? [];
    expect(shownLines(results)).toEqual(['2 2021-01-02T00:00:00Z mine deposit +1234 BTC {in}']);
  });
});

describe('a cell with a number and its symbol', () => {
  const withUnit = (text: string) => {
    const cells = readCells({ line: 1, cells: { amount: text } }, 'decimal-point');
    const { quantity = 0n, unit = '' } = cells.withUnit('amount') ?? {};
    return cells.fault()?.code ?? `${quantity / 10n ** 16n} ${unit}`;
  };

  it.each([
    ['2.5 ETH', '250 ETH'],
    ['-2.5 ETH', '-250 ETH'],
    ['(2.5 ETH)', '-250 ETH'],
    ['1,000.25EUR', '100025 EUR'],
    ['ETH 2.5', '250 ETH'],
    ['', '0 '],
    ['2.5', 'bad-number'],
    ['ETH', 'bad-number'],
    ['2.5x0', 'bad-number'],
    ['2.5.1 ETH', 'bad-number'],
  ])('of "%s" is %s', (text, expected) => {
    expect(withUnit(text)).toBe(expected);
  });
});
