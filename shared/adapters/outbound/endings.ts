/** The ways a request ends once something was tried, with a sentence for the owner of the URL. */
import type { Answer, Ending, Phase } from './outcome.ts';

const WHAT_FAILED: Readonly<Record<Phase, string>> = {
  resolve: 'The name could not be resolved',
  connect: 'No connection could be made',
  tls: 'No secure connection could be made',
  answer: 'The connection broke before an answer came, or what came was no HTTP',
  body: 'The connection broke within the answer',
};

/** An error's code, as far as it has one. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';

/** The network or the receiver broke it off. */
export function failure(phase: Phase, error: unknown, answer?: Answer): Ending {
  const code = codeOf(error);
  const reason = `${WHAT_FAILED[phase]} (${code}).`;
  return { kind: 'connection-failed', phase, code, reason, ...(answer && { answer }) };
}

const WHAT_TOOK_LONG: Readonly<Record<Phase, string>> = {
  resolve: 'resolving the name',
  connect: 'connecting',
  tls: 'securing the connection',
  answer: 'waiting for an answer',
  body: 'reading the answer',
};

/** The time was over. */
export const timeout = (phase: Phase, answer?: Answer): Ending => ({
  kind: 'timeout',
  phase,
  reason: `The time was over while ${WHAT_TOOK_LONG[phase]}.`,
  ...(answer && { answer }),
});

/** The receiver answered. */
export const ended = (answer: Answer): Ending => ({
  kind: answer.status >= 300 && answer.status < 400 ? 'redirect' : 'response',
  answer,
});
