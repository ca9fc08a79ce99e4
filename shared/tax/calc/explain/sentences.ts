/** An explanation in plain sentences: what its data say, in the order in which one would tell it. */
import { assertNever } from '../../../kernel/errors.ts';
import type {
  ExplainedChange,
  ExplainedDisposal,
  ExplainedFee,
  ExplainedLot,
  ExplainedMatch,
  ExplainedMove,
  ExplainedPool,
  ExplainedRule,
  ExplainedTransaction,
  Quote,
  Valuation,
} from '../../contract/explain-http.ts';
import type { DisposalView } from '../../contract/rows.ts';

const METHODS: Readonly<Record<string, string>> = {
  FIFO: 'the oldest lots in reach leave first',
  LIFO: 'the youngest lots in reach leave first',
  HIFO: 'the dearest lots in reach leave first, by the cost of a unit',
  LOFO: 'the cheapest lots in reach leave first, by the cost of a unit',
  AVERAGE: 'each unit costs the mean of all in reach, and the oldest lots leave first',
  SPECIFIC: 'the lots that were named leave, and the oldest where none was',
  'SECTION-104':
    'what was acquired on the same day leaves first, then what is acquired in the 30 days after, then the pool at its mean cost',
};
const SCOPES: Readonly<Record<string, string>> = {
  universal: 'lots of all accounts are in reach of each other',
  'per-account': 'only lots of the same account are in reach',
};
const TERMS: Readonly<Record<string, string>> = {
  us: 'it is long from the anniversary of the day after the acquisition on',
  '365-days': 'it is long from 365 times 24 hours on',
  'one-year-exempt': 'it is exempt once it was held for more than a year',
  security: 'a security is never exempt for how long it was held',
  none: 'how long it was held makes no difference',
};

const MERGER_CASH: Readonly<Record<string, string>> = {
  'recognized-gain':
    'Money came with the merger: it is gain as far as the units had gained, never a loss, and the rest of it comes off the cost that goes on',
  'part-disposal':
    'Money came with the merger: that is a disposal of a part, whose cost is the part of the money in the worth of all that came in',
};

const closeTold = ({ close, currency, date, source }: NonNullable<Quote['price']>): string =>
  source === undefined
    ? `the close of ${close} ${currency} on ${date}`
    : `the market price of ${source} for ${date}, ${close} ${currency}`;

/** Whose prices and rates they are. */
function whose(quotes: readonly Quote[]): string {
  const all = quotes.flatMap(({ price, rates }) => [...(price ? [price] : []), ...rates]);
  const ofMarket = all.filter(({ source }) => source !== undefined).length;
  if (ofMarket === 0) return 'your own prices and rates';
  return ofMarket === all.length ? 'prices and rates of the market' : 'prices and rates of yours and the market';
}

const quoted = ({ asset, quantity, value, price, rates }: Quote, currency: string): string => {
  const by = [
    ...(price ? [closeTold(price)] : []),
    ...rates.map(
      ({ rate, inverted, date, source }) =>
        `the ${source === undefined ? '' : `${source} `}rate ${rate}${inverted ? ' (divided by)' : ''} of ${date}`,
    ),
  ];
  return `${quantity} ${asset} at ${by.join(' and ')}: ${value} ${currency}`;
};

function valued({ value, source, stated, quotes }: Valuation, currency: string): string {
  if (value === undefined) return 'What it was worth is not known: a price is missing.';
  const rates = quotes.length === 0 ? '' : `: ${quotes.map((quote) => quoted(quote, currency)).join('; ')}`;
  switch (source) {
    case 'stated': {
      const said = stated?.currency === currency ? '' : ` (${stated?.amount} ${stated?.currency})`;
      return `It was worth ${value} ${currency}, as stated with it${said}${rates}.`;
    }
    case 'money':
      return `It was worth ${value} ${currency}: the money that moved${rates}.`;
    case 'price':
      return `It was worth ${value} ${currency} by ${whose(quotes)}${rates}.`;
    case 'none':
      return 'What it was worth is not known: a price is missing.';
  }
}

/** By whose word a fee of another asset than the base currency was worth it. */
function feeValued({ source, stated, quotes }: ExplainedFee, currency: string): string {
  const rates = quotes.length === 0 ? '' : `: ${quotes.map((quote) => quoted(quote, currency)).join('; ')}`;
  switch (source) {
    case 'stated':
      return `, as stated with it${stated?.currency === currency ? '' : ` (${stated?.amount} ${stated?.currency})`}${rates}`;
    case 'paid':
      return ', by what was paid for a unit';
    case 'money':
    case 'price':
      return ` by ${whose(quotes)}${rates}`;
    case 'none':
      return '';
  }
}

