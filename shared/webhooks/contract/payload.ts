/** What a webhook carries, under the headers of the Standard Webhooks specification. */
import * as z from 'zod/mini';

const envelope = {
  timestamp: z.iso.datetime().register(z.globalRegistry, { description: 'When the event was recorded' }),
  eventId: z.string().register(z.globalRegistry, {
    description: 'The same however often it is sent: take what you have seen only once',
  }),
  stream: z.strictObject({ type: z.string(), version: z.int().check(z.minimum(0)) }).register(z.globalRegistry, {
    description: 'The stream it was appended to, and the version that brought it: the order of what is told of it',
  }),
  correlationId: z
    .string()
    .register(z.globalRegistry, { description: 'The `X-Correlation-Id` of the request that it follows from' }),
};

/** The payload of one type of event. */
export const payloadOf = <Type extends string, Data extends z.ZodMiniType>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), data, ...envelope });

/** The payload of any event. */
export const webhookPayload = z.object({ type: z.string(), data: z.unknown(), ...envelope });
export type WebhookPayload = z.infer<typeof webhookPayload>;
