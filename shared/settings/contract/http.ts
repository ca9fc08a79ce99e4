import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { timestamp } from '../../kernel/time.ts';
import { DEFAULT_SETTINGS, settings } from './settings.ts';
import { settingsInput } from './settings-input.ts';

const PATH = '/v1/settings';

export const getSettings = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'getSettings',
  summary: 'Read the settings',
  description:
    'The settings in force, defaults filled in. The ETag is their version; 0 means that nothing was set yet. `asKnownAt` answers those in force at a time. Settings count from when they are recorded, whatever they are applied to, so that `asOf` asks the same; of both, the earlier one counts.',
  scope: 'settings:read',
  query: { asOf: z.optional(timestamp), asKnownAt: z.optional(timestamp) },
  responses: { 200: settings },
  errors: [],
  versioned: true,
  examples: {
    defaults: { summary: 'Nothing set yet', answer: { status: 200, body: DEFAULT_SETTINGS } },
    past: { summary: 'At the end of 2025', query: { asKnownAt: '2026-01-01T00:00:00Z' } },
  },
});

export const putSettings = defineRoute({
  method: 'PUT',
  path: PATH,
  operationId: 'replaceSettings',
  summary: 'Replace the settings',
  description:
    'Replaces all settings: what is left out takes its default; for `tax.method`, `tax.lotScope`, `tax.longTerm` and the end of the fiscal year that is the one of the jurisdiction. What its law forbids is refused. A change of tax settings restates lots and gains. With If-Match, only the version that was read is replaced.',
  scope: 'settings:write',
  body: settingsInput,
  responses: { 200: settings },
  errors: ['VersionConflict', ...COMMAND_CODES],
  versioned: true,
  examples: {
    hifo: {
      summary: 'HIFO by account',
      body: { baseCurrency: 'USD', tax: { method: 'HIFO', lotScope: 'per-account' } },
      answer: {
        status: 200,
        body: { ...DEFAULT_SETTINGS, tax: { ...DEFAULT_SETTINGS.tax, method: 'HIFO', lotScope: 'per-account' } },
      },
    },
  },
});
