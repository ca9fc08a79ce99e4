import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { providers } from '../../../shared/adapters/prices/providers.ts';
import { ASSET_TYPES } from '../../../shared/market-data/contract/asset-types.ts';
import { DATA_SOURCES } from '../../../shared/market-data/contract/data-source-registry.ts';
import { priceOrderOf, RATE_ORDER, YIELD_ORDER } from '../../../shared/market-data/domain/sources/preferences.ts';

const sources = [...DATA_SOURCES.values()];
const named = (name: string) => DATA_SOURCES.get(name);

describe('the registry of sources', () => {
  it.each(sources.flatMap(({ name, methodSignatures }) => methodSignatures.map((method) => ({ name, ...method }))))(
    '$name: $signature is called by $selector',
    ({ signature, selector }) => {
      expect(bytesToHex(keccak_256(utf8ToBytes(signature))).slice(0, 8)).toBe(selector.slice(2));
    },
  );

  it('has addresses in lower case, each of one source', () => {
    const addresses = sources.flatMap(({ contractAddresses }) => contractAddresses.map(({ address }) => address));
    expect(addresses.filter((address) => !/^0x[0-9a-f]{40}$/.test(address))).toEqual([]);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('knows each client, and what is preferred has one and can do it', () => {
    const { prices, rates, yields } = providers();
    for (const name of [...prices.keys(), ...rates.keys(), ...yields.keys()]) expect(named(name)?.name).toBe(name);
    for (const type of ASSET_TYPES) {
      for (const name of priceOrderOf(type)) {
        expect(prices.has(name), name).toBe(true);
        expect(named(name)?.supportedOperations).toContain('daily-prices');
        expect(named(name)?.assetTypes).toContain(type);
      }
    }
    expect(RATE_ORDER.map((name) => rates.has(name))).toEqual([true]);
    expect(YIELD_ORDER.map((name) => yields.has(name))).toEqual([true]);
  });

  it('limits each source that is asked over the network for prices', () => {
    for (const { name, rateLimits } of sources.filter(({ kind }) => kind.endsWith('provider'))) {
      expect(rateLimits.length, name).toBeGreaterThan(0);
    }
  });
});