function feeTold(fee: ExplainedFee, currency: string): string {
  const { asset, quantity, amount } = fee;
  const what = `It cost a fee of ${quantity} ${asset}`;
  if (amount === undefined) return `${what}, whose price is missing.`;
  return asset === currency ? `${what}.` : `${what}, worth ${amount} ${currency}${feeValued(fee, currency)}.`;
}

const feesTold = ({ fees }: ExplainedTransaction, currency: string): readonly string[] =>
  fees.map((fee) => feeTold(fee, currency));

/** What the settings make of fees. */
const feesCounted = ({ buyFeeInBasis, sellFeeDeducted }: ExplainedRule): string =>
  `Fees ${buyFeeInBasis ? 'are' : 'are no'} part of the basis of what comes in, and ${sellFeeDeducted ? 'are' : 'are not'} deducted from the proceeds of what goes.`;

export function transactionSentences(transaction: ExplainedTransaction, rule: ExplainedRule): readonly string[] {
  const { type, timestamp, account, toAccount } = transaction;
  const { currency, method, lotScope, taxYear } = rule;
  const place = toAccount === undefined ? `on ${account}` : `from ${account} to ${toAccount}`;
  return [
    `Type ${type}, ${place}, at ${timestamp}: tax year ${taxYear}.`,
    valued(transaction.valuation, currency),
    ...feesTold(transaction, currency),
    ...(transaction.fees.length > 0 ? [feesCounted(rule)] : []),
    `By ${method}, ${METHODS[method] ?? 'as the settings say'}; ${SCOPES[lotScope] ?? 'as the settings say'}.`,
  ];
}

/** As it was acquired, before anything changed it. */
const acquired = (lot: ExplainedLot, { acquisition, transfers = [], changes = [] }: Way, currency: string): string => {
  const by = acquisition ? ` by type ${acquisition.type} on ${acquisition.account}` : '';
  const first = changes.find(({ lotId }) => lotId === lot.lotId);
  const { quantity, costBasis } = first?.before ?? lot;
  if (transfers.length > 0) {
    const legs = (acquisition?.amounts ?? []).filter(({ direction }) => direction === 'in');
    const came = legs.map((leg) => `${leg.quantity} ${leg.asset}`).join(' and ') || 'units';
    return `The lot of ${quantity} ${lot.asset} for ${costBasis} ${currency} came of ${came} that were acquired at ${lot.acquiredAt}${by}.`;
  }
  const unit = first ? '' : `, which is ${lot.unitCost} ${currency} a unit`;
  return `The lot of ${quantity} ${lot.asset} was acquired at ${lot.acquiredAt}${by} for ${costBasis} ${currency}${unit}.`;
};

function moved({ at, from, to, quantity, arrived, type, ...cost }: ExplainedMove, currency: string): string {
  if (type === 'allocation') {
    return `At ${at} the lots of all accounts became those of each: ${quantity} ${to.asset} of it, of ${from.account} before, are those of ${to.account} from then on, with date and cost.`;
  }
  if (from.asset === to.asset && from.account !== to.account) {
    return `At ${at} ${quantity} ${from.asset} of it went from ${from.account} to ${to.account}, with date and cost.`;
  }
  const became = `At ${at} ${quantity} ${from.asset} of it became ${arrived} ${to.asset} (${type}), with date`;
  const { money } = cost;
  const paid =
    money === undefined
      ? ''
      : ` Money of ${money.amount} ${currency} came with them: ${money.costBasis} of their cost stands against it, ${money.gain} is gain.`;
  if (cost.costArrived === cost.costBasis) return `${became} and cost.${paid}`;
  const stated = cost.basisShare === undefined ? '' : `, the part of ${cost.basisShare} that was stated`;
  return `${became} and ${cost.costArrived} of their cost of ${cost.costBasis} ${currency}${stated}.${paid}`;
}

function changed({ at, reason, before, after, returned }: ExplainedChange, currency: string): string {
  const left = after
    ? `: its cost is ${after.costBasis} ${currency} instead of ${before.costBasis} for the whole lot`
    : '';
  switch (reason) {
    case 'split':
      return `At ${at} a split made ${after?.quantity ?? 'other units'} of its ${before.quantity} units, at the same cost.`;
    case 'return-of-capital':
      return `At ${at} capital of ${returned} ${currency} came back on what was left of it${left}.`;
    case 'average-cost':
      return `At ${at} it got the mean cost of its pool${left}.`;
    default:
      return assertNever(reason);
  }
}

