import type { TargetRules } from '../../shared/adapters/outbound/target-url.ts';

/** Only a laptop's host sets the variable; in the cloud no template has it. */
const isLocal = process.env['WEBHOOK_TARGETS'] === 'local';

/** Which URLs may be sent to. */
export const targetRules: TargetRules = isLocal ? { allowHttp: true, allowPrivate: true } : {};
