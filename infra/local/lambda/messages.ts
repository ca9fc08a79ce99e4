/** What the host and an execution environment (a worker thread) say to each other. */

/** An error as Lambda reports it in the payload of a failed invocation. */
export interface LambdaError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** Given to the thread at its start. */
export interface BootData {
  readonly bundleDir: string;
  /** `<file>.<export>`, as in the template. */
  readonly handler: string;
  readonly compileCacheDir?: string;
}

export interface InvokeMessage {
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;
  /** Unix time at which the invocation times out. */
  readonly deadlineMs: number;
  readonly functionArn: string;
  readonly traceId: string;
}

export type WorkerMessage =
  | { readonly kind: 'ready'; readonly initMs: number }
  | { readonly kind: 'init-failed'; readonly error: LambdaError }
  | { readonly kind: 'returned'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'threw'; readonly requestId: string; readonly error: LambdaError };

/** The outcome of one invocation. `payload` is JSON text; with `functionError` it holds a `LambdaError`. */
export interface InvocationResult {
  readonly requestId: string;
  readonly payload: string;
  readonly functionError?: 'Unhandled';
}
