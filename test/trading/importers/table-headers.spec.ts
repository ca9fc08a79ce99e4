/** Which tables formats find in a file, shown with exports that nobody writes. */
import { describe, expect, it } from 'vitest';
import { ignored } from '../../../shared/trading/importers/cells.ts';
import { detectAmong } from '../../../shared/trading/importers/detect.ts';
import { ungrouped } from '../../../shared/trading/importers/groups.ts';
import { matchHeader } from '../../../shared/trading/importers/header.ts';
import { createReader, resumeReader } from '../../../shared/trading/importers/reader.ts';
import { EXCHANGE } from '../../../shared/trading/importers/rules.ts';
import { inAndOut } from '../../../shared/trading/importers/sides.ts';
import { type TableFormat, tableFormat } from '../../../shared/trading/importers/table.ts';
import type { Format } from '../../../shared/trading/importers/types.ts';
import { BANK, read, recordOf } from './bank.ts';
import { shownLines } from './show.ts';

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
