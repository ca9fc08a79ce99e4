/** A webhook endpoint: where a user wants to hear of events, and how. */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { timestamp } from '../../kernel/time.ts';
import { EVENT_TYPES } from './event-types.ts';

export const endpointId = idSchema('EndpointId');
export type EndpointId = z.output<typeof endpointId>;

/** A user may have so many endpoints. */
export const ENDPOINTS_MAX = 50;
const URL_CHARACTERS_MAX = 2_048;
const HEADERS_MAX = 20;
const TIMEOUT_SECONDS = { minimum: 1, maximum: 30, default: 30 };
const REQUESTS_AT_ONCE = { minimum: 1, maximum: 20, default: 5 };

/** All events, those of later versions too. */
const EVERY_EVENT = '*';

const eventTypes = z
  .array(z.enum([EVERY_EVENT, ...EVENT_TYPES], `must be * or the type of an event, such as ${EVENT_TYPES[1]}`))
  .check(z.minLength(1), z.maxLength(EVENT_TYPES.length + 1));

/** Headers that we set ourselves, or that say how the request itself travels. */
const RESERVED =
  /^(?:webhook-.*|host|content-length|content-type|content-encoding|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|proxy-.*|user-agent)$/i;

const headerName = z.string().check(
  z.maxLength(100),
  z.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'must be a header name'),
  z.refine((name) => !RESERVED.test(name), 'is a header that we set ourselves'),
);
const headerValue = z
  .string()
  .check(z.maxLength(1_000), z.regex(/^[\t\x20-\x7e]*$/, 'must be printable ASCII without line breaks'));

const headers = z
  .record(headerName, headerValue)
  .check(z.refine((given) => Object.keys(given).length <= HEADERS_MAX, `must have at most ${HEADERS_MAX} headers`));

const whole = ({ minimum, maximum }: { readonly minimum: number; readonly maximum: number }) =>
  z.int().check(z.minimum(minimum), z.maximum(maximum));

const name = z.string().check(z.minLength(1), z.maxLength(255));
const description = z.string().check(z.maxLength(500));
const url = z.string().check(z.minLength(1), z.maxLength(URL_CHARACTERS_MAX));

/** What a user says of a new endpoint. */
export const endpointInput = z.strictObject({
  url,
  eventTypes,
  name: z.optional(name),
  description: z.optional(description),
  /** Sent with every request; their values are never shown again. */
  headers: z._default(headers, {}),
  /** For the whole of one request. */
  timeoutSeconds: z._default(whole(TIMEOUT_SECONDS), TIMEOUT_SECONDS.default),
  requestsAtOnce: z._default(whole(REQUESTS_AT_ONCE), REQUESTS_AT_ONCE.default),
  active: z._default(z.boolean(), true),
});
export type EndpointInput = z.output<typeof endpointInput>;

/** What a user changes; `null` takes a name or description away. */
export const endpointPatch = z.strictObject({
  url: z.optional(url),
  eventTypes: z.optional(eventTypes),
  name: z.optional(z.nullable(name)),
  description: z.optional(z.nullable(description)),
  headers: z.optional(headers),
  timeoutSeconds: z.optional(whole(TIMEOUT_SECONDS)),
  requestsAtOnce: z.optional(whole(REQUESTS_AT_ONCE)),
  active: z.optional(z.boolean()),
});
export type EndpointPatch = z.output<typeof endpointPatch>;

export const DISABLED_BECAUSE = ['gone', 'failing'] as const;

/** Why no request goes to an endpoint although its owner wants some. */
const disabled = z.strictObject({
  /** `gone`: it answered 410. `failing`: nothing got through for five days. */
  reason: z.enum(DISABLED_BECAUSE),
  at: timestamp,
  notice: z.string(),
});

/** An endpoint as it is shown. */
export const endpointView = z.strictObject({
  endpointId,
  url: z.string(),
  eventTypes: z.array(z.string()),
  name: z.optional(z.string()),
  description: z.optional(z.string()),
  headerNames: z.array(z.string()),
  timeoutSeconds: z.int(),
  requestsAtOnce: z.int(),
  active: z.boolean(),
  disabled: z.optional(disabled),
  /** Verifies the `v1a` signatures (ed25519), which every request carries beside the `v1` ones. */
  publicKey: z.string(),
  /** Until then requests are also signed with the secret before the last rotation. */
  previousSecretUntil: z.optional(timestamp),
  createdAt: timestamp,
  updatedAt: timestamp,
});
