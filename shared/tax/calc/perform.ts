/** Carries out the steps of a part on the lots, and logs what that did. */
import { assertNever } from '../../kernel/errors.ts';
import { derivedId } from '../../kernel/ids.ts';
import { add, type Decimal, ZERO } from '../../kernel/money/decimal.ts';
import { consume, type Slice } from './consume.ts';
import { lotOrder, movedLotOrder, poolKey, UNEXPLAINED_LEG } from './keys.ts';
import { type Lot, sharing } from './lot.ts';
import { rescale } from './rescale.ts';
import type { Acquire, Dispose, Move, Rescale, Step } from './steps.ts';
import { turnYear } from './turn.ts';
import type { Work } from './work.ts';

/** Namespace of lot ids (RFC 9562, 5.5); never to change. */
const LOT_IDS = '9b1c6f0e-6c0f-5d2a-8e5b-3f1d7a42c901';

export async function perform(work: Work, step: Step): Promise<void> {
  switch (step.do) {
    case 'acquire':
      return acquire(work, step);
    case 'dispose':
      return dispose(work, step);
    case 'move':
      return move(work, step);
    case 'rescale':
      return split(work, step);
    default:
      return assertNever(step);
  }
}

const poolOf = ({ rules }: Work, asset: string, account: string): string => poolKey(asset, rules.poolAccount(account));

async function open(work: Work, key: string, lot: Lot): Promise<void> {
  await work.lots.add(key, lot);
  await work.log({ kind: 'opened', lot: key }, lot);
}

async function acquire(work: Work, step: Acquire & { readonly isMissing?: boolean }): Promise<void> {
  const { transaction } = work;
  const { asset, account, quantity, cost, needsPrice, leg, isMissing = false } = step;
  const pool = poolOf(work, asset, account);
  await turnYear(work, pool);
  const lotId = derivedId(LOT_IDS, transaction.transactionId, asset, String(leg));
  await open(work, pool + lotOrder(work.time, work.arrival, leg), {
    lotId,
    asset,
    account,
    acquiredAtMs: transaction.atMs,
    acquisitionTransactionId: transaction.transactionId,
    method: transaction.type,
    isMissing,
    needsPrice,
    quantity,
    costBasis: cost,
    remaining: quantity,
    anchorQuantity: quantity,
    anchorCost: cost,
  });
}

/** Units that nothing explains: they arrive without cost, flagged. */
const acquireMissing = (work: Work, asset: string, account: string, quantity: Decimal): Promise<void> =>
  acquire(work, {
    do: 'acquire',
    asset,
    account,
    quantity,
    cost: ZERO,
    needsPrice: false,
    leg: UNEXPLAINED_LEG,
    isMissing: true,
  });

async function dispose(work: Work, step: Dispose): Promise<void> {
  const { asset, account, quantity, atCost } = step;
  const { transactionId } = work.transaction;
  const pool = poolOf(work, asset, account);
  await turnYear(work, pool);
  const isUnpriced = !atCost && step.proceeds === undefined;
  const share = step.proceeds === undefined || atCost ? undefined : sharing(step.proceeds, quantity);
  const method = work.rules.methodOf(work.year);
  const row = { transactionId, asset, account, atCost };
  const missing = await consume(work.lots, { pool, quantity, method }, (slice) => {
    const needsPrice = isUnpriced || (!atCost && slice.lot.needsPrice);
    const proceeds = share?.(slice.quantity);
    return work.log({
      kind: 'taken',
      ...row,
      ...fromLot(slice),
      proceeds: needsPrice ? undefined : proceeds,
      needsPrice,
    });
  });
  if (missing === ZERO) return;
  await work.log({ kind: 'short', ...row, quantity: missing, proceeds: share?.(missing), needsPrice: isUnpriced });
}

const fromLot = ({ key, lot, quantity, cost, remaining }: Slice) => ({
  quantity,
  lot: key,
  lotId: lot.lotId,
  cost,
  remaining,
  acquiredAtMs: lot.acquiredAtMs,
});

async function move(work: Work, step: Move): Promise<void> {
  const { asset, account, quantity, toAsset, toAccount, arriving } = step;
  const { transactionId } = work.transaction;
  const pool = poolOf(work, asset, account);
  const target = poolOf(work, toAsset, toAccount);
  await turnYear(work, pool);
  await turnYear(work, target);
  const arrive = sharing(arriving, quantity);
  let part = 0;
  // cost of units too small to arrive goes on with the next
  let waiting = ZERO;
  const method = work.rules.methodOf(work.year);
  const missing = await consume(work.lots, { pool, quantity, method }, async (slice) => {
    await work.log({ kind: 'moved', transactionId, asset, account, ...fromLot(slice) });
    const arrived = arrive(slice.quantity);
    const cost = add(slice.cost, waiting);
    waiting = arrived === ZERO ? cost : ZERO;
    if (arrived === ZERO) return;
    const key = target + movedLotOrder(slice.key, work.time + work.arrival, part);
    part += 1;
    await open(work, key, {
      ...slice.lot,
      lotId: derivedId(LOT_IDS, slice.lot.lotId, transactionId),
      asset: toAsset,
      account: toAccount,
      quantity: arrived,
      costBasis: cost,
      remaining: arrived,
      anchorQuantity: arrived,
      anchorCost: cost,
    });
  });
  if (missing > ZERO) await acquireMissing(work, toAsset, toAccount, arrive(missing));
}

/** Units that a split adds where nothing is held are unexplained; a ratio adds none. */
async function split(work: Work, step: Rescale): Promise<void> {
  await turnYear(work, poolOf(work, step.asset, step.account));
  const isDone = await rescale(work, step);
  const { asset, account, added, removed } = step;
  if (!isDone && added !== undefined && removed === undefined) await acquireMissing(work, asset, account, added);
}
