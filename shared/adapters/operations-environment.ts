/** What the function of operators has besides the adapters of all. */
import * as z from 'zod/mini';
import type { KeyTable } from '../kernel/crypto/data-keys.ts';
import { BUS_DETAIL_TYPE, BUS_SOURCE, type CommitNotice } from '../kernel/messages.ts';
import type { DeadLetterQueue, RefillQueue } from '../kernel/repair-queues.ts';
import type { DueIndex } from '../kernel/store/records.ts';
import type { SystemRecords } from '../kernel/store/system-records.ts';
import { dynamoDueIndex } from './dynamodb/due-index.ts';
import { dynamoKeyTable } from './dynamodb/key-table.ts';
import { dynamoSystemRecords } from './dynamodb/system-records.ts';
import { dynamoOfEnvironment, type Environment, environment, required, sqsOfEnvironment } from './environment.ts';
import { sqsDeadLetters, sqsRefill } from './sqs-repair.ts';

export interface OperationsEnvironment extends Environment {
  readonly due: DueIndex;
  readonly keyTable: KeyTable;
  readonly records: SystemRecords;
  /** By the name of the consumers' queue, the stream reader or the schedule. */
  readonly deadLetters: ReadonlyMap<string, DeadLetterQueue>;
  /** By the name of the queue. */
  readonly refills: ReadonlyMap<string, RefillQueue>;
}

const addresses = z.object({ at: z.string(), queues: z.record(z.string(), z.string()) });

/** A variable that holds queues by their names in the wiring, as JSON, and where all of them are. */
function urlsIn(name: string): [string, string][] {
  const { at, queues } = z.parse(addresses, JSON.parse(required(name)));
  return Object.entries(queues).map(([own, queue]) => [own, `${at}${queue}`]);
}

export function operationsEnvironment(): OperationsEnvironment {
  const client = dynamoOfEnvironment();
  const sqs = sqsOfEnvironment();
  const dead = urlsIn('DEAD_LETTER_URLS').map(([name, url]) => [name, sqsDeadLetters(sqs, name, url)] as const);
  const refills = urlsIn('QUEUE_URLS').map(([name, url]) => [name, sqsRefill(sqs, name, url)] as const);
  return {
    ...environment(client),
    due: dynamoDueIndex(client, required('ROW_TABLE')),
    keyTable: dynamoKeyTable(client, required('KEY_TABLE')),
    records: dynamoSystemRecords(client, required('ROW_TABLE')),
    deadLetters: new Map(dead),
    refills: new Map(refills),
  };
}

/** A notice as the bus would send it. */
export const bodyOfNotice = (notice: CommitNotice): string =>
  JSON.stringify({ source: BUS_SOURCE, 'detail-type': BUS_DETAIL_TYPE, detail: notice });
