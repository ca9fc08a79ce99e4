import type { DataKeys } from '../../kernel/crypto/data-keys.ts';
import type { DataKey } from '../../kernel/crypto/sealing.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { PageInspection } from '../../kernel/store/page-inspection.ts';
import { readText, text } from './attributes.ts';
import { type DynamoClient, type Item, queryPages } from './client.ts';
import { PAGE_RANGE, pageKey, pageRefOf, placeOf, readPage, type Tables } from './projection-items.ts';
import { deleteItems } from './requests.ts';

function opened(item: Item, key: DataKey | undefined): Json | undefined {
  try {
    return key && readPage(item, key);
  } catch {
    return undefined;
  }
}

export function dynamoPageInspection(client: DynamoClient, tables: Tables, keys: DataKeys): PageInspection {
  return {
    async *pages(place) {
      const { table, pk, tenant } = placeOf(tables, place);
      const key = await keys.find(tenant);
      const found = queryPages(client, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': text(pk), ':from': text(PAGE_RANGE.from), ':to': text(PAGE_RANGE.to) },
      });
      for await (const items of found) {
        for (const item of items) yield { ref: pageRefOf(readText(item, 'sk')), page: opened(item, key) };
      }
    },
    remove: (place, refs) =>
      deleteItems(
        client,
        refs.map((ref) => pageKey(tables, place, ref)),
      ),
  };
}
