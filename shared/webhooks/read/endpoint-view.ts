import type * as z from 'zod/mini';
import type { endpointView } from '../contract/endpoint.ts';
import type { Disabled, Endpoint } from '../domain/endpoints.ts';
import { FAILING_HOURS_MAX } from '../domain/health.ts';

const DAYS = FAILING_HOURS_MAX / 24;

const noticeOf = ({ reason, failingSince }: Disabled): string =>
  reason === 'gone'
    ? 'The receiver answered 410 (Gone), so nothing more is sent. Set "active" to true to try again.'
    : `Nothing got through since ${failingSince}, ${DAYS} days long, so nothing more is sent. Set "active" to true to try again, then recover what failed.`;

/** An endpoint as its owner sees it. */
export function viewOf(endpoint: Endpoint, publicKey: string): z.input<typeof endpointView> {
  const { secretNumber: _, previousUntil, disabled, name, description, ...rest } = endpoint;
  return {
    ...rest,
    eventTypes: [...endpoint.eventTypes],
    headerNames: [...endpoint.headerNames],
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(disabled && { disabled: { reason: disabled.reason, at: disabled.at, notice: noticeOf(disabled) } }),
    ...(previousUntil !== undefined && { previousSecretUntil: previousUntil }),
    publicKey,
  };
}
