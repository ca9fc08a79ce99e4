import { QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { WiredFunction } from '../constructs/wired-function.ts';

const FIELDS = ['@timestamp', 'level', 'service', 'function', 'message', 'durationMs'];

/** Questions to all functions' logs at once that operators ask most, ready in CloudWatch's Logs Insights. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, functions: readonly WiredFunction[]) {
    super(scope, id);
    const logGroups = functions.map(({ logGroup }) => logGroup);
    const ask = (queryId: string, name: string, query: { filter: string; fields: readonly string[]; sort: string }) =>
      new QueryDefinition(this, queryId, {
        queryDefinitionName: `Foldbook/${name}`,
        logGroups,
        queryString: new QueryString({
          fields: [...FIELDS, ...query.fields],
          filterStatements: [query.filter],
          sort: query.sort,
          limit: 1_000,
        }),
      });
    ask('Follow', 'Follow one request', {
      // Batches name several requests, so that the id is looked for anywhere in the line.
      filter: '@message like "put the correlation id here"',
      fields: ['route', 'status', 'consumer', 'lagMs', 'commandId', 'causationId', 'requestId'],
      sort: '@timestamp asc',
    });
    ask('Errors', 'Errors', {
      filter: 'level = "ERROR"',
      fields: ['error.name', 'error.message', 'error.at.0', 'correlationId', 'requestId'],
      sort: '@timestamp desc',
    });
    ask('Slow', 'Slow requests', {
      filter: 'message = "request" and durationMs > 1000',
      fields: ['route', 'status', 'conflicts', 'ReadUnits', 'WriteUnits', 'correlationId'],
      sort: 'durationMs desc',
    });
  }
}
