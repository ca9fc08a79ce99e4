/**
 * Matches again whatever a change may have changed. What is proposed follows from what stands at the moment alone, never
 * from the order in which it came: those that share a hash are matched within their group, all others are proposed where
 * each is the other's best. Both look at the neighbours of what changed, and at nothing else.
 */
import { timePrefix } from '../../../kernel/ids.ts';
import { keyOf, lastPartOf, startingWith } from '../../../kernel/pages/keys.ts';
import type { Candidate } from '../../domain/pairing/candidate.ts';
import { EARLY_MS_MAX, LATE_MS_MAX, type Scored, scored } from '../../domain/pairing/evidence.ts';
import { pairUnderHash } from '../../domain/pairing/hash-group.ts';
import { type Parts, type Proposal, proposalOf } from '../../domain/pairing/proposal.ts';
import { areRefused, isFree, type Node } from './node.ts';
import type { PairingMaps } from './pairing-maps.ts';
import { rowOfProposal } from './pairing-row.ts';

/** Another one that is this close makes a match doubtful. */
const MARGIN = 10;

/** Of a crowd, the others are too many to tell apart; whoever is looked for is among the best. */
const NEIGHBOURS_MAX = 64;

/** One that may belong to a candidate, and how sure that is. */
interface Neighbour extends Scored {
  readonly other: Candidate;
  readonly withdrawal: Candidate;
  readonly deposit: Candidate;
  readonly apartMs: number;
}

export const hashKey = ({ asset, hash, transactionId }: Candidate): string | undefined =>
  hash === undefined ? undefined : keyOf(asset, hash, transactionId);

const lost = ({ withdrawal, deposit }: Neighbour): bigint => withdrawal.quantity - deposit.quantity;
const names = ({ withdrawal, deposit }: Neighbour): string => withdrawal.transactionId + deposit.transactionId;

/** One order for all, so that of two that choose each other neither has a better one. */
function byEvidence(a: Neighbour, b: Neighbour): number {
  if (a.confidence !== b.confidence) return b.confidence - a.confidence;
  if (a.apartMs !== b.apartMs) return a.apartMs - b.apartMs;
  if (lost(a) !== lost(b)) return lost(a) < lost(b) ? -1 : 1;
  return names(a) < names(b) ? -1 : 1;
}

export class Rematch {
  readonly #maps: PairingMaps;
  /** Candidates as they are, or as they were when they went. */
  readonly #changed = new Map<string, Candidate>();
  /** Rows to look at afterwards. */
  readonly touched = new Set<string>();
  readonly #neighbours = new Map<string, readonly Neighbour[]>();

  constructor(maps: PairingMaps) {
    this.#maps = maps;
  }

  change(candidate: Candidate): void {
    this.#changed.set(candidate.transactionId, candidate);
  }

  async run(): Promise<void> {
    await this.#matchGroups();
    await this.#matchOthers();
  }

  /** A proposal is one no more; its parts are free of it. */
  async withdraw(pairingId: string): Promise<void> {
    const row = await this.#maps.rows.get(pairingId);
    if (!row?.isProposed) return;
    await this.#maps.rows.set(pairingId, { ...row, isProposed: false });
    this.touched.add(pairingId);
    for (const { transactionId } of [...row.withdrawals, ...row.deposits]) {
      const node = await this.#maps.nodes.get(transactionId);
      if (node?.match !== pairingId) continue;
      await this.#maps.nodes.set(transactionId, { ...node, match: undefined, isGrouped: undefined });
      if (node.isGrouped) this.change(node.candidate);
    }
  }