const matchedWith = ({ rule, day, acquired: all }: ExplainedMatch, asset: string, currency: string): string => {
  const when = rule === 'same-day' ? 'on the same day' : 'in the 30 days after it';
  return `It was matched with what was acquired ${when}: all of ${day} are one, ${all.quantity} ${asset} for ${all.costBasis} ${currency}.`;
};

const pooled = ({ before, after }: ExplainedPool, asset: string, currency: string): string =>
  `The cost is the mean of a pool that had ${before.quantity} ${asset} for ${before.costBasis} ${currency} before it, and ${after.quantity} ${asset} for ${after.costBasis} ${currency} after it.`;

/** What left, or came without anything leaving. */
function used(
  { quantity, asset, costBasis, giftBasis, boot }: DisposalView,
  { currency, mergerCash = '' }: ExplainedRule,
): string {
  if (boot) return `${MERGER_CASH[mergerCash] ?? 'Money came with the merger'}: here ${costBasis} ${currency}.`;
  if (giftBasis === 'loss') {
    return `${quantity} ${asset} of it were used: a gift that had cost more than it was worth when it came, so that a loss counts from that worth, ${costBasis} ${currency} (26 USC 1015(a)).`;
  }
  if (giftBasis === 'neither') {
    return `${quantity} ${asset} of it were used: a gift, for less than it had cost whoever gave it and no less than it was worth when it came, which is neither gain nor loss (26 USC 1015(a)).`;
  }
  return quantity === '0'
    ? 'More capital came back on what is held of it than that had cost: the rest is gain.'
    : `${quantity} ${asset} of it were used, which cost ${costBasis} ${currency}.`;
}

function gained(disposal: DisposalView, rule: ExplainedRule): readonly string[] {
  const { currency, longTerm } = rule;
  const { proceeds, gain, holdingDays, term, lotId, needsPrice } = disposal;
  const cost = used(disposal, rule);
  const since = disposal.giftBasis === 'loss' ? ` since ${disposal.acquiredAt}, when it was given,` : '';
  const held = `It was held for ${holdingDays} days of 24 hours${since}; ${TERMS[longTerm] ?? 'as the settings say'}: ${term}.`;
  const before = lotId === undefined ? [] : [cost, held];
  if (needsPrice) return [...before, 'A price is missing, so that proceeds and gain are not known yet.'];
  if (proceeds === undefined || gain === undefined) {
    return [...before, 'It left at cost: that is no disposal, and there is no gain.'];
  }
  return [
    ...before,
    `Its share of the proceeds, by quantity, is ${proceeds} ${currency}: a gain of ${gain} ${currency}.`,
  ];
}

const SELECTED: Readonly<Record<string, string>> = {
  named: 'You named this lot for it.',
  unmet: 'A lot that you named for it was used up or out of reach by then: this one stands in for it.',
};

type Way = Omit<ExplainedDisposal, 'disposal' | 'sentences'>;

/** What happened to the lot, in order of time: of one instant, first what it went through. */
function told({ transfers = [], changes = [], changesUntil }: Way, currency: string): readonly string[] {
  const events = [
    ...transfers.map((each) => ({ at: each.at, told: moved(each, currency) })),
    ...changes.map((each) => ({ at: each.at, told: changed(each, currency) })),
  ];
  const inOrder = events.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
  const unsaid = changesUntil === undefined ? [] : [`What changed it after ${changesUntil} was not looked up.`];
  return [...inOrder.map((each) => each.told), ...unsaid];
}

export function disposalSentences(disposal: DisposalView, way: Way, rule: ExplainedRule): readonly string[] {
  const { quantity, asset, lotSelection } = disposal;
  const { currency } = rule;
  const { lot, acquisition, match, pool } = way;
  const none = `No lot covers ${quantity} ${asset}: that is taken to have cost nothing, and to be held for no time.`;
  const first = lot ? [acquired(lot, way, currency)] : disposal.lotId === undefined ? [none] : [];
  return [
    ...first,
    ...(acquisition ? [valued(acquisition.valuation, currency), ...feesTold(acquisition, currency)] : []),
    ...told(way, currency),
    ...(match === undefined ? [] : [matchedWith(match, asset, currency)]),
    ...(lotSelection === undefined ? [] : [SELECTED[lotSelection] ?? '']),
    ...(pool === undefined ? [] : [pooled(pool, asset, currency)]),
    ...gained(disposal, rule),
  ];
}
