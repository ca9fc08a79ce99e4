/** A user's proposals of corporate actions as records, the latest day last: their ids begin with it. */
import * as z from 'zod/mini';
import { timeOrderedDerivedId } from '../../../kernel/ids.ts';
import type { RecordPlace, RecordWrite } from '../../../kernel/store/records.ts';
import { reducerModel } from '../../../kernel/store/stream-state.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import {
  type CorporateAction,
  type CorporateActionTerms,
  corporateActionView,
} from '../../contract/corporate-action.ts';
import { type CorporateActionEvent, corporateActionEvents } from '../../contract/corporate-action-events.ts';
import { CORPORATE_ACTIONS } from '../../contract/corporate-action-places.ts';
import { evolve } from '../../domain/corporate-actions/proposal.ts';

export const actionStream = (tenant: TenantId, id: string): StreamId => ({ tenant, type: 'corporate-action', id });

export const ACTION_STATE = reducerModel<CorporateAction | undefined, CorporateActionEvent>({
  version: 1,
  contract: corporateActionEvents,
  initial: undefined,
  evolve,
});

/** The same action in the same account has the same id, whoever finds it and however often. */
export const proposalIdOf = (
  tenant: TenantId,
  { kind, asset, account, date }: Pick<CorporateActionTerms, 'kind' | 'asset' | 'account' | 'date'>,
): string => timeOrderedDerivedId(Date.parse(`${date}T00:00:00Z`), tenant, kind, asset, account);

const placeOf = (tenant: TenantId): RecordPlace => ({ tenant, projection: CORPORATE_ACTIONS, partition: 'proposals' });

export const actionWrite = (tenant: TenantId, action: CorporateAction): RecordWrite => ({
  place: placeOf(tenant),
  sort: action.proposalId,
  expect: 'any',
  value: action,
});

/** After every id. */
const END = '~';
const PAGE = 200;

export interface ListedActions {
  readonly status?: CorporateAction['status'] | undefined;
  readonly asset?: string | undefined;
  readonly account?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The latest day first, from the one after `after` on. */
export async function listActions(
  store: Pick<Store, 'queryRecords'>,
  tenant: TenantId,
  { status, asset, account, after, limit }: ListedActions,
): Promise<{ readonly items: readonly CorporateAction[]; readonly next: string | undefined }> {
  const items: CorporateAction[] = [];
  for (let before = after ?? END; ; ) {
    const page = await store.queryRecords(placeOf(tenant), { from: '', before, limit: PAGE, reverse: true });
    const actions = page.map(({ value }) => z.parse(corporateActionView, value));
    for (const action of actions) {
      if (status !== undefined && action.status !== status) continue;
      if (asset !== undefined && action.asset !== asset) continue;
      if (account !== undefined && action.account !== account) continue;
      if (items.length === limit) return { items, next: items.at(-1)?.proposalId };
      items.push(action);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { items, next: undefined };
    before = last.sort;
  }
}

/** All of them: a user has a few for each split of what they held. */
export const allActions = async (
  store: Pick<Store, 'queryRecords'>,
  tenant: TenantId,
): Promise<readonly CorporateAction[]> => (await listActions(store, tenant, { limit: Number.POSITIVE_INFINITY })).items;
