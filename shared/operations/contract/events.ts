import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';

/** What was acted on, by names such as `tenant`, `consumer`, `source`, `version`, `messageId`. */
const target = z.record(z.string(), z.string());

const acted = z.object({
  /** Subject of the operator's token. */
  operator: z.string(),
  /** The operation's id in the API, such as `retryHalt`. It is recorded before it is done. */
  action: z.string(),
  target,
  reason: z.optional(z.string()),
});

const shown = z.object({
  /** Subject of the operator's token. */
  operator: z.string(),
  /** What kind of content was asked for: `commit`, `message`, `delivery`. */
  what: z.string(),
  target,
  reason: z.string(),
});

/** What operators did and saw, of all users, in one stream of the platform. */
export const opsAuditEvents = defineEvents('ops-audit', {
  OperatorActed: { 1: acted },
  PayloadShown: { 1: shown },
});
export type OpsAuditEvent = z.infer<(typeof opsAuditEvents)['event']>;
