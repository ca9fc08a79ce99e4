/** A ledger with one account and a scripted provider, in virtual time. */
import { type Decimal, decimal, format, ZERO } from '../../../../shared/kernel/money/decimal.ts';
import { type Timestamp, toEpochMs } from '../../../../shared/kernel/time.ts';
import type { EffectOrder, OperatorAct } from '../../../../shared/kernel/workflow/workflow.ts';
import type { ExternalTransfer } from '../../../../shared/ledger/contract/external-transfer.ts';
import type {
  InquiryOutcome,
  PaymentStage,
  PaymentState,
  SendOutcome,
} from '../../../../shared/ledger/contract/payment-provider.ts';
import {
  beginTransfer,
  externalTransferSaga,
  type TransferMessage,
} from '../../../../shared/ledger/domain/external-transfer/definition.ts';
import type { TransferEffect, TransferResult } from '../../../../shared/ledger/domain/external-transfer/effects.ts';
import { saga, type TransferSaga } from '../../../../shared/ledger/domain/external-transfer/facts.ts';
import {
  type Answer,
  type Arrival,
  type Run,
  runInVirtualTime,
  START,
  WORKFLOW_ID,
} from '../../../kernel/workflow/virtual-time.ts';

export const BALANCE = decimal('100');
export const PAID = decimal('40');

export const transferOf = (more: Partial<ExternalTransfer> = {}): ExternalTransfer => ({
  ...{ transferId: WORKFLOW_ID as never, domain: 'investing', provider: 'stripe', direction: 'pay-out' },
  ...{ accountId: WORKFLOW_ID as never, asset: 'EUR', amount: format(PAID), counterparty: 'acct_1', fees: [] },
  ...{ onReversal: 'review', clearingSeconds: 0 },
  ...more,
});

export const state = (stage: PaymentStage, more: Partial<PaymentState> = {}): PaymentState => ({
  stage,
  providerId: 'po_1',
  ...more,
});
export const update = (
  afterSeconds: number,
  stage: PaymentStage,
  more: Partial<PaymentState> & { readonly inputId?: string } = {},
): Arrival<TransferMessage> => {
  const { inputId = `${stage} at ${afterSeconds}`, ...rest } = more;
  return { afterSeconds, inputId, message: { kind: 'provider-update', state: state(stage, rest) } };
};
export const cancelAt = (afterSeconds: number): Arrival<TransferMessage> => ({
  afterSeconds,
  inputId: 'cancel',
  message: { kind: 'cancel' },
});

export const operatorAt = (afterSeconds: number, act: OperatorAct): Arrival<TransferMessage> => ({
  ...{ afterSeconds, inputId: `${act} at ${afterSeconds}`, act },
});

export interface ProviderScript {
  /** What each call to send comes to; the last one for all that follow. `null`: it throws. */
  readonly sends: readonly (SendOutcome | null)[];
  /** What it answers when asked so long after the start. */
  readonly inquire: (afterSeconds: number, count: number) => InquiryOutcome | null;
  readonly cancel?: InquiryOutcome;
}

export const ACCEPTED: SendOutcome = { kind: 'accepted', state: state('processing') };
export const UNKNOWN = { kind: 'unknown', why: 'no answer' } as const;
export const found = (stage: PaymentStage): InquiryOutcome => ({ kind: 'found', state: state(stage) });

const DOWN = { code: 'Down', message: 'no answer' };

/** Holds and postings of one account. Everything can be asked for twice. */
class Ledger {
  balance: Decimal = BALANCE;
  outside: Decimal = ZERO;
  readonly holds = new Map<number, { state: 'held' | 'gone'; readonly amount: Decimal }>();
  private readonly done = new Map<string, TransferResult>();

  get held(): Decimal {
    return [...this.holds.values()].reduce(
      (total, { state: is, amount }) => (is === 'held' ? total + amount : total),
      0n,
    ) as Decimal;
  }

  once(key: string, act: () => TransferResult): TransferResult {
    const result = this.done.get(key) ?? act();
    this.done.set(key, result);
    return result;
  }

  private move(amount: Decimal): void {
    this.balance = (this.balance + amount) as Decimal;
    this.outside = (this.outside - amount) as Decimal;
  }

