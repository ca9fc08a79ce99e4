/** What users do with their portfolios. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  type Decision,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import type { TransactionInput } from '../../../trading/contract/transaction.ts';
import type { OpeningHolding } from '../../contract/opening-holding.ts';
import type { PortfolioId, PortfolioInput } from '../../contract/portfolio.ts';
import type { PortfolioEvent } from '../../contract/portfolio-events.ts';
import { create } from '../../domain/portfolios/decide.ts';
import { openingTransactions } from '../../domain/portfolios/opening-transactions.ts';
import { evolve, type Portfolio, type Portfolios } from '../../domain/portfolios/portfolios.ts';
import { portfolioStream, portfoliosIn } from '../../read/portfolios/portfolios-head.ts';
import { snapshotDue } from '../../read/valuations/snapshot-due.ts';
import type { Opening } from './opening.ts';
import { portfolioAppend } from './portfolio-stream.ts';

type Answered<A, Code extends string> = Promise<CommandResult<A> | Refusal<Code | CommandCode>>;

/** Runs a decision on the portfolios; answers the portfolio as it is after it. */
export async function changePortfolio<Code extends string>(
  store: Store,
  context: CommandContext,
  { portfolioId, records = [] }: { readonly portfolioId: string; readonly records?: readonly RecordWrite[] },
  decide: (portfolios: Portfolios) => readonly PortfolioEvent[] | Refusal<Code>,
): Answered<Portfolio, Code> {
  const { tenant } = context;
  const result = await runCommand<Json, Code>(store, context, [portfolioStream(tenant)], async (heads) => {
    const portfolios = portfoliosIn(heads, tenant);
    const events = decide(portfolios);
    if (isRefused(events)) return events as Refusal<Code>;
    const answer = (events.reduce(evolve, portfolios)[portfolioId] ?? null) as unknown as Json;
    if (events.length === 0) return { appends: [], answer };
    return { appends: [portfolioAppend(tenant, portfolios, events)], records, answer };
  });
  if (isRefused(result)) return result as Refusal<Code | CommandCode>;
  return { ...result, answer: result.answer as unknown as Portfolio };
}

/** Its day is taken at the next midnight, which an archived portfolio's is not. */
export const dueWith = ({ tenant, now }: CommandContext, portfolioId: string): readonly RecordWrite[] => [
  snapshotDue(tenant, portfolioId, now),
];

export interface Created {
  readonly portfolio: Portfolio;
  /** Of the holdings it began with, in their order. */
  readonly transactionIds: readonly string[];
}

export interface CreateWithHoldings {
  readonly input: PortfolioInput;
  readonly holdings: readonly OpeningHolding[];
}

/**
 * Creates a portfolio and records what it begins with: both are there, or neither.
 *
 * @param opening needed where it begins with something.
 */
export async function createPortfolio(
  store: Store,
  opening: Opening | undefined,
  context: CommandContext,
  { input, holdings }: CreateWithHoldings,
): Answered<Created, 'TooManyPortfolios' | 'ValidationFailed'> {
  const { tenant, now } = context;
  const portfolioId = newId<'PortfolioId'>() as PortfolioId;
  const journal = opening?.streams(tenant) ?? [];
  const streams = [portfolioStream(tenant), settingsStream(tenant), ...journal];
  type Code = 'TooManyPortfolios' | 'ValidationFailed';
  const result = await runCommand<Json, Code>(store, context, streams, async (heads) => {
    const portfolios = portfoliosIn(heads, tenant);
    const baseCurrency = input.baseCurrency ?? settingsIn(heads, tenant).settings.baseCurrency;
    const opened = openingTransactions(holdings, { portfolioId, baseCurrency, now });
    if ('issues' in opened) return refuseInput(opened.issues);
    const recorded = await record(opened.transactions);
    const { transactionIds } = recorded;
    const events = create(portfolios, { portfolioId, input: { ...input, baseCurrency }, transactionIds, now });
    if (isRefused(events)) return events;
    const portfolio = events.reduce(evolve, portfolios)[portfolioId];
    const answer = { portfolio, transactionIds } as unknown as Json;
    const appends = [portfolioAppend(tenant, portfolios, events), ...recorded.appends];
    return { appends, records: dueWith(context, portfolioId), answer };

    async function record(
      transactions: readonly TransactionInput[],
    ): Promise<Pick<Decision<Json>, 'appends'> & { readonly transactionIds: readonly string[] }> {
      if (transactions.length === 0) return { appends: [], transactionIds: [] };
      if (!opening) throw new Error('holdings without a journal');
      const { append, transactionIds: ids } = await opening.record(tenant, heads, transactions);
      return { appends: [append], transactionIds: ids };
    }
  });
  return isRefused(result) ? result : { ...result, answer: result.answer as unknown as Created };
}
