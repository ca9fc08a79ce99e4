/** How long a transfer waits at a step before it asks the provider, and how often before somebody must look. */
import type { TransferStep } from '../../contract/external-transfer.ts';

interface Patience {
  readonly firstSeconds: number;
  /** Waits double up to this. */
  readonly secondsMax: number;
  readonly inquiriesMax: number;
}

/** How often a payment that the provider doesn't know is sent, under one key. */
export const SENDS_MAX = 3;

const MINUTE = 60;
const HOUR = 3_600;
/** No answer to a payment: within about forty minutes it is known, or looked at. */
const SENT: Patience = { firstSeconds: 30, secondsMax: 10 * MINUTE, inquiriesMax: 8 };
/** Banks take days: about three of them. */
const PROCESSING: Patience = { firstSeconds: 5 * MINUTE, secondsMax: 12 * HOUR, inquiriesMax: 12 };
const CONFIRMING: Patience = { firstSeconds: 2 * MINUTE, secondsMax: 6 * HOUR, inquiriesMax: 12 };

export function patienceAt(step: TransferStep): Patience {
  if (step === 'provider-confirming') return CONFIRMING;
  return step === 'provider-processing' ? PROCESSING : SENT;
}

export const waitSeconds = ({ firstSeconds, secondsMax }: Patience, inquiries: number): number =>
  Math.min(firstSeconds * 2 ** inquiries, secondsMax);
