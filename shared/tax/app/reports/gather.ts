/** Reads the rows of a tax year from the book into storage, and sums them up on the way. */
import { add, decimal, format, sum, ZERO } from '../../../kernel/money/decimal.ts';
import type { OpenedBook } from '../../../kernel/projection/read-book.ts';
import { fromEpochMs } from '../../../kernel/time.ts';
import type { TaxBook } from '../../calc/book.ts';
import { givenAt } from '../../calc/given.ts';
import { jurisdictionOf } from '../../calc/jurisdictions/all.ts';
import { timeKey } from '../../calc/keys.ts';
import { untilLoaded } from '../../calc/miss.ts';
import { BoxTotals } from '../../calc/reports/box-totals.ts';
import { boxesBy, hasBoxes } from '../../calc/reports/boxes.ts';
import { feeRowsOf } from '../../calc/reports/fee-rows.ts';
import { inCents, linesOf, printed } from '../../calc/reports/form-lines.ts';
import { gainsOf, SumsBy } from '../../calc/reports/gain-sums.ts';
import { GapsList } from '../../calc/reports/gaps-list.ts';
import { IncomeSums, incomeRowsOf, mayBeIncome, mayNameKind } from '../../calc/reports/income.ts';
import type { ReportHead, Section } from '../../calc/reports/report-head.ts';
import { hasSa108, Sa108Totals, sectionsBy } from '../../calc/reports/sa108.ts';
import { scheduleDOf } from '../../calc/reports/schedule-d.ts';
import { MarketValuer } from '../../calc/values.ts';
import { type WashSalesOfReport, washSalesOfReport } from '../../read/previews/wash-sales-of.ts';
import type { OpenTaxBook } from '../../read/tax-book-projection.ts';
import type { DocumentFile } from './document-files.ts';
import type { IncomeKinds } from './income-kinds.ts';
import { openLots, rewindTo } from './open-lots.ts';
import type { SectionWriter } from './section-writers.ts';
import { endsStake, unexplainedIn } from './unstaked.ts';

export interface GatherWork {
  readonly order: Pick<
    ReportHead,
    'reportId' | 'taxYear' | 'requestedAt' | 'brokerStatements' | 'digitalAssetStatements'
  >;
  readonly kinds: IncomeKinds;
  readonly sectionWriter: (section: Section) => SectionWriter;
  /** Why the report isn't complete, beside what the book knows. */
  readonly missing: readonly object[];
  /** Bounds the memory of a book that is rewound. */
  readonly spill: (book: TaxBook) => Promise<void>;
  /** Hears of work done, now and then. */
  readonly onProgress: (done: number, of: number) => Promise<void>;
  /** Hears that work goes on while no rows are read. */
  readonly onWord: () => Promise<void>;
}

export interface Gathered {
  readonly head: ReportHead;
  readonly sections: Readonly<Record<Section, DocumentFile>>;
  readonly rows: number;
}

interface Year {
  readonly startMs: number;
  readonly endMs: number;
}

type Opened = OpenedBook<OpenTaxBook>;

class Gathering {
  readonly #book: TaxBook;
  readonly #work: GatherWork;
  readonly #year: Year;
  readonly #gaps = new GapsList();
  readonly #byTerm = new SumsBy();
  readonly #byBox = new BoxTotals();
  readonly #given = new SumsBy();
  /** In the United Kingdom. */
  readonly #sa108: Sa108Totals | undefined;
  readonly #income = new IncomeSums();
  #fees = ZERO;
  #openCost = ZERO;
  #washTotals: ReportHead['washSaleTotals'];
  #of = 0;
  #done = 0;

  constructor(book: TaxBook, work: GatherWork) {
    this.#book = book;
    this.#work = work;
    const { rules } = book.inside;
    const { taxYear } = work.order;
    const { jurisdiction, tax } = book.settings;
    this.#sa108 = hasSa108(jurisdiction) ? new Sa108Totals(sectionsBy(taxYear, tax)) : undefined;
    this.#year = { startMs: rules.yearStartsAt(taxYear), endMs: rules.yearStartsAt(taxYear + 1) };
  }

  get #range() {
    return { from: timeKey(this.#year.startMs), before: timeKey(this.#year.endMs) };
  }

  async run({ cursors, missing }: Opened): Promise<Gathered> {
    const { maps } = this.#book.inside;
    const { from, before } = this.#range;
    for (const map of [maps.rows, maps.timeline]) {
      this.#of += (await map.estimateFrom(from)) - (await map.estimateFrom(before));
    }
    this.#gaps.book([...missing, ...this.#work.missing]);
    const { sales, file: washSales } = await this.#washSales();
    const disposals = await this.#disposals(sales);
    const { income, fees } = await this.#received();
    // Only now: what is matched with acquisitions of days after the year's end is undone with these.
    await rewindTo(this.#book, this.#year.endMs - 1, async () => {
      await this.#work.spill(this.#book);
      await this.#work.onWord();
    });
    const lots = await this.#openLots();
    const counts = { disposals: disposals.count, openLots: lots.count };
    return {
      head: this.#head(counts, cursors),
      sections: { disposals: await disposals.end(), income, fees, openLots: await lots.end(), washSales },
      rows: this.#done,
    };
  }

