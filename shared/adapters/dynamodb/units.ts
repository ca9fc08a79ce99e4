import type { DynamoClient, Operation } from './client.ts';

/** Request units that DynamoDB is paid by. */
export interface Units {
  readonly read: number;
  readonly write: number;
}

const isRead = (operation: Operation): boolean => /^(BatchGet|Get|Query|Scan)/.test(operation);

const unitsOf = (consumed: unknown): number =>
  typeof consumed === 'object' && consumed !== null && 'CapacityUnits' in consumed ? Number(consumed.CapacityUnits) : 0;

function consumedIn(answer: object): number {
  const consumed: unknown = 'ConsumedCapacity' in answer ? answer.ConsumedCapacity : undefined;
  const entries: readonly unknown[] = Array.isArray(consumed) ? consumed : [consumed];
  return entries.reduce<number>((sum, entry) => sum + unitsOf(entry), 0);
}

export interface CountingClient extends DynamoClient {
  /**
   * What was used since it was last asked. An environment serves one invocation at a time, so that this is what the
   * invocation used.
   */
  readonly takeUnits: () => Units;
}

/**
 * A client that asks what each request used, which costs nothing, and adds it up. A transaction that was cancelled is
 * paid for, too, but not told of, so that lost races are missing.
 */
export function countingUnits(client: DynamoClient): CountingClient {
  let used = { read: 0, write: 0 };
  return {
    async send(operation, input) {
      const answer = await client.send(operation, { ...input, ReturnConsumedCapacity: 'TOTAL' });
      const units = consumedIn(answer);
      if (isRead(operation)) used.read += units;
      else used.write += units;
      return answer;
    },
    takeUnits: () => {
      const taken = used;
      used = { read: 0, write: 0 };
      return taken;
    },
  };
}
