/**
 * Withdrawals and deposits of one asset under one transaction hash. One chain transaction may pay many people, and one
 * person several times: what belongs together is told by the amounts.
 */
import { areTwins, type Candidate } from './candidate.ts';
import { type AmountFit, fitUnderHash } from './evidence.ts';
import { type Parts, type Proposal, proposalOf } from './proposal.ts';

/** Above it nobody can tell them apart, and comparing each with each would take long. */
const EDGES_MAX = 2_500;

const CONFIDENCE = { exact: 98, lessNetworkFee: 93, exactGroup: 90, groupLessNetworkFee: 80 } as const;

interface Edge {
  readonly withdrawal: Candidate;
  readonly deposit: Candidate;
  readonly fit: AmountFit;
}

export type IsRefused = (parts: Parts) => boolean;

const inOrder = (candidates: readonly Candidate[], side: Candidate['side']): readonly Candidate[] =>
  candidates
    .filter((candidate) => candidate.side === side)
    .toSorted((a, b) => (a.transactionId < b.transactionId ? -1 : 1));

const apartMs = ({ withdrawal, deposit }: Edge): number => Math.abs(deposit.epochMs - withdrawal.epochMs);

/** Exact ones first, then those that lose least, then those closest in time. Candidates come in order of time. */
function byFit(a: Edge, b: Edge): number {
  if (a.fit.isExact !== b.fit.isExact) return a.fit.isExact ? -1 : 1;
  if (a.fit.unexplained !== b.fit.unexplained) return a.fit.unexplained < b.fit.unexplained ? -1 : 1;
  return apartMs(a) - apartMs(b);
}

/** The proposals among candidates that share asset and hash; the order of the candidates makes no difference. */
export function pairUnderHash(candidates: readonly Candidate[], isRefused: IsRefused): readonly Proposal[] {
  const withdrawals = inOrder(candidates, 'withdrawal');
  const deposits = inOrder(candidates, 'deposit');
  if (withdrawals.length * deposits.length > EDGES_MAX) return [];
  return new HashGroup(withdrawals, deposits, isRefused).proposals();
}

class HashGroup {
  readonly #withdrawals: readonly Candidate[];
  readonly #deposits: readonly Candidate[];
  readonly #isRefused: IsRefused;
  readonly #edges: readonly Edge[];
  /** The other side of each that is matched one to one. */
  readonly #matches = new Map<Candidate, Edge>();

  constructor(withdrawals: readonly Candidate[], deposits: readonly Candidate[], isRefused: IsRefused) {
    this.#withdrawals = withdrawals;
    this.#deposits = deposits;
    this.#isRefused = isRefused;
    this.#edges = withdrawals
      .flatMap((withdrawal) =>
        deposits.flatMap((deposit): Edge[] => {
          const fit = fitUnderHash([withdrawal], [deposit]);
          return fit && !isRefused({ withdrawals: [withdrawal], deposits: [deposit] })
            ? [{ withdrawal, deposit, fit }]
            : [];
        }),
      )
      .toSorted(byFit);
  }

  /** Amounts that are equal say more than sums that are; both say more than what a fee might explain. */
  proposals(): readonly Proposal[] {
    this.#match((edge) => edge.fit.isExact);
    const exact = this.#group((fit) => fit.isExact);
    if (exact === undefined) this.#match(() => true);
    const group = exact ?? this.#group(() => true);
    const pairs = new Set(this.#matches.values());
    return [...[...pairs].map((edge) => this.#proposal(edge)), ...(group ? [group] : [])];
  }

  #match(accepts: (edge: Edge) => boolean): void {
    for (const edge of this.#edges) {
      if (!accepts(edge) || this.#matches.has(edge.withdrawal) || this.#matches.has(edge.deposit)) continue;
      this.#matches.set(edge.withdrawal, edge);
      this.#matches.set(edge.deposit, edge);
    }
  }

  /** One that is left over on one side, and all that are left over on the other. */
  #group(accepts: (fit: AmountFit) => boolean): Proposal | undefined {
    const withdrawals = this.#withdrawals.filter((candidate) => !this.#matches.has(candidate));
    const deposits = this.#deposits.filter((candidate) => !this.#matches.has(candidate));
    if (Math.min(withdrawals.length, deposits.length) !== 1 || withdrawals.length === deposits.length) return undefined;
    const parts = { withdrawals, deposits };
    const fit = fitUnderHash(withdrawals, deposits);
    if (!fit || !accepts(fit) || this.#isRefused(parts)) return undefined;
    const rules = ['same-hash', deposits.length > 1 ? 'split-into-deposits' : 'joined-into-deposit', fit.rule];
    const confidence = fit.isExact ? CONFIDENCE.exactGroup : CONFIDENCE.groupLessNetworkFee;
    return proposalOf(parts, { confidence, rules }, false);
  }

  #proposal(edge: Edge): Proposal {
    const { withdrawal, deposit, fit } = edge;
    const confidence = fit.isExact ? CONFIDENCE.exact : CONFIDENCE.lessNetworkFee;
    return proposalOf(
      { withdrawals: [withdrawal], deposits: [deposit] },
      { confidence, rules: ['same-hash', fit.rule] },
      this.#isAmbiguous(edge),
    );
  }

  /** Whether another choice would have been as good and had come to something else. */
  #isAmbiguous(chosen: Edge): boolean {
    return this.#edges.some((edge) => {
      if (edge === chosen) return false;
      const sharesWithdrawal = edge.withdrawal === chosen.withdrawal;
      if (!sharesWithdrawal && edge.deposit !== chosen.deposit) return false;
      if (chosen.fit.isExact && !edge.fit.isExact) return false;
      const [here, other] = sharesWithdrawal ? [chosen.deposit, edge.deposit] : [chosen.withdrawal, edge.withdrawal];
      return !areTwins(here, other) && !this.#isHarmless(chosen, other, sharesWithdrawal);
    });
  }

  /** The other one is matched exactly to what chosen is not, or could change places with it without a difference. */
  #isHarmless(chosen: Edge, other: Candidate, sharesWithdrawal: boolean): boolean {
    const match = this.#matches.get(other);
    if (!match) return false;
    if (match.fit.isExact && !chosen.fit.isExact) return true;
    return sharesWithdrawal ? areTwins(match.withdrawal, chosen.withdrawal) : areTwins(match.deposit, chosen.deposit);
  }
}
