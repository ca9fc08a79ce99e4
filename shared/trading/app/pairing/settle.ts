/** What rules do about pairings: they apply what is sure enough, and take back what no longer is. */
import { type CommandContext, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { openBook, servingHead } from '../../../kernel/projection/reducers.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import { confidenceText } from '../../domain/pairing/proposal.ts';
import { dueOf, type PairingPolicy, type PairingRow } from '../../read/pairing/pairing-row.ts';
import { type PairingsBook, pairingsProjection } from '../../read/pairing/pairings-book.ts';
import { OpenJournal } from '../journal.ts';
import { JournalPairings } from './journal-pairings.ts';

/** Pairings in one append; its own commit brings the consumer back for the rest. */
const DUE_MAX = 200;

type Due = readonly (readonly [pairingId: string, row: PairingRow])[];

/**
 * Does what is due, if the book has seen all of the journal: what came later may change it, and brings the consumer here
 * again. The append is conditional on that version, so that the same is never done twice, however often it is tried.
 * Answers how many pairings it changed.
 */
export async function settlePairings(store: Store, context: CommandContext): Promise<number> {
  const { tenant } = context;
  const { projection: head } = await store.readProgress(servingHead(pairingsProjection, tenant), []);
  if (!head) return 0;
  const book = await openBook(store, pairingsProjection, tenant, head);
  const due = await book.due(DUE_MAX);
  if (due.length === 0) return 0;
  const sources = pairingsProjection.sources.map((source) => mainStream(tenant, source));
  const result = await runCommand<Json>(store, context, sources, async (heads) => {
    const isBehind = sources.some(
      (stream) => (heads.get(streamName(stream))?.version ?? 0) !== (head.cursors[stream.type] ?? 0),
    );
    if (isBehind) return { appends: [], answer: 0 };
    const journal = new OpenJournal(store, tenant, heads);
    await decideDue(journal, book, due);
    const append = await journal.append();
    return { appends: append ? [append] : [], answer: append ? due.length : 0 };
  });
  return isRefused(result) ? 0 : Number(result.answer);
}

/** Takes back before it applies: the same transactions may be in both. */
async function decideDue(journal: OpenJournal, book: PairingsBook, due: Due): Promise<void> {
  const pairings = new JournalPairings(journal);
  const parts = due.flatMap(([, { withdrawals, deposits }]) => [...withdrawals, ...deposits]);
  await journal.prepare(parts.map(({ transactionId }) => transactionId));
  for (const [pairingId, row] of orderedBy('unpair', due, book.policy)) {
    const inForce = await pairings.inForce(row.withdrawals[0]?.transactionId);
    if (inForce?.data.pairingId === pairingId) await pairings.unpair(inForce, reasonOf(row), 'rule');
  }
  for (const [, row] of orderedBy('pair', due, book.policy)) {
    const withdrawals = await book.candidates(row.withdrawals);
    const deposits = await book.candidates(row.deposits);
    const { confidence, rules } = row;
    await pairings.pair({ withdrawals, deposits }, { confidence: confidenceText(confidence), rules, by: 'rule' });
  }
}

const orderedBy = (what: 'pair' | 'unpair', due: Due, policy: PairingPolicy): Due =>
  due.filter(([, row]) => dueOf(row, policy) === what);

const reasonOf = ({ isProposed }: PairingRow): string =>
  isProposed ? 'it is no longer sure enough' : 'another pairing fits better';
