/** Collects what was left behind, so that a measure doesn't pay for the one before it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

export function collectGarbage(): void {
  if (typeof collect !== 'function') throw new Error('this runtime collects its garbage only by itself');
  collect();
}
