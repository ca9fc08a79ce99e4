/** What formats can say of their files, shown with exports that nobody writes. */
import { describe, expect, it } from 'vitest';
import { ignored, readCells } from '../../../shared/trading/importers/cells.ts';
import { detectAmong } from '../../../shared/trading/importers/detect.ts';
import { writingOf } from '../../../shared/trading/importers/evidence.ts';
import { ungrouped } from '../../../shared/trading/importers/groups.ts';
import { matchHeader } from '../../../shared/trading/importers/header.ts';
import { createReader, resumeReader } from '../../../shared/trading/importers/reader.ts';
import { DEPOSIT, EXCHANGE, MOVED, part, STAKED, WITHDRAWAL } from '../../../shared/trading/importers/rules.ts';
import { inAndOut, market, signed, unsigned } from '../../../shared/trading/importers/sides.ts';
import { type TableFormat, tableFormat } from '../../../shared/trading/importers/table.ts';
import type { Format, Result } from '../../../shared/trading/importers/types.ts';
import { shownLines } from './show.ts';

const BANK: TableFormat = {
  name: 'bank',
  title: 'Bank of nowhere',
  variants: { plain: 'When,What,Coin,Amount,Fee' },
  columns: { when: 'when', what: 'what', coin: 'coin', amount: 'amount', fee: 'fee' },
  at: 'when',
  operation: ['what'],
  operations: {
    in: DEPOSIT,
    out: WITHDRAWAL,
    move: MOVED,
    lock: STAKED,
    swap: part('swap'),
    fork: part('fork', MOVED),
    noise: { ignored: 'noise' },
  },
  sides: signed({ asset: 'coin', quantity: 'amount', fee: 'fee' }),
};

/** Commas only, and no quotation marks: one line is one record. */
function read(format: Format, lines: readonly string[], delimiter = ','): readonly string[] {
  const reader = createReader(format, { account: 'mine', ...writingOf(format, lines.join('\n'), delimiter) });
  const results: Result[] = lines.flatMap((text, at) => reader.push(recordOf(text, at + 1, delimiter)));
  return shownLines([...results, ...reader.end()]);
}
const recordOf = (text: string, line: number, delimiter = ',') => ({
  line,
  endOffset: 0,
  nextLine: line + 1,
  cells: text.split(delimiter),
});

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

describe('columns of one name', () => {
  const table: TableFormat = {
    ...BANK,
    variants: { plain: 'When,Buy,Cur.,Sell,Cur.' },
    columns: { when: 'when', buy: 'buy', buyCoin: 'cur.', sell: 'sell', sellCoin: 'cur.' },
    nth: { buyCoin: 1, sellCoin: 2 },
    operation: [],
    operations: () => EXCHANGE,
    sides: inAndOut({ in: ['buyCoin', 'buy'], out: ['sellCoin', 'sell'] }),
  };

  it('are told apart by their order', () => {
    expect(read(tableFormat(table), ['When,Buy,Cur.,Sell,Cur.', '2021-01-01,2,BTC,30,ETH'])).toEqual([
      '2 2021-01-01T00:00:00Z mine trade +2 BTC -30 ETH',
    ]);
  });
});

