/** Pairings in the journal: what is paired already, and the events that pair and free transactions. */
import { type Issue, type Refusal, refuse } from '../../../kernel/errors.ts';
import { timeOrderedDerivedId } from '../../../kernel/ids.ts';
import { toEpochMs } from '../../../kernel/time.ts';
import type { JournalEvent } from '../../contract/events.ts';
import { parseTransaction, type TransactionInput } from '../../contract/transaction.ts';
import { type Candidate, candidateOf } from '../../domain/pairing/candidate.ts';
import { derivedOf } from '../../domain/pairing/derive.ts';
import { derivedEventsOf } from '../../domain/pairing/derived-events.ts';
import { faultsOfPairing } from '../../domain/pairing/faults.ts';
import { pairedDataOf } from '../../domain/pairing/paired-data.ts';
import { type Parts, pairingIdOf } from '../../domain/pairing/proposal.ts';
import type { OpenJournal } from '../journal.ts';

type Data<T extends JournalEvent['type']> = Extract<JournalEvent, { type: T }>['data'];
type PairedData = Data<'TransfersPaired'>;
type FreedPart = Data<'TransfersUnpaired'>['withdrawals'][number];

export interface InForce {
  readonly data: PairedData;
  /** The journal version that paired them. */
  readonly version: number;
}

export interface Pairing {
  readonly confidence: string;
  readonly rules: readonly string[];
  readonly by: PairedData['by'];
}

export interface PartIds {
  readonly withdrawals: readonly string[];
  readonly deposits: readonly string[];
}

/** Refusals of what a user wants to pair by hand. */
export type PairCode = 'NotPairable' | 'AlreadyPaired' | 'AlreadyReversed';

export class JournalPairings {
  readonly #journal: OpenJournal;

  constructor(journal: OpenJournal) {
    this.#journal = journal;
  }

  /** The pairing that a transaction is part of now. */
  async inForce(transactionId: string | undefined): Promise<InForce | undefined> {
    if (transactionId === undefined) return undefined;
    const version = (await this.#journal.known(transactionId))?.pairedIn;
    if (version === undefined) return undefined;
    const found = (await this.#journal.eventsIn(version)).find(
      (event) =>
        event.type === 'TransfersPaired' &&
        [...event.data.withdrawals, ...event.data.deposits].some((part) => part.transactionId === transactionId),
    );
    if (found?.type !== 'TransfersPaired') throw new Error(`journal ${version} lacks the pairing of ${transactionId}`);
    return { data: found.data, version };
  }

  /** Reads the transactions that are to be paired by hand, and refuses what can't be. */
  async parts(ids: PartIds): Promise<Parts | Refusal<PairCode>> {
    const faults: Issue[] = [];
    const read = async (list: keyof PartIds): Promise<readonly Candidate[]> => {
      const candidates: Candidate[] = [];
      for (const [index, id] of ids[list].entries()) {
        const candidate = await this.#candidate(id);
        if (typeof candidate === 'string') faults.push({ path: `${list}.${index}`, message: candidate });
        else candidates.push(candidate);
      }
      return candidates;
    };
    const parts = { withdrawals: await read('withdrawals'), deposits: await read('deposits') };
    if (faults.length === 0) {
      const refusal = await this.#refusal(parts);
      if (refusal) return refusal;
      faults.push(...faultsOfPairing(parts));
    }
    if (faults.length === 0) return parts;
    return refuse('NotPairable', 'These are not the two ends of one transfer.', { errors: faults });
  }

  /** The candidate, or what is wrong with it. */
  async #candidate(transactionId: string): Promise<Candidate | string> {
    const known = await this.#journal.known(transactionId);
    if (!known) return 'is no transaction of yours';
    if (known.contentHash === '') return 'was made by a pairing itself';
    const { transaction } = (await this.#journal.importedIn(known.version, transactionId)) ?? {};
    if (!transaction) throw new Error(`journal ${known.version} lacks ${transactionId}`);
    const candidate = candidateOf(transactionId, transaction);
    if (candidate) return candidate;
    return transaction.type === 'deposit' || transaction.type === 'withdrawal'
      ? 'moves several amounts at once'
      : `is a ${transaction.type}, neither a deposit nor a withdrawal`;
  }

  /** Pairs what stands for itself. Answers the pairing as it is recorded. */
  async pair(parts: Parts, pairing: Pairing): Promise<PairedData | Refusal<PairCode>> {
    const refusal = (await this.#refusal(parts)) ?? refusalOfSize(parts);
    if (refusal) return refusal;
    const version = this.#journal.version + 1;
    const pairingId = pairingIdOf(parts);
    const derived = derivedOf(parts).map((transaction, index) => ({
      transactionId: this.#derivedId(transaction, pairingId, index),
      transaction,
    }));
    for (const { transactionId } of [...parts.withdrawals, ...parts.deposits]) {
      const known = await this.#journal.known(transactionId);
      if (known) await this.#journal.mark(transactionId, { ...known, pairedIn: version });
    }
    for (const { transactionId } of derived) {
      await this.#journal.mark(transactionId, { contentHash: '', version, reversed: false });
    }
    const derivedIds = derived.map(({ transactionId }) => transactionId);
    const data = { ...pairedDataOf({ pairingId, ...parts }, pairing), by: pairing.by, derivedIds };
    this.#journal.events.push({ type: 'TransfersPaired', data });
    for (const { transactionId, transaction } of derived) {
      this.#journal.events.push(...derivedEventsOf(transaction, transactionId, pairingId));
    }
    return data;
  }

  #derivedId(transaction: TransactionInput, pairingId: string, index: number): string {
    const { tenant } = this.#journal.stream;
    return timeOrderedDerivedId(toEpochMs(transaction.timestamp), tenant, pairingId, String(index));
  }

  async #refusal({ withdrawals, deposits }: Parts): Promise<Refusal<'AlreadyPaired' | 'AlreadyReversed'> | undefined> {
    for (const { transactionId } of [...withdrawals, ...deposits]) {
      const known = await this.#journal.known(transactionId);
      if (!known || known.reversed) {
        return refuse('AlreadyReversed', 'One of the transactions was reversed.', { data: { transactionId } });
      }
      if (known.pairedIn === undefined) continue;
      const pairingId = (await this.inForce(transactionId))?.data.pairingId;
      return refuse('AlreadyPaired', 'One of the transactions is part of a pairing already; undo that one first.', {
        data: { transactionId, pairingId },
      });
    }
    return undefined;
  }

