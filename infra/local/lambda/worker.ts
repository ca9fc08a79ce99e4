/**
 * The execution environment of a function: loads its bundle in a thread of its own and serves one invocation at a time.
 * It imports nothing but Node's own modules, because it is started from its source text with the types taken off (a
 * thread that strips types itself starts several times slower).
 */
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { BootData, InvokeMessage, LambdaError, WorkerMessage } from './messages.ts';

type Handler = (event: unknown, context: Readonly<Record<string, unknown>>) => unknown;

const describe = (thrown: unknown): LambdaError => {
  if (!(thrown instanceof Error)) return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  return { errorType: thrown.name, errorMessage: thrown.message, trace: thrown.stack?.split('\n') ?? [] };
};

const named = (errorType: string, errorMessage: string): Error => {
  const error = new Error(errorMessage);
  error.name = errorType;
  return error;
};

async function loadHandler(boot: BootData): Promise<Handler> {
  const [file, name] = boot.handler.split('.');
  const found = ['.mjs', '.js', '.cjs'].map((end) => path.join(boot.bundleDir, `${file}${end}`)).find(existsSync);
  if (found === undefined || name === undefined) {
    throw named('Runtime.ImportModuleError', `Error: Cannot find module '${file}' in ${boot.bundleDir}`);
  }
  const loaded: Record<string, unknown> = await import(pathToFileURL(found).href);
  const commonJs = loaded['default'] as Record<string, unknown> | undefined;
  const handler = loaded[name] ?? commonJs?.[name];
  if (typeof handler !== 'function') {
    throw named('Runtime.HandlerNotFound', `${boot.handler} is undefined or not exported`);
  }
  return handler as Handler;
}

function contextOf(message: InvokeMessage): Readonly<Record<string, unknown>> {
  return {
    awsRequestId: message.requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: '$LATEST',
    invokedFunctionArn: message.functionArn,
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    getRemainingTimeInMillis: () => Math.max(0, message.deadlineMs - Date.now()),
  };
}

async function serve(port: MessagePort, handler: Handler, message: InvokeMessage): Promise<void> {
  const send = (answer: WorkerMessage) => port.postMessage(answer);
  process.env['_X_AMZN_TRACE_ID'] = message.traceId;
  try {
    const returned = await handler(JSON.parse(message.payload), contextOf(message));
    send({ kind: 'returned', requestId: message.requestId, payload: JSON.stringify(returned) ?? 'null' });
  } catch (thrown) {
    send({ kind: 'threw', requestId: message.requestId, error: describe(thrown) });
  }
}

async function main(port: MessagePort, boot: BootData): Promise<void> {
  const started = performance.now();
  const send = (answer: WorkerMessage) => port.postMessage(answer);
  if (boot.compileCacheDir !== undefined) enableCompileCache(boot.compileCacheDir);
  if (process.env['NODE_OPTIONS']?.includes('--enable-source-maps')) process.setSourceMapsEnabled(true);
  try {
    const handler = await loadHandler(boot);
    port.on('message', (message: InvokeMessage) => void serve(port, handler, message));
    send({ kind: 'ready', initMs: performance.now() - started });
  } catch (thrown) {
    send({ kind: 'init-failed', error: describe(thrown) });
  }
}

if (parentPort !== null) void main(parentPort, workerData as BootData);
