import * as z from 'zod/mini';
import { SWITCH_POLICIES } from '../../kernel/projection/replay/replay.ts';

/** Whether a rebuilt generation is to serve once it was compared. */
export const policy = z.enum(SWITCH_POLICIES);
/** The same in a request: `on-equal` unless given. */
export const policyGiven = z._default(policy, 'on-equal');
