import { describe, expect, it } from 'vitest';
import { decimal, format, ZERO } from '../../../shared/kernel/money/decimal.ts';
import { fromEpochMs } from '../../../shared/kernel/time.ts';
import { costOfReplacement } from '../../../shared/tax/calc/wash-sales/judged-sale.ts';
import { type HeldUnits, judged, type SoldUnits } from '../support/wash-cases.ts';

/** `100 for 5000 on 2024-01-10`, of a purchase of its own unless one is named. */
function bought(id: string, text: string, more: Partial<HeldUnits> = {}): HeldUnits {
  const [quantity = '', , costBasis = '', , day = ''] = text.split(' ');
  const units = { quantity: decimal(quantity), costBasis: decimal(costBasis), acquiredAtMs: Date.parse(day) };
  return { id, purchase: id, ...units, replaces: true, ...more };
}

const sold = (units: HeldUnits, day: string, proceeds: string): SoldUnits => ({
  ...units,
  disposedAtMs: Date.parse(day),
  proceeds: decimal(proceeds),
});

/** `loss > replacement: units, disallowed, new basis, held from` */
const moved = (...args: Parameters<typeof judged>) =>
  judged(...args).sales.flatMap(({ id, replacements }) =>
    replacements.map(
      (each) =>
        `${id} > ${each.lotId}: ${format(each.quantity)}, ${format(each.disallowedLoss)}, ` +
        `${format(costOfReplacement(each))}, ${fromEpochMs(each.heldFromMs).slice(0, 10)}`,
    ),
  );

const deducted = (...args: Parameters<typeof judged>) =>
  judged(...args).sales.map(({ id, deductibleLoss }) => `${id} ${format(deductibleLoss)}`);

const OLD = sold(bought('old', '100 for 1000 on 2023-01-02'), '2024-03-31', '750');

describe('a loss', () => {
  it('moves to what was bought up to thirty days before the sale or after it, and to nothing beyond', () => {
    const at = (day: string) => moved([OLD], [bought('new', `100 for 800 on ${day}`)]);
    expect(at('2024-02-29')).toEqual([]);
    expect(at('2024-03-01')).toEqual(['old > new: 100, 250, 1050, 2022-12-03']);
    expect(at('2024-04-30')).toEqual(['old > new: 100, 250, 1050, 2023-02-01']);
    expect(at('2024-05-01')).toEqual([]);
  });

  it('moves unit by unit to the earliest replacements, and what is not replaced is deducted', () => {
    const held = [bought('later', '40 for 400 on 2024-04-20'), bought('sooner', '20 for 100 on 2024-04-02')];
    expect(moved([OLD], held)).toEqual([
      'old > sooner: 20, 50, 150, 2023-01-04',
      'old > later: 40, 100, 500, 2023-01-22',
    ]);
    expect(deducted([OLD], held)).toEqual(['old 100']);
  });

  it('moves to a part of what was bought, and the next loss to the rest of it', () => {
    const more = sold(bought('other', '60 for 600 on 2023-05-01'), '2024-04-01', '300');
    expect(moved([OLD, more], [bought('new', '120 for 1200 on 2024-04-10')])).toEqual([
      'old > new: 100, 250, 1250, 2023-01-12',
      'other > new: 20, 100, 300, 2023-05-10',
    ]);
  });

  it('does not move to a gift, to the rest of the same purchase, or to what was sold before', () => {
    const gift = bought('gift', '100 for 800 on 2024-04-10', { replaces: false });
    const rest = bought('rest', '100 for 1000 on 2024-03-20', { purchase: 'pair' });
    const half = sold(bought('half', '100 for 1000 on 2024-03-20', { purchase: 'pair' }), '2024-03-31', '750');
    const gone = sold(bought('gone', '100 for 500 on 2024-03-10'), '2024-03-30', '750');
    expect(moved([OLD], [gift])).toEqual([]);
    expect(moved([half], [rest])).toEqual([]);
    expect(moved([gone, OLD], [])).toEqual([]);
  });

  it('goes on from replacement to replacement, and is deducted in the end with all that came before', () => {
    const second = sold(bought('second', '100 for 800 on 2024-04-05'), '2024-05-01', '700');
    const third = sold(bought('third', '100 for 650 on 2024-05-10'), '2024-09-01', '600');
    const { sales } = judged([OLD, second, third], []);
    expect(moved([OLD, second, third], [])).toEqual([
      'old > second: 100, 250, 1050, 2023-01-07',
      'second > third: 100, 350, 1000, 2023-01-16',
    ]);
    expect(sales.map(({ gain }) => format(gain))).toEqual(['0', '0', '-400']);
    expect(deducted([OLD, second, third], [])).toEqual(['old 0', 'second 0', 'third 400']);
  });

  it('lowers the gain of a replacement that was sold meanwhile', () => {
    const traded = sold(bought('traded', '100 for 700 on 2024-04-05'), '2024-04-06', '900');
    expect(judged([OLD, traded], []).sales[1]).toMatchObject({
      basisIncrease: decimal('250'),
      gain: decimal('-50'),
      deductibleLoss: decimal('50'),
      disallowedLoss: ZERO,
    });
  });

  it('stays with a replacement that is given away later, and what is given away loses nothing', () => {
    const given = { ...sold(bought('given', '100 for 800 on 2024-04-05'), '2024-05-01', '0'), isGiven: true };
    expect(moved([OLD, given], [])).toEqual(['old > given: 100, 250, 1050, 2023-01-07']);
    expect(deducted([OLD, given], [])).toEqual(['old 0', 'given 0']);
    expect(judged([OLD, given], []).sales[1]).toMatchObject({ basisGiven: decimal('250'), disallowedLoss: ZERO });
    const before = { ...given, disposedAtMs: Date.parse('2024-03-30'), acquiredAtMs: Date.parse('2024-03-05') };
    expect(moved([before, OLD], [])).toEqual([]);
  });

  it('makes parts of a sale of replacements, each with the day from which on it counts as held', () => {
    const rest = sold(bought('rest', '150 for 1200 on 2024-04-05'), '2024-12-31', '1500');
    const [, sale] = judged([OLD, rest], []).sales;
    const told = sale?.parts.map(({ quantity, proceeds, costBasis, basisIncrease, gain, heldFromMs }) => [
      ...[quantity, proceeds, costBasis, basisIncrease, gain].map(format),
      fromEpochMs(heldFromMs).slice(0, 10),
    ]);
    expect(told).toEqual([
      ['100', '1000', '1050', '250', '-50', '2023-01-07'],
      ['50', '500', '400', '0', '100', '2024-04-05'],
    ]);
    expect(sale).toMatchObject({ gain: decimal('50'), deductibleLoss: decimal('50'), basisIncrease: decimal('250') });
  });

  it('is none where a sale gains', () => {
    const gained = sold(bought('gained', '100 for 100 on 2023-01-02'), '2024-03-31', '750');
    expect(moved([gained], [bought('new', '100 for 800 on 2024-04-01')])).toEqual([]);
  });
});
