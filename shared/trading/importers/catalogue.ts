/** Every format that can be imported. A new one is its file, its fixture, and a line here. */
import { binance } from './formats/binance.ts';
import { coinbase } from './formats/coinbase.ts';
import { generic } from './formats/generic.ts';
import { krakenLedgers } from './formats/kraken-ledgers.ts';
import type { Format } from './types.ts';

export const FORMATS: readonly Format[] = [krakenLedgers, coinbase, binance, generic];

export const formatNamed = (name: string): Format | undefined => FORMATS.find((format) => format.name === name);
