import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import { amendTaxYear, fileTaxYear } from '../../shared/tax/app/filing/filing-commands.ts';
import { readFilings } from '../../shared/tax/app/filing/filing-stream.ts';
import { filingView } from '../../shared/tax/app/filing/filing-view.ts';
import { getFiling, listFilings, postAmendment, postFiling } from '../../shared/tax/contract/filings-http.ts';
import { previewSettings } from '../../shared/tax/contract/settings-previews-http.ts';
import type { ReportServices } from './report-routes.ts';

const headersOf = (versions: Parameters<typeof consistencyHeader>[0]) => consistencyHeader(versions, 'filing', MAIN);

export const filingRoutes = ({ store, files, keys }: ReportServices) => [
  on(postFiling, async (request) => {
    const result = await fileTaxYear(store, commandContext('fileTaxYear', request), request.body);
    if (isRefused(result)) return result;
    return { status: 201 as const, body: filingView(result.answer), headers: headersOf(result.versions) };
  }),

  on(listFilings, async ({ tenant }) => {
    const filings = Object.values(await readFilings(store, tenant)).toSorted((a, b) => b.taxYear - a.taxYear);
    return { status: 200 as const, body: { items: filings.map(filingView), nextCursor: null } };
  }),

  on(getFiling, async ({ tenant, params, consistencyToken }) => {
    const filing = (await readFilings(store, tenant))[params.taxYear];
    if (filing === undefined) return refuse('NotFound', `The tax year ${params.taxYear} was not filed.`);
    // The book is big, and no other route of this function reads it.
    const { readDifference } = await import('./filing-difference.ts');
    const wanted = wantedBy(store, tenant, consistencyToken);
    const read = await readDifference({ store, files, keys }, { tenant, ...wanted }, filing);
    if (isRefused(read)) return read;
    const { difference, missing } = read;
    const body = {
      ...filingView(filing),
      ...{ needsAmendment: difference !== null, difference, complete: missing.length === 0 },
      ...(missing.length > 0 && { missing: missing.map((entry) => ({ ...entry })) }),
    };
    return { status: 200 as const, body };
  }),

  on(previewSettings, async ({ tenant, body, consistencyToken }) => {
    const { readSettingsPreview } = await import('./settings-preview.ts');
    const options = { tenant, ...wantedBy(store, tenant, consistencyToken) };
    const read = await readSettingsPreview(store, options, body.settings);
    if (isRefused(read)) return read;
    const { years, missing } = read;
    const gaps = missing.length > 0 ? { missing: missing.map((entry) => ({ ...entry })) } : {};
    return { status: 200 as const, body: { years, complete: missing.length === 0, ...gaps } };
  }),

  on(postAmendment, async (request) => {
    const command = { taxYear: request.params.taxYear, ...request.body };
    const result = await amendTaxYear(store, commandContext('amendTaxYear', request), command);
    if (isRefused(result)) return result;
    return { status: 201 as const, body: filingView(result.answer), headers: headersOf(result.versions) };
  }),
];
