/** Answers a question about sales from the tax book: which sales are meant, and what they would come to. */
import type { Issue, Refusal } from '../../../kernel/errors.ts';
import { refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { decimal, format, multiply, parseDecimal } from '../../../kernel/money/decimal.ts';
import { partsOf, startingWith } from '../../../kernel/pages/keys.ts';
import { fromEpochMs, type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import type { TaxBook } from '../../calc/book.ts';
import { COMPARED, type MethodPreview, type Preview, previewSales } from '../../calc/previews/preview-sales.ts';
import { previewYear } from '../../calc/previews/preview-year.ts';
import { entryOfSale, type ProposedSale } from '../../calc/previews/proposed-sale.ts';
import type { PreviewInput, PreviewView, ProposedSaleInput } from '../../contract/previews-http.ts';

const ROWS_MAX = 1_000;
const YEARS_AHEAD_MAX = 10;

type Question = PreviewInput & { readonly now: Timestamp };
type Answer = Omit<PreviewView, 'complete' | 'missing'> & { readonly missing: readonly object[] };

/** The book is of no use afterwards. */
export async function previewOf(
  book: TaxBook,
  question: Question,
): Promise<Answer | Refusal<'ValidationFailed' | 'InsufficientLots'>> {
  const named = question.sell === undefined ? (question.sells ?? []) : [question.sell];
  const pathOf = (index: number) => (question.sell === undefined ? `sells.${index}` : 'sell');
  const sales: ProposedSale[] = [];
  const issues: Issue[] = [];
  for (const [index, sale] of named.entries()) {
    const meant = await meaningOf(book, sale, question.now);
    const previous = sales.at(-1);
    if ('message' in meant) issues.push({ ...meant, path: `${pathOf(index)}.${meant.path}` });
    else if (previous !== undefined && meant.at < previous.at) {
      issues.push({ path: `${pathOf(index)}.at`, message: 'is before the sale before it: name them in order of time' });
    } else sales.push(meant);
  }
  if (issues.length > 0) return refuseInput(issues);
  const { settings } = book;
  const { year } = question;
  const isOfYear = year !== undefined && sales.length === 0;
  const preview = isOfYear
    ? await previewYear(book, year)
    : await previewSales(book, { sales, year, rowsMax: ROWS_MAX });
  if ('tooMany' in preview) return refuseInput([tooMany(preview, isOfYear ? 'year' : `${pathOf(0)}.at`)]);
  if (settings.tax.strict && preview.shorter.length > 0) return short(preview, pathOf(0));
  return {
    currency: settings.baseCurrency,
    jurisdiction: settings.jurisdiction,
    methods: preview.methods.toSorted((a, b) => placeOf(a) - placeOf(b)).map(methodView),
    ...(question.year !== undefined &&
      preview.recorded && { year: { taxYear: question.year, recorded: preview.recorded } }),
    missing: missingOf(preview),
  };
}

const ORDER: readonly string[] = COMPARED;
const placeOf = ({ method }: MethodPreview): number => ORDER.indexOf(method);

const methodView = ({ missing: _, unpriced: __, rows, ...method }: MethodPreview) => ({
  ...method,
  rows: rows.map((row) => ({ ...row })),
});

/** What lots don't cover, and what has no price; the methods agree in both. */
const missingOf = ({ methods: [first] }: Preview): readonly object[] => [
  ...[...(first?.missing ?? [])].map(([asset, quantity]) => ({
    ...{ reason: 'more-than-is-held', asset, quantity: format(quantity) },
  })),
  ...[...(first?.unpriced ?? [])].map((asset) => ({ reason: 'price-missing', asset })),
];

const tooMany = (
  { tooMany: of, max }: { readonly tooMany: 'transactions' | 'rows'; readonly max: number },
  at: string,
) =>
  of === 'rows'
    ? { path: 'year', message: `has more than ${max} disposals: a tax report adds them up` }
    : { path: at, message: `is before more than ${max} transactions that were recorded: preview a later one` };

function short({ shorter }: Preview, path: string): Refusal<'InsufficientLots'> {
  const lacks = shorter.map(({ asset, quantity }) => `${format(quantity)} ${asset}`).join(', ');
  const message = `It would sell more than is held: ${lacks} would be missing.`;
  return refuse('InsufficientLots', message, { errors: [{ path: `${path}.quantity`, message }] });
}

/** The sale with all that was left out, or what is wrong with it. */
async function meaningOf(
  book: TaxBook,
  { asset, quantity, price, currency, at, account }: ProposedSaleInput,
  now: Timestamp,
): Promise<ProposedSale | Issue> {
  const base = book.settings.baseCurrency;
  if (asset === base) return { path: 'asset', message: 'is the base currency, which has no lots' };
  if (!(await wasEverHeld(book, asset))) return { path: 'asset', message: `is not held: there is no lot of ${asset}` };
  const time = (at ?? now) as Timestamp;
  if (time > yearsAfter(now)) return { path: 'at', message: `is more than ${YEARS_AHEAD_MAX} years ahead` };
  const figures = { quantity: decimal(quantity), price: decimal(price) };
  if (typeof parseDecimal(format(multiply(figures.quantity, figures.price))) === 'string') {
    return { path: 'price', message: 'times the quantity has more digits than an amount may have' };
  }
  const sale = { ...figures, asset, currency: currency ?? base, at: time, account: account ?? '' };
  if (account !== undefined || !isApart(book, sale)) return sale;
  const accounts = await holdersOf(book, asset);
  if (accounts.length <= 1) return { ...sale, account: accounts[0] ?? '' };
  return { path: 'account', message: `is needed: ${accounts.join(', ')} have lots of their own` };
}

function yearsAfter(now: Timestamp): Timestamp {
  const date = new Date(toEpochMs(now));
  date.setUTCFullYear(date.getUTCFullYear() + YEARS_AHEAD_MAX);
  return fromEpochMs(date.getTime());
}

async function wasEverHeld({ inside: { maps } }: TaxBook, asset: string): Promise<boolean> {
  const range = startingWith(asset);
  return ((await maps.open.first(range)) ?? (await maps.closed.first(range))) !== undefined;
}

/** Whether only the lots of one account are within reach of the sale. */
function isApart({ inside: { rules } }: TaxBook, sale: ProposedSale): boolean {
  const poolOf = rules.scope.poolsAt(entryOfSale(sale, 0)[0]);
  return poolOf(sale.asset, 'a') !== poolOf(sale.asset, 'b');
}

async function holdersOf({ inside: { maps } }: TaxBook, asset: string): Promise<readonly string[]> {
  const accounts: string[] = [];
  for await (const batch of maps.pools.batches(startingWith(asset))) {
    for (const [pool, { quantity }] of batch) if (quantity > 0n) accounts.push(partsOf(pool)[1] ?? '');
  }
  return accounts;
}
