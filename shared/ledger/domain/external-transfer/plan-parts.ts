import type { Standing } from '../../../kernel/workflow/workflow.ts';
import type { ExternalTransfer, TransferStep } from '../../contract/external-transfer.ts';
import type { TransferEffect } from './effects.ts';
import type { Facts, Problem, TransferSaga } from './facts.ts';

/** What is to be done now: an effect, or a wait, or neither where it ends or somebody must look. */
export interface Plan {
  readonly facts: Facts;
  readonly to: Standing;
  readonly reason: string;
  readonly effect?: TransferEffect;
  readonly timer?: { readonly name: string; readonly afterSeconds: number };
  readonly failure?: Problem;
}

export const isBanking = ({ domain }: ExternalTransfer): boolean => domain === 'banking';
/** Whether the user's funds leave: then they are held first. */
export const holdsFunds = ({ direction }: ExternalTransfer): boolean => direction !== 'pay-in';

/** How far it is at the provider. */
export function providerStep({ claims, sending }: Facts): TransferStep {
  if (claims.isConfirming) return 'provider-confirming';
  return sending === 'accepted' ? 'provider-processing' : 'sent-to-provider';
}

/** The steps from first to last, if all goes well. */
export function stepsOf({ transfer }: TransferSaga): readonly TransferStep[] {
  return [
    ...(['initiated', 'validating'] as const),
    ...(isBanking(transfer) ? (['kyc', 'compliance'] as const) : []),
    ...(holdsFunds(transfer) ? (['balance-reserved'] as const) : []),
    ...(['sent-to-provider', 'provider-processing', 'provider-confirming'] as const),
    ...(mustClear(transfer) ? (['clearing'] as const) : []),
    'completed',
  ];
}

/** Whether what was settled may still come back before it counts. */
export const mustClear = (transfer: ExternalTransfer): boolean => isBanking(transfer) && transfer.clearingSeconds > 0;

export const running = (step: TransferStep): Standing => ({ status: 'running', step });

/** Somebody must look at it; what is held stays held. */
export function inReview(facts: Facts, step: string, { code, message }: Problem): Plan {
  const to: Standing = { status: 'needs-review', step };
  return { facts: { ...facts, review: { code, message, step } }, to, reason: message, failure: { code, message } };
}
