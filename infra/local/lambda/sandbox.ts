import { randomBytes, randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { answerTooLarge, crashed, exited, failure, timedOut } from './failures.ts';
import type { LambdaFunction } from './function.ts';
import { INIT_SECONDS_MAX, SYNC_PAYLOAD_BYTES_MAX } from './limits.ts';
import type { InvocationResult, InvokeMessage, LambdaError, WorkerMessage } from './messages.ts';
import { workerSource } from './worker-source.ts';

export interface SandboxOptions {
  readonly fn: LambdaFunction;
  readonly environment: NodeJS.ProcessEnv;
  readonly compileCacheDir: string;
  /** Takes what the function writes on stdout and stderr. */
  readonly output: (text: string) => void;
  /** Called once, when the thread is gone by itself and can't be used any more. */
  readonly onGone: () => void;
}

interface Pending {
  readonly requestId: string;
  readonly resolve: (result: InvocationResult) => void;
  readonly timer: NodeJS.Timeout;
}

const traceId = (): string =>
  `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomBytes(12).toString('hex')};Sampled=0`;

/** One execution environment: a thread with the function's bundle loaded. It serves one invocation at a time. */
export class Sandbox {
  readonly #options: SandboxOptions;
  readonly #worker: Worker;
  readonly #loaded = Promise.withResolvers<void>();
  readonly #initTimer: NodeJS.Timeout;
  readonly #startedMs = performance.now();
  #pending: Pending | undefined;
  #brokenBy: LambdaError | undefined;
  #gone = false;
  #initMs = 0;

  /** Loading begins at once. */
  constructor(options: SandboxOptions) {
    const { fn, environment, compileCacheDir } = options;
    this.#options = options;
    this.#worker = new Worker(workerSource(), {
      env: environment,
      workerData: { bundleDir: fn.assetPath, handler: fn.handler, compileCacheDir },
      resourceLimits: { maxOldGenerationSizeMb: fn.memoryMb },
      stdout: true,
      stderr: true,
      name: fn.name,
    });
    this.#worker.on('message', (message: WorkerMessage) => this.#receive(message));
    this.#worker.on('error', (thrown) => this.#leave((id) => crashed(id, thrown)));
    this.#worker.on('exit', (status) => this.#leave((id) => exited(id, status)));
    this.#worker.stdout.setEncoding('utf8').on('data', options.output);
    this.#worker.stderr.setEncoding('utf8').on('data', options.output);
    const tooSlow = (): void => this.#leave((id) => timedOut(id, INIT_SECONDS_MAX));
    this.#initTimer = setTimeout(tooSlow, INIT_SECONDS_MAX * 1000);
  }

  /** Resolves once the bundle is loaded, or failed to load (invocations then fail with that error). */
  get ready(): Promise<void> {
    return this.#loaded.promise;
  }

  get initMs(): number {
    return this.#initMs;
  }

  async invoke(payload: string): Promise<InvocationResult> {
    await this.#loaded.promise;
    const { fn } = this.#options;
    const requestId = randomUUID();
    if (this.#brokenBy !== undefined) return failure(requestId, this.#brokenBy);
    if (this.#pending !== undefined) throw new Error(`${fn.name}: an environment serves one invocation at a time`);
    const timeoutMs = fn.timeoutSeconds * 1000;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#leave((id) => timedOut(id, fn.timeoutSeconds)), timeoutMs);
      this.#pending = { requestId, resolve, timer };
      const deadlineMs = Date.now() + timeoutMs;
      const message: InvokeMessage = { requestId, payload, deadlineMs, functionArn: fn.arn, traceId: traceId() };
      this.#worker.postMessage(message);
    });
  }

  /** Ends the thread; an invocation under way fails. */
  async stop(): Promise<void> {
    this.#gone = true;
    clearTimeout(this.#initTimer);
    await this.#worker.terminate();
  }

  #receive(message: WorkerMessage): void {
    if (message.kind === 'returned') this.#settle(withinLimit(message.requestId, message.payload));
    else if (message.kind === 'threw') this.#settle(failure(message.requestId, message.error));
    else if (message.kind === 'init-failed') this.#leave(() => message.error);
    else {
      this.#initMs = performance.now() - this.#startedMs;
      clearTimeout(this.#initTimer);
      this.#loaded.resolve();
    }
  }

  #settle(result: InvocationResult): void {
    const pending = this.#pending;
    if (pending === undefined || pending.requestId !== result.requestId) return;
    clearTimeout(pending.timer);
    this.#pending = undefined;
    pending.resolve(result);
  }

  #leave(error: (requestId: string) => LambdaError): void {
    clearTimeout(this.#initTimer);
    this.#brokenBy ??= error('');
    this.#loaded.resolve();
    if (this.#pending !== undefined) this.#settle(failure(this.#pending.requestId, error(this.#pending.requestId)));
    if (this.#gone) return;
    this.#gone = true;
    this.#options.onGone();
    void this.#worker.terminate();
  }
}

function withinLimit(requestId: string, payload: string): InvocationResult {
  if (Buffer.byteLength(payload) <= SYNC_PAYLOAD_BYTES_MAX) return { requestId, payload };
  return failure(requestId, answerTooLarge(SYNC_PAYLOAD_BYTES_MAX));
}
