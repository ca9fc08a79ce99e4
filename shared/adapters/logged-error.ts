/** What a log line says of an error. */

const FRAMES_MAX = 12;
const CAUSES_MAX = 3;

/**
 * Messages of services name operations and resources. Any other message may hold what a user sent, even of an error of
 * the language itself ("Cannot convert 12.5 to a BigInt"), so it stays out.
 */
const isOfService = (error: Error): boolean => error.name === 'AwsRequestFailed' || 'syscall' in error;

/** V8 puts name and message first; what follows is where it was thrown. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  return stack
    .slice(start)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, FRAMES_MAX)
    .map((line) => line.slice('    at '.length));
}

export interface LoggedError {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly at: readonly string[];
  readonly cause?: LoggedError;
}

/** @param withMessage whether every message is shown: for a laptop, or a function under an operator's eyes. */
export function loggedError(error: Error, withMessage: boolean, causesMax: number = CAUSES_MAX): LoggedError {
  const { name, cause, message } = error;
  return {
    name,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...((withMessage || isOfService(error)) && { message }),
    at: framesOf(error),
    ...(cause instanceof Error && causesMax > 0 && { cause: loggedError(cause, withMessage, causesMax - 1) }),
  };
}
