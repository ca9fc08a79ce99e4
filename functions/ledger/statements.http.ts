import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { preferredType } from '../../shared/kernel/http/preferred-type.ts';
import { on } from '../../shared/kernel/http/route.ts';
import {
  getStatementRoute,
  listStatementsRoute,
  STATEMENT_MEDIA_TYPES,
  type Statement,
  type StatementFormat,
} from '../../shared/ledger/contract/statements-http.ts';
import { listTurnoversRoute } from '../../shared/ledger/contract/turnovers-http.ts';
import { readStatement, statementMonths } from '../../shared/ledger/read/statements/read-statement.ts';
import { readTurnovers } from '../../shared/ledger/read/statements/read-turnovers.ts';
import { transactionRoutes } from './transaction-routes.ts';

const { store, log } = environment();
const months = cursorOf('ledger-statements', z.string());
const position = cursorOf('ledger-turnovers', z.int().check(z.minimum(0)));
const { json, csv, pdf } = STATEMENT_MEDIA_TYPES;

/** What writes a document is loaded by those who ask for one. */
async function written(statement: Statement, format: StatementFormat): Promise<Uint8Array> {
  if (format === 'pdf') {
    const { statementPdf } = await import('../../shared/ledger/calc/statements/statement-pdf.ts');
    return statementPdf(statement);
  }
  if (format === 'json') return Buffer.from(JSON.stringify(statement));
  const { statementCsv } = await import('../../shared/ledger/calc/statements/statement-csv.ts');
  return Buffer.from(statementCsv(statement));
}

const FORMATS: Readonly<Record<string, StatementFormat>> = { [json]: 'json', [csv]: 'csv', [pdf]: 'pdf' };

export const handler = createHttpHandler({
  log,
  routes: [
    ...transactionRoutes(store),

    on(listStatementsRoute, async ({ tenant, params, query, now }) => {
      const after = months.decode(query.cursor);
      if (isRefused(after)) return after;
      const found = await statementMonths(store, { tenant, ...params, timeZone: query.timeZone, now });
      if (isRefused(found)) return found;
      const { position: last } = after;
      const rest = found.filter(({ month }) => last === undefined || month < last);
      const items = rest.slice(0, query.limit);
      const nextMonth = rest.length > items.length ? items.at(-1)?.month : undefined;
      const nextCursor = nextMonth === undefined ? null : months.encode(nextMonth);
      return { status: 200 as const, body: { items, nextCursor } };
    }),

    on(getStatementRoute, async ({ tenant, params, query, now, headers: { accept } }) => {
      const { timeZone, part, format: named } = query;
      const statement = await readStatement(store, { tenant, ...params, timeZone, part, now });
      if (isRefused(statement)) return statement;
      const format = named ?? FORMATS[preferredType(accept, [json, csv, pdf])] ?? 'json';
      const which = statement.parts === undefined ? '' : `-${statement.part}-of-${statement.parts}`;
      const name = `statement-${statement.month}-${statement.accountId}${which}.${format}`;
      const headers = {
        'content-type': STATEMENT_MEDIA_TYPES[format],
        ...(format !== 'json' && { 'content-disposition': `attachment; filename="${name}"` }),
        vary: 'accept',
      };
      return { status: 200 as const, body: await written(statement, format), headers };
    }),

    on(listTurnoversRoute, async ({ tenant, params, query, now }) => {
      const at = position.decode(query.cursor);
      if (isRefused(at)) return at;
      const { limit, cursor: _, from, to, by, asset, timeZone } = query;
      const found = await readTurnovers(store, { tenant, ...params, from, to, by, asset, timeZone, now });
      if (isRefused(found)) return found;
      const start = at.position ?? 0;
      const nextCursor = start + limit < found.items.length ? position.encode(start + limit) : null;
      return { status: 200 as const, body: { ...found, items: found.items.slice(start, start + limit), nextCursor } };
    }),
  ],
});
