import { createHash } from 'node:crypto';

/** The first commit of a stream follows this. */
export const CHAIN_START = '';

/**
 * Hash of a commit: SHA-256 over the hash before it, the clear fields, and the stored bytes of the body. Stored bytes,
 * so that the chain can be checked without the key, also after erasure.
 */
export function chainHash(previous: string, clearFields: string, storedBody: Uint8Array): string {
  return createHash('sha256').update(previous).update('\n').update(clearFields).update('\n').update(storedBody).digest('base64url');
}
