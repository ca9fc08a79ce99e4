/** Proposals of a portfolio, newest last: their ids begin with the time. */
import * as z from 'zod/mini';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordPlace, RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { type Proposal, proposalData } from '../../contract/proposal.ts';

const PROPOSALS = 'portfolio-proposals';

const placeOf = (tenant: TenantId, portfolioId: string): RecordPlace => ({
  tenant,
  projection: PROPOSALS,
  partition: portfolioId,
});

export const proposalIn = (value: Json): Proposal => z.parse(proposalData, value);

export const proposalWrite = (tenant: TenantId, proposal: Proposal): RecordWrite => ({
  place: placeOf(tenant, proposal.portfolioId),
  sort: proposal.proposalId,
  expect: 'absent',
  value: proposal,
});

export async function readProposal(
  store: Store,
  tenant: TenantId,
  { portfolioId, proposalId }: Pick<Proposal, 'portfolioId' | 'proposalId'>,
): Promise<Proposal | undefined> {
  const [record] = await store.readRecords([{ place: placeOf(tenant, portfolioId), sort: proposalId }]);
  return record && proposalIn(record.value);
}

/** After every id. */
const END = '~';

/** The newest first, from the one after `after` on. */
export async function listProposals(
  store: Store,
  { tenant, portfolioId }: { readonly tenant: TenantId; readonly portfolioId: string },
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly items: readonly Proposal[]; readonly next: string | undefined }> {
  const range = { from: '', before: after ?? END, limit: limit + 1, reverse: true };
  const records = await store.queryRecords(placeOf(tenant, portfolioId), range);
  const items = records.slice(0, limit).map(({ value }) => proposalIn(value));
  return { items, next: records.length > limit ? items.at(-1)?.proposalId : undefined };
}
