/** When a schedule is due. */
export interface Times {
  /** The first time after `instantMs`, in Unix milliseconds; undefined when there is none any more. */
  readonly next: (instantMs: number) => number | undefined;
}
