/**
 * The rule on wash sales share by share: slow, and obviously right. Prices are whole, and so is whatever a single share
 * costs, loses or takes over; nothing is ever rounded, and figures are compared to the last digit.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { add, type Decimal, decimal, format, ZERO } from '../../../shared/kernel/money/decimal.ts';
import { IS_LONG } from '../../faults/support/sizes.ts';
import { settingsWith } from '../support/domain.ts';
import { atDay, bookOf, entriesOf, washedIn } from '../support/wash-histories.ts';

interface Trade {
  readonly isSale: boolean;
  readonly day: number;
  readonly units: number;
  readonly price: number;
}

interface Share {
  readonly purchase: number;
  readonly day: number;
  basis: number;
  /** Which replacement it was, counted over all. */
  replaced: number | undefined;
}

const WASH_DAYS = 30;

const trades: fc.Arbitrary<readonly Trade[]> = fc
  .array(
    fc.record({
      isSale: fc.boolean(),
      apart: fc.integer({ min: 1, max: 20 }),
      units: fc.integer({ min: 1, max: 9 }),
      price: fc.integer({ min: 1, max: 20 }),
    }),
    { minLength: 3, maxLength: 25 },
  )
  .map((all) => {
    let day = 0;
    return all.map(({ apart, ...trade }) => {
      day += apart;
      return { ...trade, day };
    });
  });

/** First in, first out; of one purchase first what replaced others. */
function nextToSell(held: readonly Share[]): Share | undefined {
  const rank = ({ replaced = Number.POSITIVE_INFINITY }: Share) => replaced;
  return held.toSorted((a, b) => a.purchase - b.purchase || rank(a) - rank(b))[0];
}

interface LostShare {
  readonly trade: number;
  readonly day: number;
  readonly purchase: number;
  readonly loss: number;
}

class PlainShares {
  /** By trade. */
  readonly disallowed = new Map<number, number>();
  readonly #held: Share[] = [];
  readonly #open: LostShare[] = [];
  #replacements = 0;

  buy(trade: number, { day, price }: Trade): void {
    const share: Share = { purchase: trade, day, basis: price, replaced: undefined };
    const at = this.#open.findIndex((loss) => day - loss.day <= WASH_DAYS);
    const [lost] = at < 0 ? [] : this.#open.splice(at, 1);
    if (lost) this.#replace(share, lost);
    this.#held.push(share);
  }

  sell(trade: number, { day, price }: Trade): void {
    const sold = nextToSell(this.#held);
    if (sold === undefined) return;
    this.#held.splice(this.#held.indexOf(sold), 1);
    const { purchase, basis } = sold;
    if (basis <= price) return;
    const lost = { trade, day, purchase, loss: basis - price };
    const replacement = this.#held.find(
      (share) => share.replaced === undefined && share.purchase !== purchase && day - share.day <= WASH_DAYS,
    );
    if (replacement) this.#replace(replacement, lost);
    else this.#open.push(lost);
  }

  #replace(share: Share, { trade, loss }: LostShare): void {
    share.basis += loss;
    share.replaced = this.#replacements;
    this.#replacements += 1;
    this.disallowed.set(trade, (this.disallowed.get(trade) ?? 0) + loss);
  }
}

function plainWashSales(all: readonly Trade[]): ReadonlyMap<number, number> {
  const shares = new PlainShares();
  for (const [index, trade] of all.entries()) {
    for (let unit = 0; unit < trade.units; unit += 1) {
      if (trade.isSale) shares.sell(index, trade);
      else shares.buy(index, trade);
    }
  }
  return shares.disallowed;
}

it('what is disallowed is what it is share by share', async () => {
  await fc.assert(
    fc.asyncProperty(trades, async (all) => {
      const sent = all.map(({ isSale, day, units, price }) => {
        const [shares, money] = [`${units} AAA`, `${units * price} USD`];
        return atDay(isSale ? { type: 'sell', out: shares, in: money } : { type: 'buy', in: shares, out: money }, day);
      });
      const book = await bookOf(settingsWith({ method: 'FIFO', securities: ['AAA'] }), entriesOf(sent));
      const found = new Map<number, Decimal>();
      for (const { transactionId, disallowedLoss } of await washedIn(book)) {
        const trade = Number(transactionId.split('-')[1]);
        const loss = decimal(disallowedLoss);
        if (loss !== ZERO) found.set(trade, add(found.get(trade) ?? ZERO, loss));
      }
      const inOrder = (losses: Iterable<readonly [number, string]>) => [...losses].toSorted(([a], [b]) => a - b);
      expect(inOrder(found.entries().map(([trade, loss]) => [trade, format(loss)]))).toEqual(
        inOrder(
          plainWashSales(all)
            .entries()
            .map(([trade, loss]) => [trade, String(loss)]),
        ),
      );
    }),
    { numRuns: IS_LONG ? 10_000 : 60 },
  );
});
