/** A catalogue of assets in packed pages beside its stream. Its head holds the roots. */
import { mapOptions, openMap } from '../../../kernel/pages/paged-map.ts';
import {
  EMPTY_ROOT,
  type Json,
  type PagedMap,
  type PageReader,
  type PageWriter,
  type Root,
} from '../../../kernel/pages/types.ts';
import { PLATFORM, type TenantId } from '../../../kernel/streams.ts';
import type { AssetType } from '../../contract/asset-types.ts';
import type { AssetRecord } from '../../domain/assets/asset-record.ts';

/** Of the directory: what a search looks at and shows. */
export interface DirectoryRow {
  readonly name: string;
  readonly type: AssetType;
  readonly active: boolean;
  readonly nativeCurrency: string;
  /** Only where it isn't the code. */
  readonly symbol?: string | undefined;
  readonly exchange?: string | undefined;
}

export interface CatalogueRoots {
  /** All that is known of each asset, by its code. */
  readonly assets: Root;
  /** Codes by whatever else leads to them: ids, former codes, identifiers. */
  readonly names: Root;
  /** Little of each asset, in few pages, by its code. */
  readonly directory: Root;
}

export const NO_CATALOGUE: CatalogueRoots = { assets: EMPTY_ROOT, names: EMPTY_ROOT, directory: EMPTY_ROOT };

export interface CatalogueMaps {
  readonly assets: PagedMap<AssetRecord>;
  readonly names: PagedMap<string>;
  readonly directory: PagedMap<DirectoryRow>;
  flush(writer: PageWriter): Promise<CatalogueRoots>;
}

// What these maps hold was put there by this code, as a model of the state's version says.
const ASSETS = {
  encode: (record: AssetRecord) => record as unknown as Json,
  decode: (json: Json) => json as unknown as AssetRecord,
};
const NAMES = { encode: (code: string): Json => code, decode: String };
const DIRECTORY = {
  encode: ({ name, type, active, nativeCurrency, symbol, exchange }: DirectoryRow): Json => [
    ...[name, type, active ? 1 : 0, nativeCurrency],
    ...(symbol === undefined && exchange === undefined ? [] : [symbol ?? null, exchange ?? null]),
  ],
  decode: (json: Json): DirectoryRow => {
    const [name, type, active, nativeCurrency, symbol, exchange] = json as unknown as readonly [
      string,
      AssetType,
      number,
      string,
      (string | null)?,
      (string | null)?,
    ];
    return {
      name,
      type,
      active: active === 1,
      nativeCurrency,
      symbol: symbol ?? undefined,
      exchange: exchange ?? undefined,
    };
  },
};

/** Searches read the directory whole: few big leaves, also where it changes a little at a time. */
const WHOLE = { leafEntriesMax: 4_096, leafCharactersMax: 100_000, busyLeafPart: 1 };
/** What one user adds is little, and stays in the head. */
const IN_HEAD = { bufferCharactersMax: Number.POSITIVE_INFINITY };

export function openCatalogueMaps(tenant: TenantId, roots: CatalogueRoots, pages: PageReader): CatalogueMaps {
  const own = tenant === PLATFORM ? {} : IN_HEAD;
  const assets = openMap(roots.assets, pages, mapOptions<AssetRecord>({ ...ASSETS, ...own }));
  const names = openMap(roots.names, pages, mapOptions<string>({ ...NAMES, ...own }));
  const directory = openMap(roots.directory, pages, mapOptions<DirectoryRow>({ ...DIRECTORY, ...WHOLE, ...own }));
  return {
    ...{ assets, names, directory },
    flush: async (writer) => ({
      assets: await assets.flush(writer),
      names: await names.flush(writer),
      directory: await directory.flush(writer),
    }),
  };
}
