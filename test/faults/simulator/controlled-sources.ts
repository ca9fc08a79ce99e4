/**
 * Time and chance of the whole process come from the world that runs. Code that asks the platform itself (ids, page
 * names, nonces, pauses between tries) so needs no port for it: the exports of Node's modules are replaced, not our code.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import type { Random } from './random.ts';

export interface Sources {
  readonly random: Random;
  nowMs(): number;
  pause(milliseconds: number): Promise<void>;
}

let sources: Sources | undefined;

function current(): Sources {
  if (!sources) throw new Error('something asked for time or chance outside of any world');
  return sources;
}

function uuid(): string {
  const bytes = current().random.bytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Replaces the sources of this process; must run before the modules that import them are used. */
export function controlSources(): void {
  Object.assign(crypto, {
    randomUUID: uuid,
    randomBytes: (count: number) => Buffer.from(current().random.bytes(count)),
    randomInt: (least: number, limit: number) => current().random.between(least, limit - 1),
  });
  Object.assign(timers, { setTimeout: (milliseconds: number) => current().pause(milliseconds) });
  syncBuiltinESMExports();
  Date.now = () => current().nowMs();
  Math.random = () => current().random.fraction();
}

/** From here on, until the next, the process lives in this world. */
export function liveIn(world: Sources | undefined): void {
  sources = world;
}
