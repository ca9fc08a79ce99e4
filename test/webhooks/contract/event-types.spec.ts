import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EventContract } from '../../../shared/kernel/events/contract.ts';
import { OFFERED_EVENTS } from '../../../shared/webhooks/contract/event-schemas.ts';
import { EVENT_TYPES } from '../../../shared/webhooks/contract/event-types.ts';
import { payloadOf, webhookPayload } from '../../../shared/webhooks/contract/payload.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Events that say how far our own work has come, or how it is to be done, and nothing that happened to the user's things. */
const WORKINGS = [
  ...['ImportRead', 'ImportPartAppended', 'ImportOpened', 'ImportClosed'],
  ...['ImportReversalRequested', 'ImportPartReversed'],
  ...['ImportMappingSaved', 'ImportMappingDeleted'],
  ...['OperatorActed', 'PayloadShown'],
  // The catalogue belongs to nobody, and what a user adds to it or watches is no event of their things.
  ...['AssetRegistered', 'AssetChanged', 'AssetRenamed', 'AssetSplitDeclared', 'AssetsMerged'],
  ...['AssetDeactivated', 'AssetReactivated', 'AssetWatched', 'AssetUnwatched'],
  // What transactions lack is said by their lots and disposals; this is for whoever finds it.
  'PricesMissed',
  // Whose prices are looked up follows from what all users have together.
  ...['AssetTrackingStarted', 'AssetTrackingChanged', 'AssetTrackingStopped', 'AssetTrackingMoved'],
  // How a transfer from or to outside is made. How far it has come is told, and what it moves by its account.
  ...['WorkflowStarted', 'WorkflowInputTaken', 'WorkflowContextChanged'],
  ...['WorkflowTimerChanged', 'WorkflowEffectOrdered', 'WorkflowAttemptFailed', 'WorkflowEffectDone'],
  // What is charged is set for everybody; what somebody is charged is told with the transaction.
  ...['FeeScheduleSet'],
  // What a user is suspected of is not told to them, nor what would be.
  ...['ComplianceRulesSet', 'TransferAssessed', 'TransferAssessmentRuled'],
  // What providers say belongs to nobody until a transfer takes it; its own events tell the user.
  ...['ProviderUpdateReceived', 'ProviderUpdateContradicted'],
];
const isContract = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'streamType' in value && 'decode' in value;

const modules = await Promise.all(
  globSync('shared/*/contract/*events.ts', { cwd: ROOT }).map(
    async (file): Promise<Readonly<Record<string, unknown>>> => import(join(ROOT, file)),
  ),
);
const types = modules
  .flatMap(Object.values)
  .filter(isContract)
  .flatMap((contract) => contract.types);

const ENVELOPE = {
  timestamp: '2026-01-15T09:30:00.000Z',
  eventId: '019bc0e2-6f40-7c1d-8a51-3f2c9d7e4b10',
  stream: { type: 'tax-book', version: 42 },
  correlationId: '5f0c2a9e-8b1d-4e37-9a64-c2d7f1b3e850',
};

describe('events for webhooks', () => {
  it('are all that happen, but for the workings of our own', () => {
    expect([...EVENT_TYPES, ...WORKINGS].toSorted()).toEqual(types.toSorted());
  });

  it.each(OFFERED_EVENTS)('$type is sent as its latest version', ({ type, context, version, data }) => {
    const fixture = join(ROOT, `test/fixtures/events/${context}/${type}.v${version}.json`);
    const payload = { type, data: JSON.parse(readFileSync(fixture, 'utf8')), ...ENVELOPE };
    expect(payloadOf(type, data).parse(payload)).toEqual(payload);
    expect(webhookPayload.parse(payload)).toEqual(payload);
    expect(payloadOf(type, data).safeParse({ ...payload, type: 'Other' }).success).toBe(false);
    expect(payloadOf(type, data).safeParse({ ...payload, data: {} }).success).toBe(false);
  });
});
