/** What commits of one user say of the assets that he holds and watches. */
import { parseDecimal } from '../../../kernel/money/decimal.ts';
import type { SourceCommit } from '../../../kernel/projection/types.ts';
import type { PositionEvent } from '../../../portfolio/contract/events.ts';
import type { JournalEvent } from '../../../trading/contract/events.ts';
import type { WatchlistEvent } from '../../contract/watchlist-events.ts';
import type { SaidOfAsset } from './reference.ts';

type SaidByAsset = Map<string, SaidOfAsset>;

/** Sums may have more digits than a single quantity; nothing but zero reads as zero. */
const isZero = (quantity: string): boolean => parseDecimal(quantity) === 0n;

function say(said: SaidByAsset, asset: string, more: SaidOfAsset): void {
  said.set(asset, { ...said.get(asset), ...more });
}

function takePosition(said: SaidByAsset, version: number, event: PositionEvent): void {
  const { assetId } = event.data;
  const quantity = event.type === 'AssetPositionOpened' ? event.data.initialQuantity : event.data.newQuantity;
  say(said, assetId, { held: { version, is: !isZero(quantity) } });
}

function takeJournal(said: SaidByAsset, event: JournalEvent): void {
  if (event.type !== 'TransactionImported' && event.type !== 'TransactionDerived') return;
  const { timestamp, amounts } = event.data.transaction;
  const day = timestamp.slice(0, 10);
  for (const { asset } of amounts) {
    const { since } = said.get(asset) ?? {};
    if (since === undefined || day < since) say(said, asset, { since: day });
  }
}

/** Each source in order of version. Events were decoded by the contracts of their streams, which the casts rely on. */
export function saidByCommits(commits: readonly SourceCommit[]): ReadonlyMap<string, SaidOfAsset> {
  const said: SaidByAsset = new Map();
  for (const { header, events } of commits) {
    const { version, stream } = header;
    if (stream.type === 'position') {
      for (const event of events as readonly PositionEvent[]) takePosition(said, version, event);
    } else if (stream.type === 'journal') {
      for (const event of events as readonly JournalEvent[]) takeJournal(said, event);
    } else if (stream.type === 'watchlist') {
      for (const { type, data } of events as readonly WatchlistEvent[]) {
        say(said, data.asset, { watched: { version, is: type === 'AssetWatched' } });
      }
    }
  }
  return said;
}
