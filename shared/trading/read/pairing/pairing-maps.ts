/** The maps of the book of pairings, and the roots from which they are opened again. */
import { mapOptions, openMap } from '../../../kernel/pages/paged-map.ts';
import {
  EMPTY_ROOT,
  type Json,
  type PagedMap,
  type PageReader,
  type PageWriter,
  type Root,
} from '../../../kernel/pages/types.ts';
import { NODES, type Node } from './node.ts';
import type { PairingRow } from './pairing-row.ts';

export interface PairingMaps {
  /** Standing deposits and withdrawals by id, which is in order of time. */
  readonly nodes: PagedMap<Node>;
  /** By id, in order of the withdrawal's time. */
  readonly rows: PagedMap<PairingRow>;
  /** Nodes by asset and hash. */
  readonly hashes: PagedMap<true>;
  /** Pairings about which a rule has something to do. */
  readonly due: PagedMap<true>;
}

export type PairingRoots = Readonly<Record<keyof PairingMaps, Root>>;

/** Four maps share one head item, so each buffers less than a map does by itself. */
const BUFFER_CHARACTERS_MAX = 2_500;

const MARKS = mapOptions<true>({ encode: () => 1, decode: () => true, bufferCharactersMax: BUFFER_CHARACTERS_MAX });
const NODE_OPTIONS = mapOptions<Node>({ ...NODES, bufferCharactersMax: BUFFER_CHARACTERS_MAX });
const ROW_OPTIONS = mapOptions<PairingRow>({
  encode: (row) => row as unknown as Json,
  decode: (json) => json as unknown as PairingRow,
  bufferCharactersMax: BUFFER_CHARACTERS_MAX,
});

export const openMaps = (roots: PairingRoots | undefined, pages: PageReader): PairingMaps => ({
  nodes: openMap(roots?.nodes ?? EMPTY_ROOT, pages, NODE_OPTIONS),
  rows: openMap(roots?.rows ?? EMPTY_ROOT, pages, ROW_OPTIONS),
  hashes: openMap(roots?.hashes ?? EMPTY_ROOT, pages, MARKS),
  due: openMap(roots?.due ?? EMPTY_ROOT, pages, MARKS),
});

export const flushMaps = async (maps: PairingMaps, writer: PageWriter): Promise<PairingRoots> => ({
  nodes: await maps.nodes.flush(writer),
  rows: await maps.rows.flush(writer),
  hashes: await maps.hashes.flush(writer),
  due: await maps.due.flush(writer),
});
