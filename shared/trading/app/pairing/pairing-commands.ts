/** What a user decides about pairings. The journal's index says what is paired; the book only says what an id names. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  type Decision,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { pairedDataOf } from '../../domain/pairing/paired-data.ts';
import { journalStream, OpenJournal } from '../journal.ts';
import { type InForce, JournalPairings, type PairCode, type Pairing, type PartIds } from './journal-pairings.ts';

export type Decided = {
  readonly pairingId: string;
  readonly status: 'confirmed' | 'dismissed' | 'undone';
  /** What counts instead of the parts; empty when they stand for themselves. */
  readonly derivedIds: readonly string[];
};

type Answer<Code extends string> = Promise<CommandResult<Decided> | Refusal<Code | CommandCode>>;

/** A pairing as the book knows it. */
export interface KnownPairing extends PartIds {
  readonly pairingId: string;
  readonly confidence: string;
  readonly rules: readonly string[];
}

/** Asks the book what an id names: a command that was answered before needs no book. */
export type FindPairing<Code extends string> = () => Promise<KnownPairing | Refusal<Code>>;

/** The user is sure. */
const BY_HAND: Pairing = { confidence: '1.00', rules: ['by-hand'], by: 'user' };

interface Deciding {
  readonly journal: OpenJournal;
  readonly pairings: JournalPairings;
}

function deciding<Code extends string>(
  store: Store,
  context: CommandContext,
  decide: (deciding: Deciding) => Promise<Decided | Refusal<Code>>,
): Answer<Code> {
  return runCommand<Decided, Code>(
    store,
    context,
    [journalStream(context.tenant)],
    async (heads): Promise<Decision<Decided> | Refusal<Code>> => {
      const journal = new OpenJournal(store, context.tenant, heads);
      const answer = await decide({ journal, pairings: new JournalPairings(journal) });
      if (isRefused(answer)) return answer;
      const append = await journal.append();
      return { appends: append ? [append] : [], answer };
    },
  );
}

/** Decides about a pairing that is named by its id. */
function decidingOn<Find extends string, Code extends string>(
  store: Store,
  context: CommandContext,
  find: FindPairing<Find>,
  decide: (deciding: Deciding, known: KnownPairing) => Promise<Decided | Refusal<Code>>,
): Answer<Find | Code> {
  let found: KnownPairing | undefined;
  return deciding<Find | Code>(store, context, async (open) => {
    const known = found ?? (await find());
    if (isRefused(known)) return known;
    found = known;
    return decide(open, known);
  });
}

async function pairParts(
  pairings: JournalPairings,
  ids: PartIds,
  pairing: Pairing,
): Promise<Decided | Refusal<PairCode>> {
  const parts = await pairings.parts(ids);
  if (isRefused(parts)) return parts;
  const paired = await pairings.pair(parts, pairing);
  if (isRefused(paired)) return paired;
  return { pairingId: paired.pairingId, status: 'confirmed', derivedIds: paired.derivedIds };
}

/** Pairs what no rule has found. */
export const pairByHand = (store: Store, context: CommandContext, ids: PartIds): Answer<PairCode> =>
  deciding(store, context, ({ pairings }) => pairParts(pairings, ids, BY_HAND));

const inForceAs = async (pairings: JournalPairings, known: KnownPairing): Promise<InForce | undefined> => {
  const inForce = await pairings.inForce(known.withdrawals[0]);
  return inForce?.data.pairingId === known.pairingId ? inForce : undefined;
};

/** Agrees to a pairing: one that a rule applied stays for good, any other is applied. */
export const confirmPairing = <Find extends string>(
  store: Store,
  context: CommandContext,
  find: FindPairing<Find>,
): Answer<Find | PairCode> =>
  decidingOn<Find, PairCode>(store, context, find, async ({ journal, pairings }, known) => {
    const { pairingId, confidence, rules } = known;
    const inForce = await inForceAs(pairings, known);
    if (!inForce) return pairParts(pairings, known, { confidence, rules, by: 'user' });
    if (inForce.data.by === 'rule') journal.events.push({ type: 'PairingConfirmed', data: { pairingId } });
    return { pairingId, status: 'confirmed', derivedIds: inForce.data.derivedIds };
  });

/** Says that it is no transfer. One that is in force has to be undone. */
export const dismissPairing = <Find extends string>(
  store: Store,
  context: CommandContext,
  find: FindPairing<Find>,
): Answer<Find | PairCode> =>
  decidingOn<Find, PairCode>(store, context, find, async ({ journal, pairings }, known) => {
    const { pairingId } = known;
    if (await inForceAs(pairings, known)) {
      return refuse('AlreadyPaired', 'This pairing is in force; undo it instead.', { data: { pairingId } });
    }
    const parts = await pairings.parts(known);
    if (isRefused(parts)) return parts;
    journal.events.push({ type: 'PairingDismissed', data: pairedDataOf({ pairingId, ...parts }, known) });
    return { pairingId, status: 'dismissed', derivedIds: [] };
  });

const refuseNotPaired = (): Refusal<'NotPaired'> => refuse('NotPaired', 'This pairing is not in force.');

export const undoPairing = <Find extends string>(
  store: Store,
  context: CommandContext,
  find: FindPairing<Find>,
  reason: string,
): Answer<Find | 'NotPaired'> =>
  decidingOn<Find, 'NotPaired'>(store, context, find, async ({ pairings }, known) => {
    const inForce = await inForceAs(pairings, known);
    if (!inForce) return refuseNotPaired();
    await pairings.unpair(inForce, reason, 'user');
    return { pairingId: known.pairingId, status: 'undone', derivedIds: [] };
  });

/** Takes some transactions out of a pairing of three or more; the others stay paired, under another id. */
export const splitPairing = <Find extends string>(
  store: Store,
  context: CommandContext,
  find: FindPairing<Find>,
  removed: readonly string[],
): Answer<Find | 'NotPaired' | 'ValidationFailed' | PairCode> =>
  decidingOn<Find, 'NotPaired' | 'ValidationFailed' | PairCode>(store, context, find, async ({ pairings }, known) => {
    const inForce = await inForceAs(pairings, known);
    if (!inForce) return refuseNotPaired();
    const foreign = removed.flatMap((id, index) =>
      [...known.withdrawals, ...known.deposits].includes(id)
        ? []
        : [{ path: `remove.${index}`, message: 'is not part of this pairing' }],
    );
    if (foreign.length > 0) return refuseInput(foreign);
    const stays = (id: string): boolean => !removed.includes(id);
    const rest = { withdrawals: known.withdrawals.filter(stays), deposits: known.deposits.filter(stays) };
    if (rest.withdrawals.length === 0 || rest.deposits.length === 0) {
      return refuseInput([{ path: 'remove', message: 'leaves nothing to pair; undo the pairing instead' }]);
    }
    await pairings.unpair(inForce, 'split', 'user');
    return pairParts(pairings, rest, BY_HAND);
  });
