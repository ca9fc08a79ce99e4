/** When units came and when they went, in milliseconds since 1970. */
export interface Held {
  readonly acquiredAtMs: number;
  readonly disposedAtMs: number;
}

/** What a disposal is for its holding period; `exempt` is not taxed at all. */
export type Term = 'short' | 'long' | 'exempt';
