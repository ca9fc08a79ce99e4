/**
 * Safeguards, each switched off by changing its text when the module is loaded. Where two safeguards stand in for each
 * other (a commit that must not exist yet, a head that must stand where it stood), they are switched off together.
 */
import type { Patch } from './patched-modules.ts';

export interface Mutant {
  /** The safeguard. */
  readonly name: string;
  readonly patches: readonly Patch[];
}

const mutant = (name: string, ...patches: Patch[]): Mutant => ({ name, patches });
const off = (file: string, text: string, by: string): Patch => ({ file, text, by });

const STORE = 'shared/adapters/dynamodb';
const COMMANDS = 'shared/kernel/commands/run-command.ts';
const PROJECTION = 'shared/kernel/projection';
const WEBHOOKS = 'shared/webhooks/app';

const appends = [
  mutant(
    'append conditions: the commit must not exist, the head must stand where it stood',
    off(`${STORE}/draft.ts`, 'TableName, Item, ...ABSENT }', 'TableName, Item }'),
    off(`${STORE}/draft.ts`, 'Item: head, ...headStandsAt(append)', 'Item: head'),
  ),
  mutant(
    'streams that were decided upon stand unchanged',
    off(`${STORE}/draft.ts`, 'of unit.unchanged ?? []', 'of [] as never[]'),
  ),
  mutant(
    'own win after a lost answer: a commit',
    off(`${STORE}/store.ts`, "commit?.['command']?.S === commandId ? 'ours' : 'lost'", "'lost'"),
  ),
  mutant(
    'own win after a lost answer: a record',
    off(
      `${STORE}/store.ts`,
      "?.['revision']?.S === commandId ? 'ours' : 'lost'",
      "?.['revision']?.S === '' ? 'ours' : 'lost'",
    ),
    off(`${WEBHOOKS}/attempt.ts`, '|| isDone(deliveryIn(current))', ''),
  ),
  mutant(
    'recorded time never runs backwards',
    off('shared/kernel/store/chain.ts', 'laterOf(meta.now, previous.recordedAt)', 'meta.now'),
  ),
  mutant(
    'a journal is marked in the index of heads',
    off(`${STORE}/draft.ts`, 'if (mark) draft.marks.push(', 'if (!draft) draft.marks.push('),
  ),
  mutant(
    'derived streams are met: together with their sources, and by their heads',
    off(
      `${STORE}/head-items.ts`,
      '!isMarked(append.stream.type) && indexOf(header)',
      '!isCarrying(append.stream.type) && indexOf(header)',
    ),
    off('shared/kernel/store/walk-heads.ts', 'id === MAIN ? derivedFrom(type) : []', '[]'),
  ),
];

const commands = [
  mutant('stored answer: looked up', off(COMMANDS, '|| record.expiresAt < now) return', '|| true) return')),
  mutant('stored answer: put in the append', off(COMMANDS, '...(idempotency && {', '...(idempotency === null && {')),
  mutant(
    'stored answer: only one for a key',
    off(`${STORE}/draft.ts`, "'attribute_not_exists(pk) OR expires < :now'", "'attribute_not_exists(none)'"),
  ),
  mutant(
    'stored answer: only for the same request',
    off(COMMANDS, 'record.requestHash !== requestHash(idempotency.request)', 'false'),
  ),
  mutant('lost race: decided again', off(COMMANDS, 'const TRIES_MAX = 8;', 'const TRIES_MAX = 1;')),
  mutant('lost race: the answer that won counts', off(COMMANDS, 'if (meanwhile) return meanwhile;', '')),
];

