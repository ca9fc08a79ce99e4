/** Requests of webhooks, as the outbound adapter makes them. */
import type { Outcome } from '../../shared/adapters/outbound/outcome.ts';
import { postOnce } from '../../shared/adapters/outbound/post-once.ts';
import type { Answer, Send } from '../../shared/webhooks/app/ports.ts';
import { targetRules } from './target-rules.ts';

function answerOf(outcome: Outcome): Answer {
  const { kind, durationMs } = outcome;
  const answer = 'answer' in outcome ? outcome.answer : undefined;
  return {
    durationMs,
    outcome: kind,
    ...('reason' in outcome && { reason: outcome.reason }),
    // What broke off was no answer, whatever its first line said.
    ...(answer && (kind === 'response' || kind === 'redirect') && { responseCode: answer.status }),
    ...(answer && { responseHeaders: { ...answer.headers }, responseBody: answer.bodyStart }),
  };
}

export const send: Send = async ({ url, headers, body, timeoutSeconds }) =>
  answerOf(await postOnce({ url, headers, body, timeoutMs: timeoutSeconds * 1_000 }, targetRules));
