/** A standing deposit or withdrawal in the book of pairings. */
import type { Json, MapOptions } from '../../../kernel/pages/types.ts';
import { type Candidate, candidateOf, type Movable } from '../../domain/pairing/candidate.ts';
import { type Parts, pairingIdOf } from '../../domain/pairing/proposal.ts';

export interface Node {
  readonly candidate: Candidate;
  /** The pairing by the user that it is part of, which leaves it free for no other. */
  readonly heldBy?: string | undefined;
  /** The proposal that it is part of. */
  readonly match?: string | undefined;
  /** Whether it was matched under its hash, so that it needs no other evidence. */
  readonly isGrouped?: boolean | undefined;
  /** Pairings with it that the user doesn't want. */
  readonly refused: readonly string[];
}

/** What a node is stored as. */
interface Stored {
  readonly i: string;
  readonly t: Movable;
  readonly h?: string | undefined;
  readonly a?: readonly string[];
  readonly p?: string | undefined;
  readonly m?: string | undefined;
  readonly g?: boolean | undefined;
  readonly r?: readonly string[];
}

export const NODES: Pick<MapOptions<Node>, 'encode' | 'decode'> = {
  encode: ({ candidate, heldBy, match, isGrouped, refused }) => {
    const { transactionId, transaction, hash, addresses } = candidate;
    const stored: Stored = {
      i: transactionId,
      t: transaction,
      ...(hash !== undefined && { h: hash }),
      ...(addresses.length > 0 && { a: addresses }),
      ...(heldBy !== undefined && { p: heldBy }),
      ...(match !== undefined && { m: match }),
      ...(isGrouped && { g: true }),
      ...(refused.length > 0 && { r: refused }),
    };
    return stored as unknown as Json;
  },
  decode: (json) => {
    const { i, t, h, a = [], p, m, g, r = [] } = json as unknown as Stored;
    const candidate = candidateOf(i, t);
    if (!candidate) throw new Error(`${i} was stored as what it can't be`);
    return { candidate: { ...candidate, hash: h, addresses: a }, heldBy: p, match: m, isGrouped: g, refused: r };
  },
};

export const isFree = ({ heldBy }: Node): boolean => heldBy === undefined;

/** Whether the user said that these are no transfer. Few nodes are in any refused pairing, so few ids are made. */
export function areRefused(nodes: readonly Node[], parts: Parts): boolean {
  if (!nodes.every(({ refused }) => refused.length > 0)) return false;
  const pairingId = pairingIdOf(parts);
  return nodes.every(({ refused }) => refused.includes(pairingId));
}
