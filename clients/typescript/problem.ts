/** Refusals as errors, for code that would rather throw than look. */
import type { components } from './schema.ts';

export type Problem = components['schemas']['Problem'];
export type ProblemCode = Problem['code'];

/** Thrown for an answer that is a problem document. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  /** Switch over this, never over the sentences. */
  get code(): ProblemCode {
    return this.problem.code;
  }
}

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'code' in error && 'detail' in error && 'status' in error;

interface Result<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The data of an answer.
 * @throws ProblemError for a refusal; Error for an answer that is not of the API, such as a proxy's.
 */
export const unwrap = async <Data>(answer: Result<Data> | Promise<Result<Data>>): Promise<Data> => {
  const { data, error, response } = await answer;
  if (isProblem(error)) throw new ProblemError(error);
  if (!response.ok || data === undefined) throw new Error(`${response.url} answered ${response.status} without data`);
  return data;
};
