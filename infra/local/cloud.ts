/** The AWS side of the local host: engines, gateway, identities and bus behind one endpoint, as the template says. */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Envelope } from './bus/envelope.ts';
import { openEventBus } from './bus/event-bus.ts';
import { lockDataDir } from './engines/data-lock.ts';
import { type DynamoEngine, startDynoxide, waitUntilReady } from './engines/dynoxide.ts';
import { createQueuesAndBuckets, startQueueEngine } from './engines/queue-engine.ts';
import { createTables } from './engines/tables.ts';
import { createMeter } from './gateway/counting-meter.ts';
import { dynamodbHandler } from './gateway/dynamodb.ts';
import { createEngineClient } from './gateway/engine-client.ts';
import { eventsHandler } from './gateway/events.ts';
import { eventTime } from './gateway/events-entries.ts';
import type { Meter } from './gateway/meter.ts';
import { s3Handler } from './gateway/s3.ts';
import { openGateway } from './gateway/server.ts';
import { sqsHandler } from './gateway/sqs.ts';
import { createGuard } from './iam/guard.ts';
import type { IamLedger } from './iam/ledger.ts';
import { type Credentials, openCredentials } from './iam/secrets.ts';
import { ACCOUNT_ID, REGION } from './template/identity.ts';
import { loadModel } from './template/load.ts';
import type { CloudModel } from './template/model.ts';

export type { Credentials };

export interface CloudOptions {
  /** Folder with the synthesized assembly (`manifest.json` and templates). */
  readonly assemblyDir: string;
  /** Durable files live here (`dynamodb/`, `queues/`, `bus/`); made if missing. One host at a time. */
  readonly dataDir: string;
  /** `enforce` refuses what a function's role doesn't allow; `record` lets it pass and notes it. */
  readonly iam: 'enforce' | 'record';
  /** One line of progress or trouble, without a line end. */
  readonly log: (line: string) => void;
  /** Port of the gateway; 0 (the default) takes any. A fixed one keeps queue URLs stable across starts. */
  readonly port?: number;
  /** Another DynamoDB engine (`DYNAMODB_ENDPOINT`), e.g. AWS's DynamoDB Local. */
  readonly dynamodbEndpoint?: string;
}

export interface Cloud {
  /** Resolved; every `{gateway}` address in function environments already is `endpoint`. */
  readonly model: CloudModel;
  /** `http://127.0.0.1:<port>`: what functions get as `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /**
   * The engine itself, without gateway, identity or limits: for stream reading (DynamoDB Streams API) by the host, signed
   * with `ENGINE_CREDENTIALS`. Its stream ARNs are its own: take `LatestStreamArn` from DescribeTable.
   */
  readonly dynamodbEndpoint: string;
  /** Identity of a function, by its name in the wiring (or physical name). Throws for an unknown one. */
  readonly credentialsOf: (functionName: string) => Credentials;
  /** May do everything; its calls are metered under `host`. */
  readonly hostCredentials: Credentials;
  readonly meter: Meter;
  readonly iam: IamLedger;
  /** URL of a queue as functions and the host use it, from its ARN. */
  readonly queueUrl: (queueArn: string) => string;
  /**
   * Says that every reader of a table's stream has passed `sequenceNumber`, so that records up to and including it may
   * be trimmed. Does nothing where the engine isn't ours.
   */
  readonly trimStream: (tableName: string, sequenceNumber: string) => void;
  /** Puts one event on a bus from the host itself (scheduled rules, S3 notifications), durable when it resolves. */
  readonly publish: (event: BusEvent) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface BusEvent {
  readonly busName: string;
  readonly source: string;
  readonly detailType: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly resources?: readonly string[];
  readonly time?: Date;
}

interface Opened {
  readonly close: () => void | Promise<void>;
}

/** Ends what was opened, the last first, and all of it even if one fails. */
const closeAll = async (opened: readonly Opened[]): Promise<void> => {
  const failures: unknown[] = [];
  for (const one of opened.toReversed()) {
    try {
      await one.close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'the local cloud did not close cleanly');
};

const openDynamo = async (options: CloudOptions): Promise<DynamoEngine> => {
  const { dynamodbEndpoint: endpoint, dataDir, log } = options;
  if (endpoint === undefined) return startDynoxide(join(dataDir, 'dynamodb'), log);
  if (!(await waitUntilReady(endpoint, 2_000, () => false))) {
    throw new Error(`No DynamoDB engine answers at ${endpoint} (DYNAMODB_ENDPOINT); start it, or unset the variable.`);
  }
  return { endpoint, close: () => Promise.resolve() };
};

const openQueues = async (options: CloudOptions, model: CloudModel) => {
  const queues = await startQueueEngine(join(options.dataDir, 'queues'));
  if (queues.released > 0) options.log(`${queues.released} messages that were in flight are visible again`);
  await createQueuesAndBuckets(queues, model);
  return queues;
};

const envelopeOf = (event: BusEvent): Envelope => ({
  version: '0',
  id: randomUUID(),
  'detail-type': event.detailType,
  source: event.source,
  account: ACCOUNT_ID,
  time: eventTime(event.time ?? new Date()),
  region: REGION,
  resources: event.resources ?? [],
  detail: event.detail,
});

const assemble = async (options: CloudOptions, opened: Opened[]): Promise<Cloud> => {
  const keep = <T extends Opened>(one: T): T => {
    opened.push(one);
    return one;
  };
  keep({ close: lockDataDir(options.dataDir) });
  const gateway = keep(await openGateway(options.port ?? 0));
  const { endpoint } = gateway;
  const model = loadModel({ assemblyDir: options.assemblyDir, endpoint });
  const credentials = openCredentials(options.dataDir);
  const guard = createGuard({ model, enforce: options.iam === 'enforce', credentials });
  const dynamo = keep(await openDynamo(options));
  await createTables(dynamo.endpoint, model.tables);
  const queues = keep(await openQueues(options, model));
  const bus = keep(openEventBus({ model, dir: join(options.dataDir, 'bus'), send: queues.send, log: options.log }));
  const engine = keep(createEngineClient(dynamo.endpoint));
  const meter = createMeter();
  const parts = { guard, meter };
  gateway.serve(
    {
      dynamodb: dynamodbHandler({ ...parts, engine, tables: model.tables }),
      sqs: sqsHandler({ ...parts, queues, endpoint: () => endpoint }),
      s3: s3Handler({ ...parts, queues }),
      events: eventsHandler({ ...parts, bus }),
    },
    guard,
  );
  return {
    model,
    endpoint,
    dynamodbEndpoint: dynamo.endpoint,
    credentialsOf: guard.credentialsOf,
    hostCredentials: guard.hostCredentials,
    meter,
    iam: guard,
    queueUrl: (queueArn) => {
      const queue = model.queues.find(({ arn }) => arn === queueArn);
      if (!queue) throw new Error(`no queue ${queueArn} in the template`);
      return `${endpoint}${queue.urlPath}`;
    },
    trimStream: (tableName, sequenceNumber) => dynamo.streamRecords?.trim(tableName, sequenceNumber),
    publish: (event) => bus.put(event.busName, envelopeOf(event)),
    close: async () => {
      await gateway.close();
      await closeAll(opened.splice(0));
    },
  };
};

/**
 * Starts everything, tables, queues and buckets included, or throws an error that says what to do. Progress is logged by
 * the caller; this takes well under a second.
 */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const opened: Opened[] = [];
  try {
    return await assemble(options, opened);
  } catch (error) {
    await closeAll(opened).catch(() => undefined);
    throw error;
  }
};
