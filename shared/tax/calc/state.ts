/** What the owner of a tax book keeps of it between two changes. */
import * as z from 'zod/mini';
import type { Json } from '../../kernel/pages/types.ts';
import { type Settings, settings } from '../../settings/contract/settings.ts';
import type { TaxRoots } from './maps.ts';

export interface TaxBookState {
  /** The settings that lots and gains were made with. */
  readonly settings: Settings;
  /** Key of the last part that was worked through; empty in an empty book. */
  readonly last: string;
  readonly maps: TaxRoots;
}

const rootsShape = z.looseObject({ nodes: z.array(z.unknown()), buffered: z.array(z.unknown()), size: z.number() });
const stateShape = z.object({ settings, last: z.string(), maps: z.record(z.string(), rootsShape) });

const isState = (state: unknown): state is TaxBookState => z.safeParse(stateShape, state).success;

/** Reads a state back from JSON. Throws on anything that isn't one. */
export function taxBookState(json: Json): TaxBookState {
  if (!isState(json)) throw new TypeError('not the state of a tax book');
  return json;
}