  async #propose(proposal: Proposal, isGrouped: boolean): Promise<void> {
    const { pairingId, withdrawals, deposits } = proposal;
    for (const { transactionId } of [...withdrawals, ...deposits]) {
      const node = await this.#maps.nodes.get(transactionId);
      if (!node) throw new Error(`${transactionId} is matched and isn't there`);
      if (node.match !== undefined && node.match !== pairingId) await this.withdraw(node.match);
      await this.#maps.nodes.set(transactionId, { ...node, match: pairingId, ...(isGrouped && { isGrouped }) });
      if (isGrouped) this.change(node.candidate);
    }
    const row = await this.#maps.rows.get(pairingId);
    await this.#maps.rows.set(pairingId, { ...row, ...rowOfProposal(proposal) });
    this.touched.add(pairingId);
  }

  async #matchGroups(): Promise<void> {
    const groups = new Map<string, readonly [asset: string, hash: string]>();
    for (const { asset, hash } of this.#changed.values()) {
      if (hash !== undefined) groups.set(keyOf(asset, hash), [asset, hash]);
    }
    for (const group of groups.values()) await this.#matchGroup(...group);
  }

  async #matchGroup(asset: string, hash: string): Promise<void> {
    const nodes = new Map<string, Node>();
    const ids: string[] = [];
    for await (const [key] of this.#maps.hashes.entries(startingWith(asset, hash))) ids.push(lastPartOf(key));
    for (const [id, node] of await this.#maps.nodes.getMany(ids)) nodes.set(id, node);
    const free = [...nodes.values()].filter(isFree);
    const proposals = pairUnderHash(
      free.map(({ candidate }) => candidate),
      (parts) => areRefused(partsIn(nodes, parts), parts),
    );
    const kept = new Set(proposals.map(({ pairingId }) => pairingId));
    for (const { match, isGrouped } of nodes.values()) {
      if (match !== undefined && isGrouped && !kept.has(match)) await this.withdraw(match);
    }
    for (const proposal of proposals) await this.#propose(proposal, true);
  }

  async #matchOthers(): Promise<void> {
    const affected = new Map<string, Candidate>();
    for (const candidate of this.#changed.values()) {
      affected.set(candidate.transactionId, candidate);
      for (const { other } of await this.#neighboursOf(candidate)) affected.set(other.transactionId, other);
    }
    const proposals = new Map<string, Proposal>();
    for (const candidate of affected.values()) {
      const proposal = await this.#bestFor(candidate);
      if (proposal) proposals.set(proposal.pairingId, proposal);
    }
    for (const { transactionId } of affected.values()) {
      const node = await this.#maps.nodes.get(transactionId);
      if (node?.match !== undefined && !node.isGrouped && !proposals.has(node.match)) await this.withdraw(node.match);
    }
    for (const proposal of proposals.values()) await this.#propose(proposal, false);
  }

  /** The proposal of a candidate and its best neighbour, if it is that one's best, too. */
  async #bestFor(candidate: Candidate): Promise<Proposal | undefined> {
    const node = await this.#maps.nodes.get(candidate.transactionId);
    if (!node || !isFree(node) || node.isGrouped) return undefined;
    const own = await this.#neighboursOf(candidate);
    const [best] = own;
    if (!best) return undefined;
    const others = await this.#neighboursOf(best.other);
    if (others[0]?.other.transactionId !== candidate.transactionId) return undefined;
    const isAmbiguous = [own[1], others[1]].some(
      (second) => second !== undefined && second.confidence > best.confidence - MARGIN,
    );
    return proposalOf({ withdrawals: [best.withdrawal], deposits: [best.deposit] }, best, isAmbiguous);
  }

  /** Whatever may belong to it and is free for it, best first. */
  async #neighboursOf(candidate: Candidate): Promise<readonly Neighbour[]> {
    const known = this.#neighbours.get(candidate.transactionId);
    if (known) return known;
    const { epochMs, side } = candidate;
    const [earlyMs, lateMs] = side === 'withdrawal' ? [EARLY_MS_MAX, LATE_MS_MAX] : [LATE_MS_MAX, EARLY_MS_MAX];
    const range = { from: timePrefix(epochMs - earlyMs), before: timePrefix(epochMs + lateMs + 1) };
    const own = await this.#maps.nodes.get(candidate.transactionId);
    const found: Neighbour[] = [];
    for await (const batch of this.#maps.nodes.batches(range)) {
      for (const [, node] of batch) {
        const neighbour = neighbourOf(candidate, own, node);
        if (neighbour) found.push(neighbour);
      }
    }
    const best = found.sort(byEvidence).slice(0, NEIGHBOURS_MAX);
    this.#neighbours.set(candidate.transactionId, best);
    return best;
  }
}

function neighbourOf(candidate: Candidate, own: Node | undefined, node: Node): Neighbour | undefined {
  const other = node.candidate;
  if (other.side === candidate.side || other.asset !== candidate.asset) return undefined;
  if (!isFree(node) || node.isGrouped) return undefined;
  const [withdrawal, deposit] = candidate.side === 'withdrawal' ? [candidate, other] : [other, candidate];
  const score = scored(withdrawal, deposit);
  if (!score) return undefined;
  if (own && areRefused([own, node], { withdrawals: [withdrawal], deposits: [deposit] })) return undefined;
  return { ...score, other, withdrawal, deposit, apartMs: Math.abs(deposit.epochMs - withdrawal.epochMs) };
}

const partsIn = (nodes: ReadonlyMap<string, Node>, { withdrawals, deposits }: Parts): readonly Node[] =>
  [...withdrawals, ...deposits].flatMap(({ transactionId }) => nodes.get(transactionId) ?? []);