describe('columns that come once per asset', () => {
  const format = tableFormat({
    ...BANK,
    variants: { plain: 'When,What,Coin,Note' },
    columns: { when: 'when', what: 'what', coin: 'coin', note: 'note', amount: /^([a-z]+) amount$/ },
    repeated: ['amount'],
    sides: (cells) => ({
      into: { asset: cells.asset('coin'), quantity: cells.number(`amount:${cells.text('coin')}`) },
    }),
  });

  it('are fields of their own, and no drift', () => {
    const header = ['When', 'What', 'Coin', 'BTC Amount', 'ETH Amount', 'EUR Amount', 'Note'];
    expect(matchHeader(format, header)).toMatchObject({ drift: [], distance: 0 });
    expect(matchHeader(format, header)?.captures).toEqual({});
    expect(read(format, [header.join(','), '2021-01-01,in,ETH,1,2,3,'])).toEqual([
      '2 2021-01-01T00:00:00Z mine deposit +2 ETH {in}',
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

describe('a file of several tables', () => {
  const rest = { columns: [{ field: 'name', names: ['name'], required: true }] };
  const format: Format = {
    ...tableFormat(BANK),
    sections: [{ ...rest, name: 'owners', variants: [{ name: 'plain', header: ['name', 'street'] }] }],
    footer: (cells) => (cells[0] === 'Total' ? 'a total' : cells.length === 2 ? 'an owner' : undefined),
  };

  it('is read table by table, with every line told', () => {
    const lines = [
      'Name,Street',
      'Ada,High Street',
      '',
      'When,What,Coin,Amount,Fee',
      '2021-01-01,in,BTC,1,',
      'Total,1',
    ];
    expect(read(format, [...lines, 'When,What,Coin,Amount,Fee', '2021-01-02,in,BTC,1,'])).toEqual([
      '2 ignored: an owner',
      '4 ignored: the header of another table',
      '5 2021-01-01T00:00:00Z mine deposit +1 BTC {in}',
      '6 ignored: a total',
      '7 ignored: the header again',
      '8 2021-01-02T00:00:00Z mine deposit +1 BTC {in}',
    ]);
  });

  it('says of each row which table it stands in', () => {
    const named: Format = {
      ...format,
      start: () => ungrouped((row) => [ignored([row], row.cells['section'] ?? 'main')]),
    };
    const { footer: _, ...bare } = named;
    expect(read(bare, ['Name,Street', 'Ada,High Street', 'When,What,Coin,Amount,Fee', '2021-01-01,in,BTC,1,'])).toEqual(
      ['2 ignored: owners', '3 ignored: the header of another table', '4 ignored: main'],
    );
  });

  it('knows which table it is in when another process goes on', () => {
    const reader = createReader(format, { account: 'mine' });
    for (const [at, line] of ['Name,Street', 'When,What,Coin,Amount,Fee', '2021-01-01,swap,BTC,-1,'].entries())
      reader.push(recordOf(line, at + 1));
    const resumed = resumeReader(format, JSON.parse(JSON.stringify(reader.state())));
    const results = [...(resumed?.push(recordOf('2021-01-01,swap,ETH,9,', 4)) ?? []), ...(resumed?.end() ?? [])];
    expect(shownLines(results)).toEqual(['3,4 2021-01-01T00:00:00Z mine trade +9 ETH -1 BTC {swap}']);
  });
});

describe('a header that differs', () => {
  const format = tableFormat(BANK);
  const drift = (header: string) => matchHeader(format, header.split(','))?.drift;

  it('is recognised with the difference told', () => {
    expect(drift('When,What,Coin,Amount,Fee,Mood')).toEqual(['column "mood" is new']);
    expect(drift('When,Deed,Coin,Amount,Fee')).toEqual(['column 2 "what" is now "deed"']);
  });

  it.each(['When,What,Coin', 'Day,Deed,Coin,Amount,Fee', 'When,What,A,B,C', 'A,B,C,D,E,F,G,H,When,What,Coin,Amount'])(
    'is not recognised when too much of it does: %s',
    (header) => {
      expect(drift(header)).toBeUndefined();
    },
  );

  it('is not taken for that of a format that has some of its names, unless the format is named', () => {
    const header = 'When,What,Coin,Amount,Fee,Status,Mood,Weather';
    expect(detectAmong(`${header}\n`, [format])).toBeUndefined();
    expect(matchHeader(format, header.split(','))).toBeDefined();
  });
});

describe('a header that several formats know', () => {
  const twin = (name: string, extra = '') =>
    tableFormat({ ...BANK, name, variants: { plain: `When,What,Coin,Amount,Fee${extra}` } });

  it('is not guessed', () => {
    expect(detectAmong('When,What,Coin,Amount,Fee\n', [twin('one'), twin('two')])).toEqual({
      code: 'ambiguous-format',
      reason: 'the header fits several formats: one, two. Name the one that it is',
    });
  });

  it('is that of the one it fits best', () => {
    const formats = [twin('one', ',Mood'), twin('two')];
    expect(detectAmong('When,What,Coin,Amount,Fee\n', formats)).toMatchObject({ format: 'two' });
    expect(detectAmong('When,What,Coin,Amount,Fee,Mood\n', formats)).toMatchObject({ format: 'one' });
  });

  it('is refused when it is known to hold no transactions', () => {
    const prices = { ...twin('prices'), refusal: 'prices only' };
    expect(detectAmong('When,What,Coin,Amount,Fee\n', [prices])).toEqual({
      code: 'not-transactions',
      reason: 'prices only',
    });
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
