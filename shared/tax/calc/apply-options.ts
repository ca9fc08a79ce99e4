/** How a book is to take what arrived. */
export interface ApplyOptions {
  /** Called after every few thousand transactions or rows, with how many so far; may flush to bound memory. */
  readonly afterEach?: (done: number) => Promise<void>;
  /** Whether to work out the events; off for a rebuild or a trial. */
  readonly states?: boolean;
  /** Facts that a restatement lists at most. */
  readonly factsMax?: number;
}
