/** The event table as it lies there. */
import { unseal } from '../../kernel/crypto/sealing.ts';
import { ObjectMissing } from '../../kernel/objects.ts';
import type { BodyStore } from '../../kernel/store/bodies.ts';
import type { CommitRange, Inspection, StoredCommit } from '../../kernel/store/inspection.ts';
import type { CommitHeader } from '../../kernel/store/types.ts';
import { type StreamId, streamKey } from '../../kernel/streams.ts';
import { readBytes, readInteger, readText } from './attributes.ts';
import { readHeadItems, TornHead } from './carried-heads.ts';
import type { DynamoClient, Item, QueryInput } from './client.ts';
import { commitsAfter, readCommitHeader, versionInKey } from './commit-items.ts';

function headerOf(stream: StreamId, item: Item): CommitHeader | undefined {
  try {
    return readCommitHeader(stream, item);
  } catch {
    return undefined;
  }
}

const bodyOf = async (item: Item, bodies: BodyStore): Promise<Uint8Array | undefined> => {
  const ref = item['ref']?.S;
  if (ref === undefined) return item['body']?.B === undefined ? undefined : readBytes(item, 'body');
  try {
    return await bodies.get(ref);
  } catch (error) {
    if (error instanceof ObjectMissing) return undefined;
    throw error;
  }
};

const storedCommit = (stream: StreamId, item: Item, bodies: BodyStore): StoredCommit => ({
  version: versionInKey(item),
  header: headerOf(stream, item),
  previous: item['previous']?.S ?? '',
  bodyName: item['ref']?.S,
  body: () => bodyOf(item, bodies),
  open: (body, key) => unseal(key, `${streamKey(stream)}/${readText(item, 'sk')}`, body),
});

/** The clear fields, which are a few hundred bytes where a body may have a hundred thousand. */
const CLEAR = ['pk', 'sk', 'v', 'command', 'causation', 'correlation', 'actor', 'at', 'counts', 'source', 'hash'];
const CLEAR_ALONE = {
  ProjectionExpression: CLEAR.map((name) => `#${name}`).join(),
  ExpressionAttributeNames: Object.fromEntries(CLEAR.map((name) => [`#${name}`, name])),
};

/** The head as it lies there, where it doesn't fit the last commit: whoever looks at the commits finds out. */
async function headItemOf(client: DynamoClient, table: string, stream: StreamId): Promise<Item | undefined> {
  try {
    return (await readHeadItems(client, table, [stream]))[0];
  } catch (error) {
    if (error instanceof TornHead) return error.item;
    throw error;
  }
}

export function dynamoInspection(client: DynamoClient, table: string, bodies: BodyStore): Inspection {
  /** Items of a range that `read` makes something of, until there are enough. */
  const query = async <T>(
    stream: StreamId,
    { after, limit }: CommitRange,
    read: (item: Item) => T | undefined,
    projection: Partial<QueryInput> = {},
  ): Promise<readonly T[]> => {
    const found: T[] = [];
    let start: Item | undefined;
    do {
      const answer = await client.send('Query', {
        TableName: table,
        ...commitsAfter(stream, after),
        Limit: limit - found.length,
        ...projection,
        ...(start && { ExclusiveStartKey: start }),
      });
      found.push(...answer.Items.map(read).filter((one) => one !== undefined));
      start = answer.LastEvaluatedKey;
    } while (start && found.length < limit);
    return found;
  };

  return {
    async head(stream) {
      const item = await headItemOf(client, table, stream);
      const [version, recordedAt, hash] = [item?.['v']?.N, item?.['at']?.S, item?.['hash']?.S];
      if (!item || version === undefined || recordedAt === undefined || hash === undefined) return undefined;
      return { version: readInteger(item, 'v'), recordedAt, hash };
    },
    commits: (stream, range) => query(stream, range, (item) => storedCommit(stream, item, bodies)),
    headers: (stream, range) => query(stream, range, (item) => headerOf(stream, item), CLEAR_ALONE),
  };
}
