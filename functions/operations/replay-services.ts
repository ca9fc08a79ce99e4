import { type Refusal, refuse } from '../../shared/kernel/errors.ts';
import type { ReplayOrder } from '../../shared/kernel/messages.ts';
import type { ReplayRequest } from '../../shared/kernel/projection/replay/replays.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import type { ConsumerWiring } from '../../shared/kernel/wiring.ts';
import type { operatingOf } from './acting.ts';

/** What the routes about replays work with. */
export interface ReplayServices {
  readonly store: Store;
  readonly consumers: readonly ConsumerWiring[];
  /** Orders work at a replay. */
  readonly rebuild: (order: ReplayOrder) => Promise<void>;
}

interface Replayed {
  readonly projection: string;
  readonly streamTypes: ConsumerWiring['streamTypes'];
}

type Consumers = Pick<ReplayServices, 'consumers'>;

/** Which projections can be rebuilt: those with a head for each tenant that commits are brought to; others are no folds. */
export const replayedProjections = ({ consumers }: Consumers): readonly Replayed[] =>
  consumers.flatMap(({ projection, perStreamFor, streamTypes }) =>
    projection === undefined || perStreamFor !== undefined || streamTypes.length === 0
      ? []
      : [{ projection, streamTypes }],
  );

export function replayedProjection(services: Consumers, name: string): Replayed | Refusal<'NotFound'> {
  const found = replayedProjections(services).find(({ projection }) => projection === name);
  return found ?? refuse('NotFound', `There is no projection ${name} that could be rebuilt.`);
}

/** An operator's request as replays want it; whose book it is about is still to be said. */
export const orderedBy = (
  { store, rebuild }: ReplayServices,
  { now, principal, correlationId }: Parameters<typeof operatingOf>[2],
  projection: string,
): Omit<ReplayRequest, 'tenant'> => ({
  ...{ store, projection, now, actor: principal.id, correlationId },
  queue: { send: rebuild },
});
