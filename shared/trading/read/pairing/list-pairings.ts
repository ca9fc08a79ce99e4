import type { PairedPart } from '../../domain/pairing/paired-data.ts';
import { confidenceText } from '../../domain/pairing/proposal.ts';
import { type Obstacle, obstacleOf, type PairingRow, type PairingStatus, statusOf } from './pairing-row.ts';
import type { PairingsBook } from './pairings-book.ts';

export interface PairingFilter {
  readonly status?: PairingStatus | undefined;
  readonly asset?: string | undefined;
  readonly account?: string | undefined;
}

export interface PairingPage {
  readonly items: readonly (readonly [string, PairingRow])[];
  /** Where the next page goes on; undefined at the end. */
  readonly after: string | undefined;
}

/** Rows looked at for one page, so that a rare filter over many pairings answers in time. */
const SCANNED_MAX = 20_000;

const matches = (row: PairingRow, { status, asset, account }: PairingFilter): boolean =>
  (status === undefined || statusOf(row) === status) &&
  (asset === undefined || row.asset === asset) &&
  (account === undefined || [...row.withdrawals, ...row.deposits].some((part) => part.account === account));

export async function pairingsPage(
  book: PairingsBook,
  filter: PairingFilter,
  after: string | undefined,
  limit: number,
): Promise<PairingPage> {
  const items: (readonly [string, PairingRow])[] = [];
  let scanned = 0;
  let last: string | undefined;
  for await (const [id, row] of book.entries(after === undefined ? {} : { from: `${after}\u0000` })) {
    if (items.length === limit || scanned === SCANNED_MAX) return { items, after: last };
    scanned += 1;
    last = id;
    if (matches(row, filter)) items.push([id, row]);
  }
  return { items, after: undefined };
}

/** A pairing as it is answered. */
export interface PairingView {
  readonly pairingId: string;
  readonly status: PairingStatus;
  readonly asset: string;
  readonly confidence: string;
  readonly rules: readonly string[];
  readonly withdrawals: PairingRow['withdrawals'];
  readonly deposits: PairingRow['deposits'];
  readonly obstacle?: Obstacle;
  readonly derivedIds?: readonly string[];
  readonly at?: string;
  readonly by?: 'rule' | 'user' | 'reversal';
  readonly reason?: string;
}

export function pairingView(book: PairingsBook, pairingId: string, row: PairingRow): PairingView {
  const status = statusOf(row);
  const obstacle = status === 'proposed' ? obstacleOf(row, book.policy) : undefined;
  return {
    pairingId,
    status,
    asset: row.asset,
    confidence: confidenceText(row.confidence),
    rules: row.rules,
    withdrawals: row.withdrawals.map(asAnswered),
    deposits: row.deposits.map(asAnswered),
    ...(obstacle !== undefined && { obstacle }),
    ...decisionOf(row),
  };
}

/** Whole seconds without a fraction, as transactions are answered. */
const asAnswered = (part: PairedPart): PairedPart => ({ ...part, timestamp: part.timestamp.replace('.000Z', 'Z') });

function decisionOf({ applied, isConfirmed, ended }: PairingRow): Partial<PairingView> {
  if (applied) {
    const { derivedIds, at, by } = applied;
    return { derivedIds, at, by: isConfirmed ? 'user' : by };
  }
  return ended ? { at: ended.at, by: ended.by, ...(ended.reason !== undefined && { reason: ended.reason }) } : {};
}
