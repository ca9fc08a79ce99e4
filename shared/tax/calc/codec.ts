/** How the book's values are packed into pages: lists without names, amounts as hexadecimal integers of 10^-18. */
import type { Decimal } from '../../kernel/money/decimal.ts';
import type { Json } from '../../kernel/pages/types.ts';
import { fromEpochMs, toEpochMs } from '../../kernel/time.ts';
import { LOT_ADJUSTMENTS } from '../contract/events.ts';
import { broken, Cells, isList, packAmount, packOptional } from './cells.ts';
import {
  AT_COST,
  has,
  MISSING,
  marketFrom,
  marksFrom,
  NEEDS_PRICE,
  packBoot,
  packMarket,
  packSelection,
  selectionFrom,
} from './flags.ts';
import type { Gaps, Lot, LotFigures, MatchedBy, Pool, Row } from './lot.ts';
import { KnownName } from './lot-name.ts';
import type { Selection } from './selections/selection.ts';

/** The anchor is left out where it is the lot as acquired, which is nearly always. */
function packFigures({ quantity, costBasis, remaining, anchorQuantity, anchorCost, overWorth }: LotFigures): Json {
  const figures = [packAmount(quantity), packAmount(costBasis), packAmount(remaining)];
  const isAsAcquired = anchorQuantity === quantity && anchorCost === costBasis && overWorth === undefined;
  if (isAsAcquired) return figures;
  const anchor = [packAmount(anchorQuantity), packAmount(anchorCost)];
  return [...figures, ...anchor, ...(overWorth === undefined ? [] : [packAmount(overWorth)])];
}

/** After those of the anchor. */
const OVER_WORTH_CELL = 5;

function figuresFrom(json: Json): LotFigures {
  const cells = new Cells(json);
  const quantity = cells.amount(0);
  const costBasis = cells.amount(1);
  const isAsAcquired = isList(json) && json.length === 3;
  return {
    quantity,
    costBasis,
    remaining: cells.amount(2),
    anchorQuantity: isAsAcquired ? quantity : cells.amount(3),
    anchorCost: isAsAcquired ? costBasis : cells.amount(4),
    ...(cells.length <= OVER_WORTH_CELL ? {} : { overWorth: cells.amount(OVER_WORTH_CELL) }),
  };
}

/** After the figures of a lot; left out for nearly all. */
const GIVEN_CELL = 7;

export const LOTS = {
  encode: (lot: Lot): Json => [
    lot.name.id,
    lot.asset,
    lot.account,
    lot.acquisitionTransactionId,
    lot.method,
    (lot.isMissing ? MISSING : 0) | (lot.needsPrice ? NEEDS_PRICE : 0) | packMarket(lot),
    packFigures(lot),
    ...(lot.givenAtMs === undefined ? [] : [lot.givenAtMs]),
  ],
  decode(json: Json): Lot {
    const cells = new Cells(json);
    const flags = cells.number(5);
    return {
      name: new KnownName(cells.text(0)),
      asset: cells.text(1),
      account: cells.text(2),
      acquisitionTransactionId: cells.text(3),
      method: cells.text(4),
      isMissing: has(flags, MISSING),
      needsPrice: has(flags, NEEDS_PRICE),
      ...marketFrom(flags),
      ...figuresFrom(cells.json(6)),
      ...(cells.length <= GIVEN_CELL ? {} : { givenAtMs: cells.number(GIVEN_CELL) }),
    };
  },
};

export const POOLS = {
  encode: ({ quantity, cost, year, average }: Pool): Json => [
    packAmount(quantity),
    packAmount(cost),
    year,
    average ? 1 : 0,
  ],
  decode(json: Json): Pool {
    const cells = new Cells(json);
    return {
      quantity: cells.amount(0),
      cost: cells.amount(1),
      year: cells.number(2),
      average: cells.number(3) === 1,
    };
  },
};

export const GAPS = {
  encode: ({ units, prices }: Gaps): Json => [units, prices],
  decode(json: Json): Gaps {
    const cells = new Cells(json);
    return { units: cells.number(0), prices: cells.number(1) };
  },
};

function packRow(row: Row): Json {
  switch (row.kind) {
    case 'opened':
      return ['o', row.lot];
    case 'taken':
    case 'moved': {
      const from = [row.lot, row.lotName.id, packAmount(row.cost), packAmount(row.remaining)];
      const packed = [row.kind === 'taken' ? 't' : 'm', ...packLeaving(row), ...from];
      const isPlain = row.kind === 'moved' || (row.matched === undefined && row.basis === undefined);
      return isPlain ? packed : [...packed, ...packEndOfLot(row)];
    }
    case 'used':
      return ['u', row.lot, packAmount(row.quantity), packAmount(row.cost)];
    case 'short':
      return ['s', ...packLeaving(row)];
    case 'changed':
      return [
        ...['c', row.lot, row.transactionId, row.reason, packFigures(row.before)],
        ...(row.returned === undefined ? [] : [packAmount(row.returned)]),
      ];
    case 'turned':
      return ['y', row.pool, row.year, row.average ? 1 : 0];
  }
}

type LeavingRow = Extract<Row, { readonly quantity: Decimal; readonly account: string }>;

