import * as z from 'zod/mini';
import { dynamoDbOfEnvironment, required } from '../../shared/adapters/environment.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import { exportTable } from '../../shared/backup/app/export-table.ts';

const tables = z.parse(
  z.array(z.object({ store: z.string(), tableArn: z.string() })),
  JSON.parse(required('EXPORTED_TABLES')),
);
const bucket = required('EXPORT_BUCKET');
const call = dynamoDbOfEnvironment();
const log = jsonLog();

/** Begins whatever exports are due. One table that fails keeps the others from nothing, and the run comes again. */
export const handler = async (): Promise<void> => {
  const failures: unknown[] = [];
  for (const table of tables) {
    try {
      const begun = await exportTable(call, table, { bucket, nowSeconds: Date.now() / 1_000 });
      log.info('exports begun', { store: table.store, begun });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'not every table was exported');
};
