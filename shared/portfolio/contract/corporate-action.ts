/** A split, or an asset that goes on under another code, which a holder hasn't recorded: what it would do in an account. */
import * as z from 'zod/mini';

const CORPORATE_ACTION_KINDS = ['split', 'exchange'] as const;
export const CORPORATE_ACTION_STATUSES = ['proposed', 'accepted', 'declined', 'withdrawn'] as const;
/**
 * `leaves-short`: less is held later than it would take away. `earlier-first`: one of the same holding comes before it.
 */
const CORPORATE_ACTION_OBSTACLES = ['leaves-short', 'earlier-first'] as const;

/** What it would come to by what was held when it was looked at. */
export const corporateActionTerms = {
  proposalId: z.string(),
  kind: z.enum(CORPORATE_ACTION_KINDS),
  asset: z.string(),
  /** What the asset goes on as; of a split the asset itself. */
  into: z.string(),
  account: z.string(),
  /** The first UTC day on which quantities are those of after it. */
  date: z.string(),
  /** So many new ones for `from` old ones. */
  ratio: z.strictObject({ to: z.int(), from: z.int() }),
  /** Held at the start of that day; of an exchange, and ever since. */
  quantityBefore: z.string(),
  quantityAfter: z.string(),
  obstacle: z.nullable(z.enum(CORPORATE_ACTION_OBSTACLES)),
};
const terms = z.strictObject(corporateActionTerms);
export type CorporateActionTerms = z.output<typeof terms>;

export const corporateActionView = z.strictObject({
  ...corporateActionTerms,
  status: z.enum(CORPORATE_ACTION_STATUSES),
  /** The transaction that records it, once it is accepted. */
  transactionId: z.nullable(z.string()),
  /** `setting` where it was accepted by `corporateActions.apply` of the settings. */
  acceptedBy: z.nullable(z.enum(['user', 'setting'])),
  proposedAt: z.string(),
  /** When it was accepted, declined or withdrawn. */
  decidedAt: z.nullable(z.string()),
});
export type CorporateAction = z.output<typeof corporateActionView>;
