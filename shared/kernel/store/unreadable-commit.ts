import type { StreamId } from '../streams.ts';

/** The body of a commit is gone, or doesn't open: it was damaged, tampered with, or moved from another place. */
export class UnreadableCommit extends Error {
  readonly version: number;
  constructor({ type }: StreamId, version: number, cause: unknown) {
    super(`${type} ${version} can't be read`, { cause });
    this.name = 'UnreadableCommit';
    this.version = version;
  }
}
