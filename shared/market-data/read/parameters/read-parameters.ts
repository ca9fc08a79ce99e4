import type { Refusal } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { type LogDay, logDays } from '../../calc/parameters/log-series.ts';
import { correlationMatrix } from '../../calc/parameters/statistics.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import type { MissingReason } from '../../contract/parameters-http.ts';
import {
  type ForwardReturn,
  parametersIn,
  parametersKey,
  type ReturnHistory,
  type StoredParameters,
} from '../../contract/simulation-parameters.ts';
import { findAssets } from '../assets/find-asset.ts';

export interface AssetParameters {
  /** As it was asked for. */
  readonly asset: string;
  readonly history: ReturnHistory;
  readonly statistics: NonNullable<ReturnHistory['statistics']>;
  readonly forwardReturn: ForwardReturn | null;
}

export interface SimulationParameters {
  readonly items: readonly AssetParameters[];
  /** In the order of the items. */
  readonly matrix: readonly (readonly (string | null)[])[];
  readonly missing: readonly { readonly asset: string; readonly reason: MissingReason }[];
}

interface Asked {
  readonly asset: string;
  readonly stored: StoredParameters | undefined;
}

/** What prices are kept under: a code that nobody registered is taken as it is; nothing where no provider knows it. */
const marketCodeOf = (asset: string, view: AssetView | undefined): string | undefined =>
  view === undefined ? asset : (view.marketCode ?? undefined);

const daysOf = ({ history: { from, logs } }: AssetParameters): readonly LogDay[] => logDays({ from, logs });

function partsOf(asked: readonly Asked[]): Omit<SimulationParameters, 'matrix'> {
  const items: AssetParameters[] = [];
  const missing: { asset: string; reason: MissingReason }[] = [];
  for (const { asset, stored } of asked) {
    const history = stored?.history;
    const statistics = history?.statistics;
    if (history === undefined) missing.push({ asset, reason: 'no-closes' });
    else if (statistics === undefined) missing.push({ asset, reason: 'too-few-returns' });
    else items.push({ asset, history, statistics, forwardReturn: stored?.forwardReturn ?? null });
  }
  return { items, missing };
}

/**
 * The parameters of assets, as a user names them: one item is read for each, in one request, and the catalogue.
 * Refused when one of them is no asset that is known.
 */
export async function readParameters(
  store: Store,
  tenant: TenantId,
  assets: readonly string[],
): Promise<SimulationParameters | Refusal<'ValidationFailed'>> {
  const known = await findAssets(store, assets, tenant);
  const codes = new Map(assets.map((asset) => [asset, marketCodeOf(asset, known.get(asset))] as const));
  const wanted = [...new Set([...codes.values()].filter((code) => code !== undefined))];
  const records = wanted.length === 0 ? [] : await store.readRecords(wanted.map(parametersKey));
  const stored = new Map(records.map(parametersIn).map((parameters) => [parameters.asset, parameters]));
  const asked = assets.map((asset) => ({ asset, stored: stored.get(codes.get(asset) ?? '') }));
  const unknown = asked.filter(({ asset, stored: found }) => !known.has(asset) && found === undefined);
  if (unknown.length > 0) {
    return refuseInput(unknown.map(({ asset }) => ({ path: 'assets', message: `no asset is called ${asset}` })));
  }
  const parts = partsOf(asked);
  return { ...parts, matrix: correlationMatrix(parts.items.map(daysOf)) };
}
