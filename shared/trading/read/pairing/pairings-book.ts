/** The book of pairings: deposits and withdrawals that stand, what of them is proposed, in force, or was refused. */

import { decimal } from '../../../kernel/money/decimal.ts';
import type { Json, PageReader, Range } from '../../../kernel/pages/types.ts';
import type { Book, Projection, SourceCommit } from '../../../kernel/projection/types.ts';
import { type SettingsEvent, settingsEvents } from '../../../settings/contract/events.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../settings/contract/settings.ts';
import { type JournalEvent, journalEvents } from '../../contract/events.ts';
import { candidateOf } from '../../domain/pairing/candidate.ts';
import type { PairedPart } from '../../domain/pairing/paired-data.ts';
import { flushMaps, openMaps, type PairingMaps, type PairingRoots } from './pairing-maps.ts';
import { dueOf, type PairingPolicy, type PairingRow, rowOfEvent } from './pairing-row.ts';
import { hashKey, Rematch } from './rematch.ts';

type Data<T extends JournalEvent['type']> = Extract<JournalEvent, { type: T }>['data'];

interface PairingsState {
  readonly maps: PairingRoots;
  readonly policy: PairingPolicy;
}

const HUNDREDTH = 10n ** 16n;

/** What the settings say, cut to hundredths: confidence has no more. */
const policyOf = ({ pairing, tax }: Settings): PairingPolicy => ({
  applyAbove: Number(decimal(pairing.applyAbove) / HUNDREDTH),
  isStrict: tax.strict,
});

export class PairingsBook implements Book {
  readonly #maps: PairingMaps;
  #policy: PairingPolicy;

  constructor(state: PairingsState | undefined, pages: PageReader) {
    this.#maps = openMaps(state?.maps, pages);
    this.#policy = state?.policy ?? policyOf(DEFAULT_SETTINGS);
  }

  get policy(): PairingPolicy {
    return this.#policy;
  }

  get(pairingId: string): Promise<PairingRow | undefined> {
    return this.#maps.rows.get(pairingId);
  }

  /** In order of the withdrawals' times. */
  entries(range: Range): AsyncGenerator<readonly [string, PairingRow]> {
    return this.#maps.rows.entries(range);
  }

  /** Pairings about which a rule has something to do, the first of them. */
  async due(countMax: number): Promise<readonly (readonly [pairingId: string, row: PairingRow])[]> {
    const due: (readonly [string, PairingRow])[] = [];
    for await (const [pairingId] of this.#maps.due.entries()) {
      const row = await this.#maps.rows.get(pairingId);
      if (row) due.push([pairingId, row]);
      if (due.length === countMax) break;
    }
    return due;
  }

  /** The candidates of these parts, as long as all of them stand. */
  async candidates(parts: readonly PairedPart[]) {
    const nodes = await this.#maps.nodes.getMany(parts.map(({ transactionId }) => transactionId));
    return parts.flatMap(({ transactionId }) => nodes.get(transactionId)?.candidate ?? []);
  }

