/**
 * Consumers that serve only tenants with a stream of some type (`perStreamFor`), such as the webhooks' users with
 * endpoints: a notice says which of these streams its tenant has, and rules match on it. So nobody else's commits cost
 * a message, and a commit that only such consumers would hear of isn't put on the bus for nothing.
 */
import type { CommitNotice } from '../../kernel/messages.ts';
import type { StreamType, TenantId } from '../../kernel/streams.ts';
import type { ConsumerWiring } from '../../kernel/wiring.ts';

/** Those of the tenants whose main stream of a type exists, strongly consistent. */
export type TenantsWith = (type: StreamType, tenants: readonly TenantId[]) => Promise<ReadonlySet<TenantId>>;

type Follower = Pick<ConsumerWiring, 'streamTypes' | 'eventTypes' | 'perStreamFor' | 'onDemand'>;
type Followers = readonly Follower[];

/** Whether a consumer's rule matches a commit, but for the streams that its tenant must have. */
export const follows = ({ streamTypes, eventTypes }: Follower, notice: CommitNotice): boolean =>
  streamTypes.includes(notice.streamType) &&
  (eventTypes === undefined || notice.eventTypes.some((type) => eventTypes.includes(type)));

/** Stream types that a tenant must have for somebody to hear of a commit. */
const gatesOf = (followers: Followers): ReadonlySet<StreamType> =>
  new Set(followers.flatMap(({ perStreamFor }) => perStreamFor ?? []));

/**
 * The notices that somebody hears of, each with the streams its tenant has (`served`). Asked after the commits were
 * written, so that a stream that was there before a commit is seen. Where it can't be asked, everybody counts as served:
 * a message for nothing does no harm.
 */
export async function throughGates(
  notices: readonly CommitNotice[],
  consumers: Followers,
  tenantsWith: TenantsWith,
): Promise<(CommitNotice | undefined)[]> {
  const followers = consumers.filter(({ onDemand }) => !onDemand);
  const having = new Map<StreamType, (tenant: TenantId) => boolean>();
  for (const gate of gatesOf(followers)) having.set(gate, await whoHas(gate, notices, tenantsWith));
  return notices.map((notice) => {
    const heardBy = followers.filter((follower) => follows(follower, notice));
    const served = [...gatesOf(heardBy)].filter((gate) => having.get(gate)?.(notice.tenant as TenantId));
    const isHeard = heardBy.some(({ perStreamFor }) => perStreamFor === undefined || served.includes(perStreamFor));
    return isHeard ? { ...notice, ...(served.length > 0 && { served }) } : undefined;
  });
}

async function whoHas(
  gate: StreamType,
  notices: readonly CommitNotice[],
  tenantsWith: TenantsWith,
): Promise<(tenant: TenantId) => boolean> {
  try {
    const tenants = await tenantsWith(gate, [...new Set(notices.map(({ tenant }) => tenant as TenantId))]);
    return (tenant) => tenants.has(tenant);
  } catch {
    return () => true;
  }
}
