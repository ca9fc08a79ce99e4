/** Every format that can be imported. A new one is its file, its fixture, and a line here. */
import type { Format } from './types.ts';

/** Loaded when asked for, so that a cold start reads none of them. */
const LOADERS: Readonly<Record<string, () => Promise<Format>>> = {
  'kraken-ledgers': async () => (await import('./formats/kraken-ledgers.ts')).krakenLedgers,
  coinbase: async () => (await import('./formats/coinbase.ts')).coinbase,
  binance: async () => (await import('./formats/binance.ts')).binance,
  generic: async () => (await import('./formats/generic.ts')).generic,
};

export const FORMAT_NAMES: readonly string[] = Object.keys(LOADERS);


export const formatNamed = async (name: string): Promise<Format | undefined> =>
  Object.hasOwn(LOADERS, name) ? LOADERS[name]?.() : undefined;

export const allFormats = async (): Promise<readonly Format[]> =>
  Promise.all(Object.values(LOADERS).map((load) => load()));