  perform(effect: TransferEffect, transfer: ExternalTransfer): TransferResult {
    const sign = transfer.direction === 'pay-in' ? 1n : -1n;
    switch (effect.name) {
      case 'PlaceHold': {
        if (this.holds.has(effect.holdNumber)) return { kind: 'done' };
        const amount = decimal(transfer.amount);
        if (this.balance - this.held < amount)
          return { kind: 'refused', code: 'InsufficientFunds', message: 'too little' };
        this.holds.set(effect.holdNumber, { state: 'held', amount });
        return { kind: 'done' };
      }
      case 'CompleteHold':
      case 'ReleaseHold': {
        const hold = this.holds.get(effect.holdNumber);
        if (effect.name === 'CompleteHold') {
          if (hold?.state !== 'held') return { kind: 'refused', code: 'HoldUsedUp', message: 'there is no hold' };
          this.move(-decimal(effect.amount) as Decimal);
        }
        if (hold) hold.state = 'gone';
        return { kind: 'done' };
      }
      case 'Post':
        this.move((sign * decimal(effect.amount)) as Decimal);
        return { kind: 'done' };
      case 'ReversePosting':
        this.move(-(this.balance - BALANCE) as Decimal);
        return { kind: 'done' };
      default:
        throw new Error(`${effect.name} is not of the ledger`);
    }
  }
}

export interface World {
  readonly transfer: ExternalTransfer;
  readonly provider: ProviderScript;
  readonly arrivals?: readonly Arrival<TransferMessage>[];
  readonly checks?: Partial<Record<'Validate' | 'CheckKyc' | 'CheckCompliance', TransferResult>>;
  /** Whether the attempt at an effect of the ledger or a check gets no answer. */
  readonly fails?: (name: string, attempt: number) => boolean;
}

export interface Told {
  readonly run: Run;
  readonly saga: TransferSaga;
  readonly ledger: Ledger;
  /** Names of effects with their keys, in order of being performed. */
  readonly performed: readonly { readonly name: string; readonly key: string; readonly afterSeconds: number }[];
  /** Status and step, in order of change. */
  readonly history: readonly string[];
}

const PASSED: World['checks'] = { CheckCompliance: { kind: 'assessed', decision: 'clear', riskScore: 3, flags: [] } };

export function play({ transfer, provider, arrivals = [], checks = {}, fails = () => false }: World): Told {
  const ledger = new Ledger();
  const performed: { name: string; key: string; afterSeconds: number }[] = [];
  const counts = new Map<string, number>();
  const next = (name: string): number => {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return count;
  };
  const answer = (result: TransferResult | null): Answer<TransferResult> =>
    result === null ? { afterSeconds: 1, error: DOWN } : { afterSeconds: 1, result };
  const perform = ({ effect, key, attempts }: EffectOrder<TransferEffect>, at: Timestamp): Answer<TransferResult> => {
    const { name } = effect;
    const afterSeconds = (toEpochMs(at) - toEpochMs(START)) / 1_000;
    performed.push({ name, key, afterSeconds });
    switch (name) {
      case 'SendToProvider':
        return answer(provider.sends[Math.min(next(name), provider.sends.length - 1)] ?? null);
      case 'Inquire':
        return answer(provider.inquire(afterSeconds, next(name)));
      case 'CancelAtProvider':
        return answer(provider.cancel ?? UNKNOWN);
      case 'Validate':
      case 'CheckKyc':
      case 'CheckCompliance':
        return answer(fails(name, attempts + 1) ? null : (checks[name] ?? PASSED?.[name] ?? { kind: 'done' }));
      default:
        // It is done even when the answer gets lost.
        return answer(
          fails(name, attempts + 1) && ledger.once(key, () => ledger.perform(effect, transfer))
            ? null
            : ledger.once(key, () => ledger.perform(effect, transfer)),
        );
    }
  };
  const run = runInVirtualTime(externalTransferSaga, { context: beginTransfer(transfer), arrivals, perform });
  const history = run.events.flatMap((event) =>
    event.type === 'WorkflowStatusChanged' ? [`${event.data.to.status} ${event.data.to.step}`] : [],
  );
  return { run, saga: saga.parse(run.workflow.context), ledger, performed, history };
}
