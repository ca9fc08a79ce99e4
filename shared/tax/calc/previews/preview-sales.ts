/** What sales would come to, by the settings and by every method beside them, without recording anything. */
import type { Decimal } from '../../../kernel/money/decimal.ts';
import type { TaxMethod } from '../../../settings/contract/settings.ts';
import type { ReportGains } from '../../contract/report-figures.ts';
import type { TaxBook } from '../book.ts';
import { jurisdictionOf } from '../jurisdictions/all.ts';
import { partKey } from '../keys.ts';
import type { Entry, Witness } from '../ledger.ts';
import { Shortfalls } from '../shortfalls.ts';
import { Hearing, type Outcome, plusGains } from './outcome.ts';
import { entryOfSale, type ProposedSale } from './proposed-sale.ts';
import { Rehearsal } from './rehearsal.ts';

/** Methods that are compared. */
export const COMPARED = ['FIFO', 'LIFO', 'HIFO', 'LOFO', 'AVERAGE'] as const satisfies readonly TaxMethod[];
/** Transactions after the first sale, to be worked through again for each method. */
export const REDONE_MAX = 20_000;
/** Rows of a year that are added up. */
const YEAR_ROWS_MAX = 100_000;

export interface MethodPreview extends Outcome {
  /** `SETTINGS` where the sales go by several. */
  readonly method: TaxMethod | 'SETTINGS';
  /** Whether the settings make all the sales go by it. */
  readonly inUse: boolean;
  /** Whether the law of the user's jurisdiction knows it. */
  readonly allowed: boolean;
  /** Gains of the year that was asked for, with the sales. */
  readonly year?: ReportGains;
}

export interface Preview {
  readonly methods: readonly MethodPreview[];
  /** Gains of the year as they are recorded. */
  readonly recorded?: ReportGains;
  /** Recorded disposals, the sales among them, that would be short by more than now. */
  readonly shorter: readonly { readonly transactionId: string; readonly asset: string; readonly quantity: Decimal }[];
}

export type PreviewLimit = { readonly tooMany: 'transactions' | 'rows'; readonly max: number };

interface Asked {
  /** In order of time. */
  readonly sales: readonly ProposedSale[];
  /** Fiscal year to add up. */
  readonly year?: number | undefined;
  /** Rows that are listed of each method. */
  readonly rowsMax: number;
}

/** The book is of no use afterwards. */
export async function previewSales(book: TaxBook, { sales, year, rowsMax }: Asked): Promise<Preview | PreviewLimit> {
  const { rules, maps } = book.inside;
  const entries = sales.map(entryOfSale);
  const from = rules.reachBack(partKey(entries[0]?.[0] ?? '', 'taking'));
  if ((await maps.timeline.estimateFrom(from)) > REDONE_MAX) return { tooMany: 'transactions', max: REDONE_MAX };
  const hearing = () => new Hearing({ rules, rowsMax, year });
  const shortfalls = new Shortfalls();
  const undone = hearing();
  const rehearsal = await Rehearsal.of(book, entries, {
    stated: () => undefined,
    withdrawn: (logged) => {
      shortfalls.withdrawn(logged);
      undone.hear(logged);
    },
  });
  const kept = hearing();
  if (year !== undefined && !(await addUpYear(book, year, kept))) return { tooMany: 'rows', max: YEAR_ROWS_MAX };
  const { methods: lawful } = jurisdictionOf(book.settings.jurisdiction);
  const own = methodsOf(book, entries);
  const shown = (method: MethodPreview['method'], inUse: boolean, heard: Hearing): MethodPreview => ({
    ...{ method, inUse, allowed: method === 'SETTINGS' || lawful.includes(method) },
    ...heard.outcome,
    ...(year !== undefined && { year: plusGains(kept.ofYear, heard.ofYear) }),
  });
  const inUse = hearing();
  await rehearsal.bySettings({
    stated: (logged) => {
      shortfalls.stated(logged);
      inUse.hear(logged);
    },
    withdrawn: () => undefined,
  });
  const methods = [shown(own.length === 1 ? (own[0] ?? 'SETTINGS') : 'SETTINGS', true, inUse)];
  for (const method of comparedWith(own)) {
    const heard = hearing();
    const witness: Witness = { stated: (logged) => heard.hear(logged), withdrawn: () => undefined };
    await rehearsal.by(method, witness);
    methods.push(shown(method, false, heard));
  }
  return {
    methods,
    ...(year !== undefined && { recorded: plusGains(kept.ofYear, undone.ofYear) }),
    shorter: shortfalls.worse(),
  };
}

/** By SECTION-104 units have no lots of their own before the day is over, so that nothing is there to compare. */
export const comparedWith = (own: readonly TaxMethod[]): readonly TaxMethod[] =>
  own.includes('SECTION-104') ? [] : COMPARED.filter((method) => own.length > 1 || !own.includes(method));

/** By which methods the settings make the sales go. */
function methodsOf({ inside: { rules } }: TaxBook, entries: readonly Entry[]): readonly TaxMethod[] {
  const methods = entries.map(([key, { transaction }]) => {
    const [asset = ''] = transaction.amounts.map((amount) => amount.asset);
    const pool = rules.scope.poolsAt(key)(asset, transaction.account);
    return rules.methodOf(rules.yearOf(transaction.timestamp), pool);
  });
  return [...new Set(methods)];
}

/** False where the year has too many disposals. */
async function addUpYear(book: TaxBook, year: number, kept: Hearing): Promise<boolean> {
  let rows = 0;
  for await (const { item } of book.disposals({ year })) {
    rows += 1;
    if (rows > YEAR_ROWS_MAX) return false;
    kept.take(item);
  }
  return true;
}