const projections = [
  mutant(
    'cursor condition: a projection moves from the epoch it was read at',
    off(`${STORE}/draft.ts`, "Item, ...standsAt('epoch', change.expectedEpoch)", 'Item'),
  ),
  mutant(
    'gap fill: what lies between cursor and notice',
    off(
      `${PROJECTION}/catch-up.ts`,
      '{ only, commitsMax }: CatchUpOptions,',
      '{ only, commitsMax, announced }: CatchUpOptions,',
    ),
    off(
      `${PROJECTION}/catch-up.ts`,
      'source), head.cursors[source] ?? 0, limits)',
      'source), Math.max(head.cursors[source] ?? 0, (announced?.get(source) ?? 1) - 1), limits)',
    ),
  ),
  mutant(
    'commits behind the cursor are skipped',
    off(
      `${PROJECTION}/catch-up.ts`,
      'source), head.cursors[source] ?? 0, limits)',
      'source), Math.max(0, (head.cursors[source] ?? 0) - 1), limits)',
    ),
  ),
  mutant(
    'cursors move with the rows',
    off(`${PROJECTION}/fold.ts`, 'cursors[header.stream.type] = header.version;', ''),
  ),
  mutant(
    'pages of an epoch have names of their own',
    off('shared/kernel/store/collect-pages.ts', "randomBytes(ATTEMPT_BYTES).toString('base64url')", "'page'"),
  ),
  mutant('what passes by itself is no poison', off(`${PROJECTION}/fold.ts`, 'isPassing(error) ||', '')),
  mutant(
    'partial batch report: consumer',
    off(`${PROJECTION}/consume.ts`, 'failed.push(...again.map(({ messageId }) => messageId));', ''),
  ),
];

const delivery = [
  mutant(
    'partial batch report: relay',
    off(
      'shared/relay/app/relay.ts',
      'batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }]',
      'batchItemFailures: itemIdentifier === undefined ? [] : []',
    ),
  ),
  mutant(
    'partial failures of PutEvents',
    off('shared/adapters/eventbridge.ts', 'if (answer && !answer.ErrorCode) return [];', 'return [];'),
  ),
  mutant('sweeper: projections', off('shared/relay/app/lagging.ts', '?? 0) >= version ||', '?? 0) >= 0 ||')),
  mutant(
    'sweeper: imports at work',
    off('shared/relay/app/lagging.ts', "if (stream.type !== 'import') return undefined;", 'return undefined;'),
  ),
  mutant(
    'import: a part is appended where the import stands',
    off(
      'shared/trading/app/imports/append-part.ts',
      'JSON.stringify(stored.positions) !== JSON.stringify(state.positions)',
      'false',
    ),
  ),
];

const webhooks = [
  mutant(
    'webhooks: one worker for an endpoint',
    off(`${WEBHOOKS}/lease.ts`, '.until > now()) return undefined;', ".until > '9') return undefined;"),
  ),
  mutant(
    'records change from the revision they were read at',
    off(`${STORE}/record-items.ts`, "ConditionExpression: 'revision = :revision',", ''),
    off(`${STORE}/record-items.ts`, "ExpressionAttributeValues: { ':revision': text(expect.revision) },", ''),
  ),
  mutant(
    'webhooks: an endpoint with deliveries is marked as due',
    off(`${WEBHOOKS}/fan-out.ts`, 'records.push(dueWrite(place, from.now));', ''),
  ),
  mutant(
    'webhooks: one id for all attempts',
    off(
      `${WEBHOOKS}/attempt.ts`,
      'id: delivery.deliveryId, body',
      'id: delivery.deliveryId + String(delivery.attempts), body',
    ),
  ),
  mutant(
    'webhooks: recovery of what failed',
    off(`${WEBHOOKS}/recovery.ts`, 'if (!ordered) return false;', 'if (ordered || !ordered) return false;'),
  ),
  mutant(
    'webhooks: the lease is kept while a request is under way',
    off(
      `${WEBHOOKS}/work-endpoint.ts`,
      'await Promise.allSettled(due.map((record) => attemptDelivery(attempting, record)))',
      '(await Promise.all(due.map((record) => attemptDelivery(attempting, record)))).map((value) => ({ status: "fulfilled" as const, value }))',
    ),
  ),
];

export const MUTANTS: readonly Mutant[] = [...appends, ...commands, ...projections, ...delivery, ...webhooks];
