/**
 * Signatures of the form `t=<seconds>,v1=<hex>`: HMAC-SHA256 of `<seconds>.<body>` with the endpoint's secret (Stripe,
 * "Verify webhook signatures manually"; MoonPay, "Checking a webhook signature").
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Verdict } from '../../../ledger/contract/webhook-scheme.ts';

/** Stripe's own libraries allow as much, either way. */
const TOLERANCE_SECONDS = 300;

const HEX_SHA256 = /^[0-9a-f]{64}$/;

export const forged = (why: string): Verdict => ({ kind: 'forged', why });
export const stale = (why: string): Verdict => ({ kind: 'stale', why });
export const GENUINE: Verdict = { kind: 'genuine' };

/** In constant time, so that nothing is learnt from how long it takes. */
function fits(secret: string, signed: string, signature: string): boolean {
  if (!HEX_SHA256.test(signature)) return false;
  const expected = createHmac('sha256', secret).update(signed).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

export interface TimestampedSignature {
  /** The header's name, for the reason. */
  readonly name: string;
  readonly header: string | undefined;
  /** What stands before signatures: others, of older or newer schemes, are not looked at. */
  readonly field: string;
  readonly body: string;
  readonly secrets: readonly string[];
  readonly atMs: number;
}

export function verifyTimestamped({ name, header, field, body, secrets, atMs }: TimestampedSignature): Verdict {
  if (header === undefined) return forged(`The header ${name} is missing.`);
  const fields = header.split(',').map((part) => part.trim().split('=', 2));
  const [seconds = ''] = fields.flatMap(([key, value = '']) => (key === 't' ? [value] : []));
  const signatures = fields.flatMap(([key, value = '']) => (key === field ? [value] : []));
  if (!/^\d{1,12}$/.test(seconds) || signatures.length === 0) return forged(`The header ${name} has another form.`);
  const isOurs = signatures.some((signature) =>
    secrets.some((secret) => fits(secret, `${seconds}.${body}`, signature)),
  );
  if (!isOurs) return forged(`The header ${name} does not fit the body.`);
  const agoSeconds = Math.abs(atMs / 1_000 - Number(seconds));
  return agoSeconds > TOLERANCE_SECONDS ? stale(`It was signed ${Math.round(agoSeconds)} seconds from now.`) : GENUINE;
}
