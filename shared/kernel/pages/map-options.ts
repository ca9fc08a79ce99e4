import type { MapOptions } from './types.ts';

const DEFAULTS = {
  leafEntriesMax: 256,
  leafCharactersMax: 24_000,
  busyLeafPart: 4,
  nodeLinksMax: 256,
  bufferCharactersMax: 4_000,
};

/** Options of a map: how values become JSON and back, and the usual sizes unless they are given. */
export const mapOptions = <V>(
  given: Pick<MapOptions<V>, 'encode' | 'decode'> & Partial<MapOptions<V>>,
): MapOptions<V> => ({ ...DEFAULTS, ...given });
