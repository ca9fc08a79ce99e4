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

export function perform(work: Work, step: Step): void {
  switch (step.do) {
    case 'acquire':
      acquire(work, step);
      break;
    case 'dispose':
      dispose(work, step);
      break;
    case 'move':
      move(work, step);
      break;
    case 'rescale':
      split(work, step);
      break;
    default:
      assertNever(step);
  }
}

const poolOf = ({ rules }: Work, asset: string, account: string): string => poolKey(asset, rules.poolAccount(account));

function open(work: Work, key: string, lot: Lot): void {
  work.prepare();
  work.lots.add(key, lot);
  work.log({ kind: 'opened', lot: key }, lot);
}

function acquire(work: Work, step: Acquire & { readonly isMissing?: boolean }): void {
  const { transaction } = work;
  const { asset, account, quantity, cost, needsPrice, leg, isMissing = false } = step;
  const pool = poolOf(work, asset, account);
  turnYear(work, pool);
  const lotId = derivedId(LOT_IDS, transaction.transactionId, asset, String(leg));
  open(work, pool + lotOrder(work.time, work.arrival, leg), {
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
const acquireMissing = (work: Work, asset: string, account: string, quantity: Decimal): void =>
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

function dispose(work: Work, step: Dispose): void {
  const { asset, account, quantity, atCost } = step;
  const { transactionId } = work.transaction;
  const pool = poolOf(work, asset, account);
  turnYear(work, pool);
  const isUnpriced = !atCost && step.proceeds === undefined;
  const share = step.proceeds === undefined || atCost ? undefined : sharing(step.proceeds, quantity);
  const row = { transactionId, asset, account, atCost };
  const missing = consume(work, { pool, quantity }, (slice) => {
    const needsPrice = isUnpriced || (!atCost && slice.lot.needsPrice);
    const proceeds = share?.(slice.quantity);
    work.log({
      kind: 'taken',
      ...row,
      ...fromLot(slice),
      proceeds: needsPrice ? undefined : proceeds,
      needsPrice,
    });
  });
  if (missing === ZERO) return;
  work.prepare();
  work.log({ kind: 'short', ...row, quantity: missing, proceeds: share?.(missing), needsPrice: isUnpriced });
}

const fromLot = ({ key, lot, quantity, cost, remaining }: Slice) => ({
  quantity,
  lot: key,
  lotId: lot.lotId,
  cost,
  remaining,
  acquiredAtMs: lot.acquiredAtMs,
});

function move(work: Work, step: Move): void {
  const { asset, account, quantity, toAsset, toAccount, arriving } = step;
  const { transactionId } = work.transaction;
  const pool = poolOf(work, asset, account);
  const target = poolOf(work, toAsset, toAccount);
  turnYear(work, pool);
  turnYear(work, target);
  const arrive = sharing(arriving, quantity);
  let part = 0;
  // cost of units too small to arrive goes on with the next
  let waiting = ZERO;
  const missing = consume(work, { pool, quantity }, (slice) => {
    work.log({ kind: 'moved', transactionId, asset, account, ...fromLot(slice) });
    const arrived = arrive(slice.quantity);
    const cost = add(slice.cost, waiting);
    waiting = arrived === ZERO ? cost : ZERO;
    if (arrived === ZERO) return;
    const key = target + movedLotOrder(slice.key, work.time + work.arrival, part);
    part += 1;
    open(work, key, {
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
  if (missing > ZERO) acquireMissing(work, toAsset, toAccount, arrive(missing));
}

/** Units that a split adds where nothing is held are unexplained; a ratio adds none. */
function split(work: Work, step: Rescale): void {
  turnYear(work, poolOf(work, step.asset, step.account));
  const isDone = rescale(work, step);
  const { asset, account, added, removed } = step;
  if (!isDone && added !== undefined && removed === undefined) acquireMissing(work, asset, account, added);
}
