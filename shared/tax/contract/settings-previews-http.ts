/** The route that shows what other settings would make of each tax year. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { settingsInput } from '../../settings/contract/settings-input.ts';
import { reportGains } from './report-figures.ts';

const year = z.strictObject({
  taxYear: z.int(),
  /** Whether the year was filed: what alters it needs an amendment. */
  filed: z.boolean(),
  changes: z.boolean(),
  before: reportGains,
  after: reportGains,
});
export type YearPreview = z.infer<typeof year>;

const NONE = { proceeds: '0', costBasis: '0', gain: '0' };
const BEFORE = { proceeds: '4600', costBasis: '8005', gain: '-3405' };
const AFTER = { proceeds: '4600', costBasis: '7500', gain: '-2900' };

export const previewSettings = defineRoute({
  method: 'POST',
  path: '/v1/tax/settings-previews',
  operationId: 'previewTaxSettings',
  summary: 'See what other settings would make of each tax year',
  description:
    'Works the whole tax book through again under the settings sent, as `PUT /v1/settings` takes them (what is left out takes the default of the law), and answers the gains of each year before and after. Records nothing.',
  scope: 'tax:read',
  idempotent: false,
  body: z.strictObject({ settings: settingsInput }),
  responses: {
    200: z.strictObject({
      years: z.array(year),
      complete: z.boolean(),
      missing: z.optional(z.array(z.looseObject({}))),
    }),
  },
  errors: [...READ_CODES],
  examples: {
    hifo: {
      summary: 'HIFO in place of FIFO',
      body: { settings: { tax: { method: 'HIFO' } } },
      answer: {
        status: 200,
        body: {
          years: [
            {
              ...{ taxYear: 2022, filed: false, changes: true },
              before: { short: NONE, long: BEFORE, total: BEFORE },
              after: { short: NONE, long: AFTER, total: AFTER },
            },
          ],
          complete: true,
        },
      },
    },
  },
});
