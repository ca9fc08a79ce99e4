/** Carries the lots of all accounts over to those of each. */
import { ZERO } from '../../../kernel/money/decimal.ts';
import { partsOf } from '../../../kernel/pages/keys.ts';
import { overWorthIn } from '../gift-basis.ts';
import { movedLotOrder } from '../keys.ts';
import { costOfNext, sharing } from '../lot.ts';
import { MovedName } from '../lot-name.ts';
import { turnYear } from '../turn.ts';
import type { Work } from '../work.ts';
import type { Balances } from './balances.ts';
import { type Share, shareOut } from './share-out.ts';

/** Shares out every pool that all accounts have in common. Dates and costs go along; the units get lots of their own. */
export function allocate(work: Work, balances: Balances): void {
  for (const pool of work.lots.sharedPools()) {
    turnYear(work, pool);
    const [asset = ''] = partsOf(pool);
    const { order = 'oldest-first', accounts = [] } = work.rules.tax.lotAllocation ?? {};
    const lots = [...work.lots.openLots(pool)];
    giveOut(work, pool, shareOut(lots, balances.of(asset, work.entry), { order, accounts }));
  }
}

function giveOut(work: Work, pool: string, shares: readonly Share[]): void {
  const { transactionId } = work;
  const { average, quantity: units, cost: costs } = work.lots.pool(pool);
  const atMean = average ? sharing(costs, units) : undefined;
  const lefts = new Map(shares.map(({ lot: [key, lot] }) => [key, lot]));
  shares.forEach(({ lot: [key], account, quantity }, part) => {
    const lot = lefts.get(key);
    if (lot === undefined) return;
    const target = work.poolOf(lot.asset, account);
    turnYear(work, target);
    const cost = atMean ? atMean(quantity) : costOfNext(lot, quantity);
    work.prepare();
    const left = { ...lot, remaining: work.lots.takeFrom(key, quantity, cost) };
    lefts.set(key, left);
    const from = { lot: key, lotName: lot.name, quantity, cost, remaining: left.remaining };
    work.log({ kind: 'moved', transactionId, asset: lot.asset, account, ...from });
    const moved = {
      ...lot,
      name: new MovedName(lot.name, `${transactionId} ${account}`),
      account,
      quantity,
      costBasis: cost,
      remaining: quantity,
      anchorQuantity: quantity,
      anchorCost: cost,
      ...overWorthIn(lot, quantity),
    };
    const lotKey = target + movedLotOrder(key, work.entry, part);
    work.lots.add(lotKey, moved);
    work.log({ kind: 'opened', lot: lotKey }, moved);
  });
  if (work.lots.pool(pool).quantity !== ZERO) throw new Error(`not all lots of ${pool} were shared out`);
}
