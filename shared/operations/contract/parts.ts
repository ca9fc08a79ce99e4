/** What the routes of operators have in common. */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { PLATFORM, type TenantId } from '../../kernel/streams.ts';

/** Whose data an operator acts on: a user's id, or `platform` for what belongs to nobody. */
export const tenant = z.union(
  [z.literal(PLATFORM), idSchema('TenantId')],
  'must be a UUID or "platform"',
) as unknown as z.ZodMiniType<TenantId, string>;

/** Why an operator does something. It is kept, sealed, in the record of what operators did. */
export const reason = z.string().check(z.trim(), z.minLength(3), z.maxLength(500));

/** The body of an act that needs a reason. */
export const withReason = z.strictObject({ reason });

/** An example's tenant. */
export const EXAMPLE_TENANT = '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11';