  async #step(): Promise<void> {
    this.#done += 1;
    await this.#work.onProgress(this.#done, Math.max(this.#of, this.#done));
  }

  async #disposals(washed: WashSalesOfReport['sales']): Promise<SectionWriter> {
    const { taxYear, ...order } = this.#work.order;
    const { jurisdiction, tax } = this.#book.settings;
    const isBoxed = hasBoxes(jurisdiction);
    const { giftsAreDisposals } = jurisdictionOf(jurisdiction);
    const from = fromEpochMs(this.#year.startMs);
    const boxOf = boxesBy({ ...order, securities: tax.securities ?? [], from });
    const writer = this.#work.sectionWriter('disposals');
    for await (const { cursor, item } of this.#book.disposals({ year: taxYear })) {
      this.#byTerm.take(item.term, item);
      this.#sa108?.row(item);
      const given = giftsAreDisposals ? undefined : await givenAt(this.#book.inside.maps.timeline, cursor);
      if (given !== undefined) this.#given.take(item.term, item);
      const lines = isBoxed && given === undefined ? linesOf(item, washed.get(cursor), boxOf) : [];
      for (const line of lines) this.#byBox.take(line);
      this.#gaps.disposal(item);
      const form8949 = lines.map((line) => printed(inCents(line)));
      const beside = { ...(lines.length > 0 && { form8949 }), ...(given !== undefined && { givenAs: given }) };
      await writer.row({ ...item, ...beside });
      await this.#step();
    }
    return writer;
  }

  async #received(): Promise<Readonly<Record<'income' | 'fees', DocumentFile>>> {
    const income = this.#work.sectionWriter('income');
    const fees = this.#work.sectionWriter('fees');
    const { maps, rules, prices } = this.#book.inside;
    let hasUnstaked = false;
    for await (const batch of maps.timeline.batches(this.#range)) {
      for (const [key, entry] of batch) {
        await this.#step();
        const { transaction, transactionId } = entry;
        const { base, mergerCash } = rules;
        const values = new MarketValuer({ prices, base, at: transaction.timestamp });
        if (mayBeIncome(transaction)) {
          const kind = mayNameKind(transaction) ? await this.#work.kinds.of(key, transactionId) : undefined;
          for (const row of await untilLoaded(() => incomeRowsOf(entry, kind, { base, mergerCash, values }))) {
            this.#income.take(row);
            this.#gaps.received('income', row);
            await income.row(row);
          }
        }
        hasUnstaked ||= endsStake(transaction);
        const sa108 = this.#sa108;
        if (sa108) await untilLoaded(() => sa108.entry(entry, rules, values));
        for (const row of await untilLoaded(() => feeRowsOf(entry, rules, values))) {
          if (row.amount !== undefined) this.#fees = add(this.#fees, decimal(row.amount));
          this.#gaps.received('fee', row);
          await fees.row(row);
        }
      }
    }
    const { startMs: fromMs, endMs: beforeMs } = this.#year;
    if (hasUnstaked) this.#gaps.book(await unexplainedIn(this.#book, { fromMs, beforeMs }));
    return { income: await income.end(), fees: await fees.end() };
  }

  /** What replaces a loss may have been bought after the year: whatever is known of now counts. */
  async #washSales(): Promise<{ readonly sales: WashSalesOfReport['sales']; readonly file: DocumentFile }> {
    const writer = this.#work.sectionWriter('washSales');
    const washed = await washSalesOfReport(this.#book, { year: this.#work.order.taxYear });
    if (washed === undefined) this.#gaps.book([{ reason: 'too-many-lots-for-wash-sales' }]);
    const sales = washed?.sales ?? new Map<string, never>();
    for (const sale of sales.values()) await writer.row(sale);
    this.#washTotals = washed?.totals;
    return { sales, file: await writer.end() };
  }

  async #openLots(): Promise<SectionWriter> {
    const writer = this.#work.sectionWriter('openLots');
    for await (const lot of openLots(this.#book, this.#year.endMs - 1)) {
      this.#openCost = sum([this.#openCost, decimal(lot.remainingCostBasis)]);
      this.#gaps.lot(lot);
      await writer.row(lot);
      await this.#step();
    }
    return writer;
  }

  #head(counts: { readonly disposals: number; readonly openLots: number }, cursors: Opened['cursors']): ReportHead {
    const { settings, inside } = this.#book;
    const { reportId, taxYear, requestedAt, brokerStatements, digitalAssetStatements } = this.#work.order;
    const { jurisdiction, baseCurrency: currency, tax } = settings;
    const missing = this.#gaps.list;
    const boxes = hasBoxes(jurisdiction) ? this.#byBox.sums : undefined;
    const gains = gainsOf(this.#byTerm);
    const at = (ms: number): string => new Date(ms).toISOString();
    return {
      ...{ reportId, taxYear, requestedAt, jurisdiction, currency },
      method: inside.rules.methodOfYear(taxYear),
      // from some date on lots may be those of accounts
      lotScope: inside.rules.scope.movesLotsAt(fromEpochMs(this.#year.endMs - 1)) ? 'per-account' : 'universal',
      period: { from: at(this.#year.startMs), before: at(this.#year.endMs) },
      settings: { ...tax },
      ...{ brokerStatements, ...(digitalAssetStatements && { digitalAssetStatements }) },
      complete: missing.length === 0,
      missing,
      figures: {
        gains,
        income: { total: this.#income.total, byKind: this.#income.byKind },
        fees: { total: format(this.#fees) },
        openLots: { count: counts.openLots, costBasis: format(this.#openCost) },
        disposals: counts.disposals,
      },
      boxes,
      scheduleD: boxes && scheduleDOf(boxes),
      sa108: this.#sa108?.form(),
      giftsMade: this.#given.entries().length > 0 ? gainsOf(this.#given) : undefined,
      washSaleTotals: hasBoxes(jurisdiction) ? this.#washTotals : undefined,
      eventPosition: cursors['journal'] ?? 0,
      position: cursors,
    };
  }
}

/** `opened` is rewound in the end: nothing else may be read of it. */
export const gather = (opened: Opened, work: GatherWork): Promise<Gathered> =>
  new Gathering(opened.book.book, work).run(opened);
