import { createHash } from 'node:crypto';
import type { Json } from '../../../kernel/pages/types.ts';

/** A change of one of the system's own records. Left out of `value`: it is removed. */
export interface RecordStep {
  readonly kind: string;
  readonly name: string;
  readonly value?: Json;
}

/**
 * A change of what the tables hold that no event tells of. It is data, not code, so that its checksum says all that it
 * does, however it was bundled. What it replaces is kept with the record of its application: that is the way back.
 * Read models are not changed by migrations, but rebuilt by another version of their reducer.
 */
export interface Migration {
  /** `0001-model-versions`; they are applied in this order. */
  readonly id: string;
  readonly description: string;
  readonly steps: readonly RecordStep[];
}

/** SHA-256 of everything that a migration does. */
export const checksumOf = ({ id, steps }: Migration): string =>
  createHash('sha256')
    .update(JSON.stringify([id, steps]))
    .digest('hex');
