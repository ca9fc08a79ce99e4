/** The bus and the queues as the adapters see them: AWS's JSON protocol, answered from memory. */
import type { AwsJson } from '../../../shared/adapters/aws-json.ts';
import type { QueueWiring } from '../../../shared/kernel/wiring.ts';
import type { FakeQueue } from './fake-queue.ts';
import type { Faults } from './faults.ts';
import { here } from './invocation.ts';
import type { Random } from './random.ts';

interface Entry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
}

const bodyOf = ({ Source: source, DetailType: type, Detail: detail }: Entry): string =>
  `{"source":${JSON.stringify(source)},"detail-type":${JSON.stringify(type)},"detail":${detail}}`;

/** A bus whose rules bring commits to queues by stream type. */
export function fakeBus(
  wired: readonly QueueWiring[],
  queues: ReadonlyMap<string, FakeQueue>,
  { faults, random }: { readonly faults: Faults; readonly random: Random },
): AwsJson {
  const take = (entry: Entry): object => {
    if (random.chance(faults.rates.refusedEntry)) return { ErrorCode: 'InternalFailure' };
    const { streamType } = JSON.parse(entry.Detail) as { streamType: QueueWiring['streamTypes'][number] };
    const body = bodyOf(entry);
    for (const { name, streamTypes } of wired) {
      if (streamTypes.includes(streamType)) queues.get(name)?.deliver(body);
    }
    return { EventId: 'taken' };
  };
  return (operation, input) => {
    if (operation !== 'PutEvents') throw new Error(`the simulated bus doesn't know ${operation}`);
    // Only our own adapter calls this.
    const { Entries: entries } = input as { readonly Entries: readonly Entry[] };
    const label = () => `put ${entries.length} on the bus`;
    return here().step(label, () => ({ Entries: entries.map(take) }));
  };
}

/** The queues; a queue's URL is its name. */
export const fakeQueues =
  (queues: ReadonlyMap<string, FakeQueue>): AwsJson =>
  (operation, input) => {
    const { QueueUrl: url, MessageBody: body = '', DelaySeconds: delay = 0, ...more } = input as QueueRequest;
    const queue = queues.get(url);
    if (!queue) throw new Error(`there is no queue ${url}`);
    return here().step(
      () => `${operation} ${url}`,
      () => {
        if (operation === 'SendMessage') queue.send(body, delay * 1_000 + 5);
        else queue.changeVisibility(more.ReceiptHandle ?? '', more.VisibilityTimeout ?? 0);
        return {};
      },
    );
  };

interface QueueRequest {
  readonly QueueUrl: string;
  readonly MessageBody?: string;
  readonly DelaySeconds?: number;
  readonly ReceiptHandle?: string;
  readonly VisibilityTimeout?: number;
}