const packLeaving = (row: LeavingRow): Json[] => [
  row.transactionId,
  row.asset,
  row.account,
  packAmount(row.quantity),
  row.kind === 'moved' ? '' : packOptional(row.proceeds),
  (row.kind === 'moved' ? 0 : packEnd(row)) | packSelection(row),
];

const packEnd = (row: Extract<LeavingRow, { readonly atCost: boolean }>): number =>
  (row.atCost ? AT_COST : 0) | (row.needsPrice ? NEEDS_PRICE : 0) | packMarket(row) | packBoot(row);

const leavingFrom = (cells: Cells) => ({
  ...selectionFrom(cells.number(6)),
  transactionId: cells.text(1),
  asset: cells.text(2),
  account: cells.text(3),
  quantity: cells.amount(4),
});

const endFrom = (cells: Cells) => ({
  proceeds: cells.optionalAmount(5),
  atCost: has(cells.number(6), AT_COST),
  needsPrice: has(cells.number(6), NEEDS_PRICE),
  ...marksFrom(cells.number(6)),
});

/** After the figures of a lot that changed. */
const RETURNED_CELL = 5;

/** After those of the lot: how it was matched, or what counts instead of its cost; left out for nearly all. */
const MATCHED_CELL = 11;

/** A gift's second basis is for methods that go by lots, and matching for one that doesn't. */
function packEndOfLot({ matched, basis, heldFromMs }: Extract<Row, { readonly kind: 'taken' }>): Json[] {
  if (matched !== undefined) return [packMatched(matched)];
  if (basis === undefined) return [];
  return [[packAmount(basis), ...(heldFromMs === undefined ? [] : [heldFromMs])]];
}

const lotFrom = (cells: Cells) => ({
  lot: cells.text(7),
  lotName: new KnownName(cells.text(8)),
  cost: cells.amount(9),
  remaining: cells.amount(10),
});

const SAME_DAY = 'same-day';
/** The rule, or the day that the units are claimed on. */
const packMatched = (matched: MatchedBy): string => (matched.rule === SAME_DAY ? '' : matched.on);

type EndOfLot = Pick<Extract<Row, { readonly kind: 'taken' }>, 'matched' | 'basis' | 'heldFromMs'>;

function endOfLotFrom(cells: Cells): EndOfLot {
  if (cells.length <= MATCHED_CELL) return {};
  if (isList(cells.json(MATCHED_CELL))) {
    const gift = cells.cells(MATCHED_CELL);
    return { basis: gift.amount(0), ...(gift.length === 1 ? {} : { heldFromMs: gift.number(1) }) };
  }
  const on = cells.text(MATCHED_CELL);
  return { matched: on === '' ? { rule: SAME_DAY } : { rule: 'thirty-days', on } };
}

function rowFrom(json: Json): Row {
  const cells = new Cells(json);
  switch (cells.text(0)) {
    case 'o':
      return { kind: 'opened', lot: cells.text(1) };
    case 't':
      return { kind: 'taken', ...leavingFrom(cells), ...endFrom(cells), ...lotFrom(cells), ...endOfLotFrom(cells) };
    case 'u':
      return { kind: 'used', lot: cells.text(1), quantity: cells.amount(2), cost: cells.amount(3) };
    case 'm':
      return { kind: 'moved', ...leavingFrom(cells), ...lotFrom(cells) };
    case 's':
      return { kind: 'short', ...leavingFrom(cells), ...endFrom(cells) };
    case 'c':
      return {
        kind: 'changed',
        lot: cells.text(1),
        transactionId: cells.text(2),
        reason: LOT_ADJUSTMENTS.find((reason) => reason === cells.text(3)) ?? broken('a reason'),
        before: figuresFrom(cells.json(4)),
        ...(cells.length === RETURNED_CELL ? {} : { returned: cells.amount(RETURNED_CELL) }),
      };
    case 'y':
      return { kind: 'turned', pool: cells.text(1), year: cells.number(2), average: cells.number(3) === 1 };
    default:
      return broken('a row');
  }
}

export const ROWS = { encode: packRow, decode: rowFrom };

export const SELECTIONS = {
  encode: ({ timestamp, lots }: Selection): Json => [
    toEpochMs(timestamp),
    lots.map(({ lotId, asset, acquiredAtMs, quantity }) => [lotId, asset, acquiredAtMs, packAmount(quantity)]),
  ],
  decode(json: Json): Selection {
    const cells = new Cells(json);
    const lots = cells.list(1).map((lot) => ({
      lotId: lot.text(0),
      asset: lot.text(1),
      acquiredAtMs: lot.number(2),
      quantity: lot.amount(3),
    }));
    return { timestamp: fromEpochMs(cells.number(0)), lots };
  },
};

/** Amounts by themselves. */
export const AMOUNTS = {
  encode: (amount: Decimal): Json => packAmount(amount),
  decode: (json: Json): Decimal => new Cells([json]).amount(0),
};

/** Texts that name another entry. */
export const NAMES = {
  encode: (name: string): Json => name,
  decode: (json: Json): string => (typeof json === 'string' ? json : broken('a name')),
};
