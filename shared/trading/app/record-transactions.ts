/** Commands that take transactions: one, or a batch under one import. */
import {
  type Append,
  type CommandCode,
  type CommandContext,
  type CommandResult,
  runCommand,
} from '../../kernel/commands/run-command.ts';
import { type Issue, isRefused, type Refusal, refuse } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { refuseInput } from '../../kernel/issues.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { Store } from '../../kernel/store/types.ts';
import { parseTransaction, type TransactionInput } from '../contract/transaction.ts';
import { currencyIssues } from '../contract/transaction-currencies.ts';
import { identify } from '../domain/identity.ts';
import { requested } from '../domain/import-state.ts';
import { bounded, within } from './bounded-issues.ts';
import { importAppend } from './imports/import-head.ts';
import { importStream } from './imports/import-stream.ts';
import { type Candidate, OpenJournal, type Outcome } from './journal.ts';
import type { StrictTrial } from './strict-trial.ts';

/** What an import's head keeps of its rejected rows; the answer names them all. */
const REJECTION_CHARACTERS_MAX = 60_000;
/** What an answer tells of rejected ones in detail; beyond it they are only named. */
const DETAIL_CHARACTERS_MAX = 150_000;

export type RecordedOne = { readonly transactionId: string; readonly duplicate: boolean };

type OneCode = 'TransactionConflict' | 'InsufficientLots' | 'ValidationFailed';

export async function recordOne(
  store: Store,
  strict: StrictTrial,
  context: CommandContext,
  transaction: TransactionInput,
): Promise<CommandResult<RecordedOne> | Refusal<OneCode | CommandCode>> {
  const candidate: Candidate = { identified: identify(transaction, new Map()), origin: { source: 'manual' } };
  return runCommand<RecordedOne, OneCode>(
    store,
    context,
    strict.streams(context.tenant),
    async (heads) => {
      const journal = new OpenJournal(store, context.tenant, heads);
      const [outcome] = await journal.add([candidate]);
      if (!outcome) throw new Error('no outcome');
      if (outcome.kind === 'conflict') return refuseConflict(outcome);
      const answer = { transactionId: outcome.transactionId, duplicate: outcome.kind === 'duplicate' };
      if (outcome.kind === 'duplicate') return { appends: [], answer };
      const unknown = currencyIssues(transaction);
      if (unknown.length > 0) return refuseInput(unknown);
      const [short] = await strict.shortOf(context.tenant, heads, [
        { transactionId: outcome.transactionId, transaction },
      ]);
      if (short)
        return refuse('InsufficientLots', short.message, { errors: [{ path: 'amounts', message: short.message }] });
      const append = await journal.append();
      return { appends: append ? [append] : [], unchanged: strict.unchanged(context.tenant, heads), answer };
    },
    { mayRecall: true },
  );
}

const refuseConflict = (outcome: Extract<Outcome, { kind: 'conflict' }>): Refusal<'TransactionConflict'> =>
  refuse('TransactionConflict', 'A transaction with this account and externalId exists with other content.', {
    errors: outcome.errors,
    data: { transactionId: outcome.transactionId },
  });

export interface RecordedBatch {
  readonly importId: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly { readonly index: number; readonly errors: readonly Issue[] }[];
}

type Rejected = RecordedBatch['rejected'][number];

const without = <Each extends { readonly index: number }>(
  all: readonly Each[],
  some: readonly { readonly index: number }[],
): Each[] => {
  const gone = new Set(some.map(({ index }) => index));
  return all.filter(({ index }) => !gone.has(index));
};

