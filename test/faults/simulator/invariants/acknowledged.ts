/** What users were told is stored, is stored once; and what they were told once, they are told again. */
import { isDeepStrictEqual } from 'node:util';
import { isRefused } from '../../../../shared/kernel/errors.ts';
import type { Commit } from '../../../../shared/kernel/store/types.ts';
import type { StreamId } from '../../../../shared/kernel/streams.ts';
import type { Sent, User } from '../user.ts';
import { importedIn, store } from './stored.ts';

interface Answer {
  readonly transactionId?: string;
  readonly importId?: string;
  readonly accepted?: number;
}

interface ImportState {
  readonly status: string;
  readonly counts: { readonly transactions: number };
}

/** Answers of routes that don't say what they appended to. */
const WITHOUT_VERSIONS = new Set(['settings']);

const nameOf = ({ stream, version }: { readonly stream: StreamId; readonly version: number }): string =>
  `${stream.type} ${version}`;

export async function acknowledgedFaults(user: User, commits: readonly Commit[]): Promise<string[]> {
  const found: string[] = [];
  for (const sent of user.sent) {
    const faults = [
      ...onceFaults(
        sent,
        commits.filter(({ correlationId, actor }) => correlationId === sent.correlationId && actor === user.tenant),
      ),
      ...answerFaults(sent),
      ...(await inboxFaults(user, sent)),
      ...contentFaults(sent, commits),
      ...(await importFaults(user, sent, commits)),
    ];
    found.push(...faults.map((fault) => `${sent.request.kind} ${sent.key}: ${fault}`));
  }
  const ids = importedIn(commits).map(({ transactionId }) => transactionId);
  if (new Set(ids).size < ids.length) found.push('a transaction is in the journal twice');
  return found;
}

/** The commits that came of all tries of one request are those of one command. */
function onceFaults({ request, acknowledged }: Sent, own: readonly Commit[]): string[] {
  const commands = new Set(own.map(({ commandId }) => commandId));
  if (commands.size > 1) return [`was done ${commands.size} times`];
  if (!acknowledged || WITHOUT_VERSIONS.has(request.kind)) return [];
  const [told, stored] = [acknowledged.versions.map(nameOf).sort(), own.map(nameOf).sort()];
  return isDeepStrictEqual(told, stored) ? [] : [`was told that it is ${told.join()}, and it is ${stored.join()}`];
}

function answerFaults({ request, acknowledged, heard, others }: Sent): string[] {
  const faults: string[] = [];
  // That an import is still at work is not known to pass before it is done.
  if (request.kind !== 'import reversal' && heard.some((answer) => isRefused(answer) && answer.code === 'Conflict')) {
    faults.push('lost every race');
  }
  const first = heard.findIndex((answer) => !isRefused(answer));
  for (const answer of first < 0 ? [] : heard.slice(first)) {
    if (isRefused(answer) ? answer.code !== 'Conflict' : !isDeepStrictEqual(plain(answer), plain(acknowledged))) {
      faults.push(`was answered ${JSON.stringify(answer)} after ${JSON.stringify(acknowledged)}`);
    }
  }
  for (const answer of others) {
    if (!isRefused(answer) || (answer.code !== 'IdempotencyKeyReused' && answer.code !== 'Conflict')) {
      faults.push(`another request under its key was answered ${JSON.stringify(answer)}`);
    }
  }
  return faults;
}

/** As a client gets it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** The answer is kept, so that it can be given again. */
async function inboxFaults({ tenant }: User, { key, acknowledged, request }: Sent): Promise<string[]> {
  if (!acknowledged || key === undefined) return [];
  const record = await store.readInbox({ tenant, principal: tenant, idempotencyKey: key });
  const { answer, versions } = (record?.answer ?? {}) as { readonly answer?: unknown; readonly versions?: unknown };
  const isKept =
    isDeepStrictEqual(answer, plain(acknowledged.answer)) &&
    (WITHOUT_VERSIONS.has(request.kind) || isDeepStrictEqual(versions, plain(acknowledged.versions)));
  return isKept ? [] : [`was answered ${JSON.stringify(acknowledged)}, and ${JSON.stringify(record)} is kept`];
}

/** What an answer says of transactions is so. */
function contentFaults({ request, acknowledged }: Sent, commits: readonly Commit[]): string[] {
  const { transactionId, importId, accepted } = (acknowledged?.answer ?? {}) as Answer;
  const imported = importedIn(commits);
  if (request.kind === 'record' && transactionId !== undefined) {
    const count = imported.filter((one) => one.transactionId === transactionId).length;
    return count === 1 ? [] : [`its transaction is in the journal ${count} times`];
  }
  if (request.kind !== 'batch' || accepted === undefined) return [];
  const count = imported.filter((one) => one.importId === importId).length;
  return count === accepted ? [] : [`${accepted} transactions were accepted, and ${count} are in the journal`];
}

async function importFaults(
  { tenant }: User,
  { request, acknowledged }: Sent,
  commits: readonly Commit[],
): Promise<string[]> {
  const { importId } = (acknowledged?.answer ?? {}) as Answer;
  if (request.kind !== 'import' || importId === undefined) return [];
  const [head] = (await store.readHeads([{ tenant, type: 'import', id: importId }])).values();
  const state = head?.state as unknown as ImportState | undefined;
  if (state?.status === 'failed') return [];
  if (state?.status !== 'completed') return [`its import is ${state?.status}`];
  const count = importedIn(commits).filter((one) => one.importId === importId).length;
  return count === state.counts.transactions
    ? []
    : [`${state.counts.transactions} were imported, and ${count} are there`];
}