  async apply(commits: readonly SourceCommit[]): Promise<readonly never[]> {
    const rematch = new Rematch(this.#maps);
    const before = this.#policy;
    for (const { header, events } of commits) {
      // Events were decoded by the contracts of their streams, which is what the casts rely on.
      if (header.stream.type === 'journal') {
        for (const event of events) await this.#take(event as JournalEvent, header.recordedAt, rematch);
      } else {
        for (const { data } of events as readonly SettingsEvent[]) this.#policy = policyOf(data.settings);
      }
    }
    await rematch.run();
    if (before.applyAbove !== this.#policy.applyAbove || before.isStrict !== this.#policy.isStrict) {
      for await (const [pairingId] of this.#maps.rows.entries()) rematch.touched.add(pairingId);
    }
    for (const pairingId of rematch.touched) await this.#settle(pairingId);
    return [];
  }

  async flush(writer: Parameters<Book['flush']>[0]): Promise<Json> {
    const state: PairingsState = { maps: await flushMaps(this.#maps, writer), policy: this.#policy };
    return state as unknown as Json;
  }

  /** Notes what is to be done about a pairing; forgets one that is nothing any more. */
  async #settle(pairingId: string): Promise<void> {
    const row = await this.#maps.rows.get(pairingId);
    const isNothing = row !== undefined && !row.isProposed && !row.applied && !row.ended;
    if (isNothing) await this.#maps.rows.delete(pairingId);
    if (row && !isNothing && dueOf(row, this.#policy)) await this.#maps.due.set(pairingId, true);
    else await this.#maps.due.delete(pairingId);
  }

  async #take(event: JournalEvent, at: string, rematch: Rematch): Promise<void> {
    switch (event.type) {
      case 'TransactionImported':
        return this.#came(event.data, rematch);
      case 'TransactionReversed':
        return this.#went(event.data.transactionId, rematch);
      case 'TransfersPaired':
        return this.#paired(event.data, at, rematch);
      case 'TransfersUnpaired':
        return this.#unpaired(event.data, at, rematch);
      case 'PairingConfirmed':
        return this.#confirmed(event.data.pairingId, rematch);
      case 'PairingDismissed':
        return this.#dismissed(event.data, at, rematch);
      default:
      // The others follow from these.
    }
  }

  async #came({ transactionId, transaction }: Data<'TransactionImported'>, rematch: Rematch): Promise<void> {
    const candidate = candidateOf(transactionId, transaction);
    if (!candidate) return;
    await this.#maps.nodes.set(transactionId, { candidate, refused: [] });
    const key = hashKey(candidate);
    if (key !== undefined) await this.#maps.hashes.set(key, true);
    rematch.change(candidate);
  }

  async #went(transactionId: string, rematch: Rematch): Promise<void> {
    const node = await this.#maps.nodes.get(transactionId);
    if (!node) return;
    if (node.match !== undefined) await rematch.withdraw(node.match);
    await this.#maps.nodes.delete(transactionId);
    const key = hashKey(node.candidate);
    if (key !== undefined) await this.#maps.hashes.delete(key);
    rematch.change(node.candidate);
  }

  async #paired(data: Data<'TransfersPaired'>, at: string, rematch: Rematch): Promise<void> {
    const { pairingId, by, derivedIds } = data;
    const { ended: _, ...known } = (await this.#maps.rows.get(pairingId)) ?? rowOfEvent(data);
    await this.#maps.rows.set(pairingId, { ...known, applied: { by, at, derivedIds } });
    rematch.touched.add(pairingId);
    if (by === 'user') await this.#hold(pairingId, data, rematch);
  }

  async #confirmed(pairingId: string, rematch: Rematch): Promise<void> {
    const row = await this.#maps.rows.get(pairingId);
    if (!row?.applied) return;
    await this.#maps.rows.set(pairingId, { ...row, isConfirmed: true });
    rematch.touched.add(pairingId);
    await this.#hold(pairingId, row, rematch);
  }

  async #unpaired(data: Data<'TransfersUnpaired'>, at: string, rematch: Rematch): Promise<void> {
    const { pairingId, by, reason } = data;
    const known = await this.#maps.rows.get(pairingId);
    if (!known) throw new Error(`the pairing ${pairingId} that is undone was never made`);
    const { applied: _, isConfirmed: __, ...row } = known;
    const ended = by === 'rule' ? undefined : { status: 'undone' as const, by, reason, at };
    await this.#maps.rows.set(pairingId, { ...row, ...(ended && { ended }) });
    rematch.touched.add(pairingId);
    await this.#free(pairingId, row, { isRefused: by !== 'rule' }, rematch);
  }

  async #dismissed(data: Data<'PairingDismissed'>, at: string, rematch: Rematch): Promise<void> {
    const { pairingId } = data;
    const row = (await this.#maps.rows.get(pairingId)) ?? rowOfEvent(data);
    await this.#maps.rows.set(pairingId, { ...row, ended: { status: 'dismissed', by: 'user', at } });
    rematch.touched.add(pairingId);
    await this.#free(pairingId, row, { isRefused: true }, rematch);
  }

  /** The parts of a pairing by the user are part of no proposal. */
  async #hold(pairingId: string, { withdrawals, deposits }: Parts, rematch: Rematch): Promise<void> {
    for (const { transactionId } of [...withdrawals, ...deposits]) {
      const node = await this.#maps.nodes.get(transactionId);
      if (!node) continue;
      const refused = node.refused.filter((id) => id !== pairingId);
      await this.#maps.nodes.set(transactionId, { ...node, heldBy: pairingId, refused });
      rematch.change(node.candidate);
    }
  }

  async #free(
    pairingId: string,
    { withdrawals, deposits }: Parts,
    { isRefused }: { readonly isRefused: boolean },
    rematch: Rematch,
  ): Promise<void> {
    for (const { transactionId } of [...withdrawals, ...deposits]) {
      const node = await this.#maps.nodes.get(transactionId);
      if (!node) continue;
      const heldBy = node.heldBy === pairingId ? undefined : node.heldBy;
      const refused = isRefused ? [...new Set([...node.refused, pairingId])] : node.refused;
      await this.#maps.nodes.set(transactionId, { ...node, heldBy, refused });
      rematch.change(node.candidate);
    }
  }
}

type Parts = Pick<PairingRow, 'withdrawals' | 'deposits'>;

/** `state` is what `flush` answered. */
export const pairingsProjection: Projection<PairingsBook> = {
  name: 'pairings',
  reducer: 1,
  sources: ['journal', 'settings'],
  contracts: [journalEvents, settingsEvents],
  open: async (state, pages) => new PairingsBook(state as unknown as PairingsState | undefined, pages),
};
