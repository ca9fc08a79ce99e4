/**
 * Expected refusals are values with a code and data, never exceptions: an exception means that an invariant of ours is
 * broken. Status codes and titles belong to the HTTP edge alone (`http/problems.ts`).
 */

/** One thing that is wrong with what was sent. `path` is dotted (`amounts.0.quantity`); it is empty for the whole. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

export interface Refusal<Code extends string = string> {
  readonly refused: true;
  readonly code: Code;
  /** A sentence that a person understands. */
  readonly detail: string;
  readonly errors?: readonly Issue[];
  /** What a client can act on, JSON-safe: `{ currentVersion: 4 }`, `{ retryAfterSeconds: 2 }`. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export const refuse = <Code extends string>(
  code: Code,
  detail: string,
  more: Pick<Refusal, 'errors' | 'data'> = {},
): Refusal<Code> => ({ refused: true, code, detail, ...more });

/** Whether a result is a refusal. */
export const isRefused = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;

/** Ends a switch over a closed union: a case that was forgotten fails to compile, and throws if it ever runs. */
export const assertNever = (value: never): never => {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
};