/** Takes the good ones and names the bad ones; every one sent is in just one of the three. */
export async function recordBatch(
  store: Store,
  strict: StrictTrial,
  context: CommandContext,
  transactions: readonly unknown[],
): Promise<CommandResult<RecordedBatch> | Refusal<CommandCode>> {
  const importId = newId();
  const invalid: Rejected[] = [];
  const candidates: { readonly index: number; readonly candidate: Candidate }[] = [];
  const ordinals = new Map<string, number>();
  for (const [index, value] of transactions.entries()) {
    const parsed = parseTransaction(value);
    if (!parsed.ok) invalid.push({ index, errors: bounded(parsed.errors) });
    else
      candidates.push({
        index,
        candidate: { identified: identify(parsed.transaction, ordinals), origin: { source: 'manual', importId } },
      });
  }
  const stream = importStream(context.tenant, importId);
  const result = await runCommand<Json>(store, context, strict.streams(context.tenant), async (heads) => {
    const refused: Rejected[] = [];
    let allowed = candidates;
    for (;;) {
      const journal = new OpenJournal(store, context.tenant, heads);
      const outcomes = await journal.add(allowed.map(({ candidate }) => candidate));
      const accepted = allowed.flatMap(({ index, candidate }, at) => {
        const outcome = outcomes[at];
        return outcome?.kind === 'accepted'
          ? [{ index, transactionId: outcome.transactionId, transaction: candidate.identified.transaction }]
          : [];
      });
      const unknown = accepted.flatMap(({ index, transaction }): Rejected[] => {
        const errors = currencyIssues(transaction);
        return errors.length > 0 ? [{ index, errors }] : [];
      });
      if (unknown.length > 0) {
        refused.push(...unknown);
        allowed = without(allowed, unknown);
        continue;
      }
      const short = await strict.shortOf(context.tenant, heads, accepted);
      if (short.length > 0) {
        const reasons = new Map(short.map((entry) => [entry.transactionId, entry.message]));
        const stopped = accepted.flatMap((entry) => {
          const message = reasons.get(entry.transactionId);
          return message === undefined ? [] : [{ index: entry.index, errors: [{ path: 'amounts', message }] }];
        });
        refused.push(...stopped);
        allowed = without(allowed, stopped);
        continue;
      }
      const conflicts = allowed.flatMap(({ index }, at): Rejected[] => {
        const outcome = outcomes[at];
        return outcome?.kind === 'conflict' ? [{ index, errors: outcome.errors }] : [];
      });
      const rejected = told([...invalid, ...refused, ...conflicts].toSorted((a, b) => a.index - b.index));
      const answer: RecordedBatch = {
        importId,
        accepted: accepted.length,
        duplicates: outcomes.filter((outcome) => outcome.kind === 'duplicate').length,
        rejected,
      };
      const append = await journal.append();
      const appends: Append[] = append ? [append] : [];
      appends.push(batchImport(stream, answer, transactions.length, append && journal.version + 1));
      return { appends, unchanged: strict.unchanged(context.tenant, heads), answer: answer as unknown as Json };
    }
  });
  return isRefused(result) ? result : { ...result, answer: result.answer as unknown as RecordedBatch };
}

/** All that were rejected, with their reasons as far as an answer can carry them. */
function told(rejected: readonly Rejected[]): readonly Rejected[] {
  const detailed = within(rejected, DETAIL_CHARACTERS_MAX);
  const rest = rejected.slice(detailed.length).map(({ index }) => ({
    index,
    errors: [{ path: '', message: 'was rejected; send it in a smaller batch to see why' }],
  }));
  return [...detailed, ...rest];
}

/** A batch is an import that is complete at once, so that it can be looked up and undone like a file's. */
function batchImport(
  stream: ReturnType<typeof importStream>,
  answer: RecordedBatch,
  rows: number,
  journalVersion: number | undefined,
): Append {
  const { importId, accepted, duplicates, rejected } = answer;
  const counts = {
    rows,
    imported: accepted,
    duplicates,
    rejected: rejected.length,
    ignored: 0,
    transactions: accepted,
  };
  const rejections = rejected.map(({ index, errors }) => ({
    line: index,
    code: 'ValidationFailed',
    reason: errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; '),
  }));
  const part = {
    counts,
    rejections: [...within(rejections, REJECTION_CHARACTERS_MAX)],
    positions: [],
    ordinals: {},
    ...(journalVersion !== undefined && { journalVersion }),
  };
  return importAppend(stream, requested({ importId, format: 'batch' }), [
    { type: 'ImportRequested', data: { importId, format: 'batch' } },
    { type: 'ImportPartAppended', data: part },
    { type: 'ImportCompleted', data: { counts } },
  ]);
}
