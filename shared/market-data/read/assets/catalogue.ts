/** A catalogue: finds assets by whatever they are called, and takes in what became of them. */
import { assertNever } from '../../../kernel/errors.ts';
import { keyOf } from '../../../kernel/pages/keys.ts';
import type { PagedMap } from '../../../kernel/pages/types.ts';
import type { AssetDefinition } from '../../contract/asset.ts';
import type { AssetEvent } from '../../contract/asset-events.ts';
import { type AssetIdentifier, comparableValue } from '../../contract/asset-identifiers.ts';
import {
  type AssetRecord,
  absorb,
  newRecord,
  redefined,
  renamed,
  withSplit,
} from '../../domain/assets/asset-record.ts';
import type { Holders } from '../../domain/assets/decide.ts';
import type { CatalogueMaps, DirectoryRow } from './catalogue-maps.ts';

const idKey = (assetId: string): string => keyOf('id', assetId);
const formerKey = (code: string): string => keyOf('code', code);
/** By value first, so that one can be found without saying what it is. */
const identifierKey = (identifier: AssetIdentifier): string =>
  keyOf(
    'value',
    comparableValue(identifier).toUpperCase(),
    identifier.scheme,
    identifier.exchange ?? identifier.chain ?? '',
  );

/** Keys of the identifiers whose value begins so, whatever they are. */
export const identifiersFrom = (value: string) => {
  const from = keyOf('value', value.toUpperCase());
  return { from, before: `${from}\uffff` };
};
/** Everything but the code that leads to an asset. */
const namesOf = ({ assetId, formerCodes, identifiers }: AssetRecord): readonly string[] => [
  idKey(assetId),
  ...formerCodes.map(formerKey),
  ...identifiers.map(identifierKey),
];

const rowOf = ({ name, type, active, nativeCurrency, symbol, exchange }: AssetRecord): DirectoryRow => ({
  ...{ name, type, active, nativeCurrency, symbol, exchange },
});

export class Catalogue {
  readonly maps: CatalogueMaps;

  constructor(maps: CatalogueMaps) {
    this.maps = maps;
  }

  /** By code, former code or id, in this order. */
  async findMany(names: readonly string[]): Promise<ReadonlyMap<string, AssetRecord>> {
    const found = await this.#lookUp(this.maps.assets, names);
    return new Map([...found].map(([name, [, record]]) => [name, record]));
  }

  /** The same in little, each with its current code. */
  rowsOf(names: readonly string[]): Promise<ReadonlyMap<string, readonly [code: string, row: DirectoryRow]>> {
    return this.#lookUp(this.maps.directory, names);
  }

  async #lookUp<V>(
    map: PagedMap<V>,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, readonly [code: string, value: V]>> {
    const current = await map.getMany(names);
    const found = new Map([...current].map(([code, value]) => [code, [code, value] as const]));
    const missing = names.filter((name) => !found.has(name));
    if (missing.length === 0) return found;
    const codes = await this.maps.names.getMany(missing.flatMap((name) => [formerKey(name), idKey(name)]));
    const values = await map.getMany([...new Set(codes.values())]);
    for (const name of missing) {
      const code = codes.get(formerKey(name)) ?? codes.get(idKey(name)) ?? '';
      const value = values.get(code);
      if (value !== undefined) found.set(name, [code, value]);
    }
    return found;
  }

  async find(name: string): Promise<AssetRecord | undefined> {
    return (await this.findMany([name])).get(name);
  }

  /** Who has the code and the identifiers of a definition. */
  async holdersOf({ code, identifiers }: Pick<AssetDefinition, 'code' | 'identifiers'>): Promise<Holders> {
    const keys = identifiers.map(identifierKey);
    const codes = await this.maps.names.getMany([formerKey(code), ...keys]);
    const isCurrent = (await this.maps.assets.get(code)) !== undefined;
    return {
      code: isCurrent ? code : codes.get(formerKey(code)),
      identifiers: keys.map((key) => codes.get(key)),
    };
  }

  /** Reads the pages for these definitions in as few requests as possible. */
  async prepare(definitions: readonly AssetDefinition[]): Promise<void> {
    const codes = definitions.map(({ code }) => code);
    const keys = definitions.flatMap(({ identifiers }) => identifiers.map(identifierKey));
    await this.maps.assets.load(codes);
    await this.maps.directory.load(codes);
    await this.maps.names.load([...keys, ...codes.map(formerKey)]);
  }

  /** @param version that the stream comes to with the event. */
  async apply(event: AssetEvent, version: number): Promise<void> {
    switch (event.type) {
      case 'AssetRegistered':
        return this.#put(undefined, newRecord(event.data.assetId, event.data.asset, version));
      case 'AssetChanged': {
        const { asset } = event.data;
        return this.#change(asset.code, (record) => ({ ...redefined(record, asset), version }));
      }
      case 'AssetRenamed': {
        const { from, to } = event.data;
        return this.#change(from, (record) => ({ ...renamed(record, to), version }));
      }
      case 'AssetSplitDeclared': {
        const { code, split } = event.data;
        return this.#change(code, (record) => ({ ...withSplit(record, split), version }));
      }
      case 'AssetsMerged': {
        const merged = await this.#known(event.data.code);
        await this.#put(merged, undefined);
        return this.#change(event.data.into, (record) => ({ ...absorb(record, merged), version }));
      }
      case 'AssetDeactivated':
        return this.#change(event.data.code, (record) => ({ ...record, active: false, version }));
      case 'AssetReactivated':
        return this.#change(event.data.code, (record) => ({ ...record, active: true, version }));
      default:
        return assertNever(event);
    }
  }

  async #known(code: string): Promise<AssetRecord> {
    const record = await this.maps.assets.get(code);
    if (!record) throw new Error(`the catalogue lacks ${code}, which an event names`);
    return record;
  }

  async #change(code: string, change: (record: AssetRecord) => AssetRecord): Promise<void> {
    const before = await this.#known(code);
    await this.#put(before, change(before));
  }

  /** Takes what stood away and puts what stands, in all maps. */
  async #put(before: AssetRecord | undefined, after: AssetRecord | undefined): Promise<void> {
    const { assets, names, directory } = this.maps;
    const kept = new Set(after ? namesOf(after) : []);
    for (const name of before ? namesOf(before) : []) if (!kept.has(name)) await names.delete(name);
    if (before && before.code !== after?.code) {
      await assets.delete(before.code);
      await directory.delete(before.code);
    }
    if (!after) return;
    for (const name of kept) await names.set(name, after.code);
    await assets.set(after.code, after);
    await directory.set(after.code, rowOf(after));
  }
}