  /** Undoes a pairing that is in force. */
  async unpair(inForce: InForce, reason: string, by: Data<'TransfersUnpaired'>['by']): Promise<void> {
    const { pairingId, withdrawals, deposits, derivedIds } = inForce.data;
    const freed = {
      withdrawals: await this.#freed(withdrawals),
      deposits: await this.#freed(deposits),
      derived: await this.#withdrawn(inForce.version, derivedIds),
    };
    this.#journal.events.push({ type: 'TransfersUnpaired', data: { pairingId, reason, by, ...freed } });
  }

  async #freed(parts: PairedData['withdrawals']): Promise<FreedPart[]> {
    const freed: FreedPart[] = [];
    for (const { transactionId } of parts) {
      const known = await this.#journal.known(transactionId);
      const found = known && (await this.#journal.importedIn(known.version, transactionId));
      if (!found) throw new Error(`${transactionId} is paired and was never imported`);
      const { pairedIn: _, ...alone } = known;
      await this.#journal.mark(transactionId, alone);
      const { transaction, index } = found;
      freed.push({ transactionId, arrival: { version: known.version, index }, transaction });
    }
    return freed;
  }

  async #withdrawn(version: number, derivedIds: readonly string[]): Promise<Data<'TransfersUnpaired'>['derived']> {
    const derived = (await this.#journal.eventsIn(version)).flatMap((event) =>
      event.type === 'TransactionDerived' && derivedIds.includes(event.data.transactionId) ? [event.data] : [],
    );
    for (const { transactionId } of derived) {
      await this.#journal.mark(transactionId, { contentHash: '', version, reversed: true });
    }
    return derived.map(({ transactionId, transaction: { timestamp } }) => ({ transactionId, timestamp }));
  }

  /** Reverses a transaction, undoing the pairing that it is part of; false when it was reversed before. */
  async reverse(transactionId: string, timestamp: string, reason: string, importId?: string): Promise<boolean> {
    const inForce = await this.inForce(transactionId);
    if (inForce) await this.unpair(inForce, reason, 'reversal');
    return this.#journal.reverse(transactionId, timestamp, reason, importId);
  }
}

/** What comes of a pairing is a transaction like any other, with numbers of no more digits. */
function refusalOfSize(parts: Parts): Refusal<'NotPairable'> | undefined {
  const isTaken = derivedOf(parts).every((transaction) => parseTransaction(transaction).ok);
  return isTaken ? undefined : refuse('NotPairable', 'The transfer that these come to has too many digits.');
}
