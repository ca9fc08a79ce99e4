import type { InvocationResult, LambdaError } from './messages.ts';

/** How Lambda words what goes wrong around a handler. */

export const failure = (requestId: string, error: LambdaError): InvocationResult => ({
  requestId,
  payload: JSON.stringify(error),
  functionError: 'Unhandled',
});

export const timedOut = (requestId: string, seconds: number): LambdaError => ({
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
});

export const exited = (requestId: string, status: number): LambdaError => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${requestId} Error: Runtime exited with exit status ${status}`,
});

/** For an error that no handler caught, or a thread that ran out of memory. */
export function crashed(requestId: string, thrown: unknown): LambdaError {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return {
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed (out of memory)`,
    };
  }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return {
    errorType: 'Runtime.UnhandledPromiseRejection',
    errorMessage: `${error.name}: ${error.message}`,
    trace: error.stack?.split('\n') ?? [],
  };
}

export const answerTooLarge = (bytesMax: number): LambdaError => ({
  errorType: 'Function.ResponseSizeTooLarge',
  errorMessage: `Response payload size exceeded maximum allowed payload size (${bytesMax} bytes).`,
});
