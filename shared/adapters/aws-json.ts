/**
 * Requests to services that speak AWS's JSON protocol, signed by aws4: for the few operations of each that we need, a
 * tenth of what their SDK clients weigh in a bundle, and a third of the time that they take of a processor.
 */
import { pauseWithJitter } from '../kernel/pause.ts';
import { ServiceFault } from '../kernel/service-fault.ts';
import { type AwsExchange, type AwsService, awsExchange } from './aws-exchange.ts';

const TRIES_MAX = 6;
const PASSING_STATUS_MIN = 500;
const TOO_MANY_REQUESTS = 429;
const PASSING =
  /Throttl|TooManyRequests|RequestLimitExceeded|ProvisionedThroughputExceeded|KMSInternal|DependencyTimeout/;

/** A service refused a request, or kept failing. `code` is the service's own. */
export class AwsRequestFailed extends ServiceFault {
  /** What the service answered besides, as it stands in its answer; empty where that is no JSON. */
  readonly answer: Readonly<Record<string, unknown>>;
  constructor(operation: string, code: string, detail: string, answer: Readonly<Record<string, unknown>> = {}) {
    super(code, `${operation}: ${code} ${detail}`.trim());
    this.name = 'AwsRequestFailed';
    this.answer = answer;
  }
}

/** Calls an operation and answers its result. Retries, with jitter, what passes by itself. */
export type AwsJson = (operation: string, input: object) => Promise<Record<string, unknown>>;

export function awsJson(options: AwsService, exchange: AwsExchange = awsExchange(options)): AwsJson {
  const attemptOnce = async (operation: string, body: string): Promise<Attempt> => {
    const name = `${options.service} ${operation}`;
    try {
      const { status, text } = await exchange(operation, body);
      if (status === 200) return { result: text === '' ? {} : JSON.parse(text) };
      const answer = answerIn(text);
      const code = codeOf(answer);
      const passes = status >= PASSING_STATUS_MIN || status === TOO_MANY_REQUESTS || PASSING.test(code);
      return { error: new AwsRequestFailed(name, code, text.slice(0, 300), answer), passes };
    } catch (error) {
      return { error: new AwsRequestFailed(name, 'NetworkFault', String(error)), passes: true };
    }
  };

  return async (operation, input) => {
    const body = JSON.stringify(input);
    for (let attempt = 1; ; attempt += 1) {
      const done = await attemptOnce(operation, body);
      if ('result' in done) return done.result;
      if (!done.passes || attempt >= TRIES_MAX) throw done.error;
      await pauseWithJitter(attempt);
    }
  };
}

type Attempt =
  | { readonly result: Record<string, unknown> }
  | { readonly error: AwsRequestFailed; readonly passes: boolean };

function answerIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? { ...answer } : {};
  } catch {
    return {};
  }
}

/** The error's name, without the namespace that some services put before it. */
function codeOf({ __type: type }: Readonly<Record<string, unknown>>): string {
  return typeof type === 'string' && type !== ''
    ? type.slice(type.lastIndexOf('#') + 1).replace(/:.*$/, '')
    : 'UnknownError';
}
