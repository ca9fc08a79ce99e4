import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Request units that DynamoDB is paid by. */
export interface Units {
  readonly read: number;
  readonly write: number;
}

const isRead = (command: string | undefined): boolean => /^(BatchGet|Get|Query|Scan)/.test(command ?? '');

function consumedIn(output: object): number {
  const consumed: unknown = 'ConsumedCapacity' in output ? output.ConsumedCapacity : undefined;
  const entries: readonly ConsumedCapacity[] = Array.isArray(consumed) ? consumed : consumed ? [consumed] : [];
  return entries.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}

/**
 * Has the client ask what each request used, which costs nothing, and adds it up. A transaction that was cancelled is
 * paid for, too, but not told of, so that lost races are missing.
 * @returns what was used since it was last asked. An environment serves one invocation at a time, so that this is what
 *   the invocation used.
 */
export function countUnits(client: DynamoDBClient): () => Units {
  let used = { read: 0, write: 0 };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' } as typeof args.input;
        const answer = await next({ ...args, input });
        const units = consumedIn(answer.output);
        if (isRead(commandName)) used.read += units;
        else used.write += units;
        return answer;
      },
    { step: 'initialize', name: 'countUnits' },
  );
  return () => {
    const taken = used;
    used = { read: 0, write: 0 };
    return taken;
  };
}
