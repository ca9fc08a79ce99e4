/** An explanation in plain sentences: what its data say, in the order in which one would tell it. */
import type {
  ExplainedDisposal,
  ExplainedLot,
  ExplainedMove,
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

const feesTold = ({ fees }: ExplainedTransaction, currency: string): readonly string[] =>
  fees.map(({ asset, quantity, amount }) =>
    amount === undefined
      ? `It cost a fee of ${quantity} ${asset}, whose price is missing.`
      : `It cost a fee of ${quantity} ${asset}${asset === currency ? '' : `, worth ${amount} ${currency}`}.`,
  );

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

const acquired = (lot: ExplainedLot, acquisition: ExplainedTransaction | undefined, currency: string): string => {
  const by = acquisition ? ` by type ${acquisition.type} on ${acquisition.account}` : '';
  return `The lot of ${lot.quantity} ${lot.asset} was acquired at ${lot.acquiredAt}${by} for ${lot.costBasis} ${currency}, which is ${lot.unitCost} ${currency} a unit.`;
};

const moved = ({ at, from, to, quantity, arrived, type }: ExplainedMove): string =>
  from.asset === to.asset
    ? `At ${at} ${quantity} ${from.asset} of it went from ${from.account} to ${to.account}, with date and cost.`
    : `At ${at} ${quantity} ${from.asset} of it became ${arrived} ${to.asset} (${type}), with date and cost.`;

function gained(disposal: DisposalView, { currency, longTerm }: ExplainedRule): readonly string[] {
  const { quantity, asset, proceeds, costBasis, gain, holdingDays, term, lotId, needsPrice } = disposal;
  const cost =
    quantity === '0'
      ? `More capital came back on what is held of it than that had cost: the rest is gain.`
      : `${quantity} ${asset} of it were used, which cost ${costBasis} ${currency}.`;
  const held = `It was held for ${holdingDays} days of 24 hours; ${TERMS[longTerm] ?? 'as the settings say'}: ${term}.`;
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

const MATCHED: Readonly<Record<string, string>> = {
  'same-day': 'It was matched with what was acquired on the same day.',
  'thirty-days': 'It was matched with what was acquired in the 30 days after it.',
};

const SELECTED: Readonly<Record<string, string>> = {
  named: 'You named this lot for it.',
  unmet: 'A lot that you named for it was used up or out of reach by then: this one stands in for it.',
};

export function disposalSentences(
  disposal: DisposalView,
  { lot, acquisition, transfers = [] }: Omit<ExplainedDisposal, 'disposal' | 'sentences'>,
  rule: ExplainedRule,
): readonly string[] {
  const { quantity, asset, matchedBy, lotSelection } = disposal;
  const none = `No lot covers ${quantity} ${asset}: that is taken to have cost nothing, and to be held for no time.`;
  const way = lot ? [acquired(lot, acquisition, rule.currency)] : [disposal.lotId === undefined ? none : ''];
  return [
    ...way.filter((sentence) => sentence !== ''),
    ...(acquisition ? [valued(acquisition.valuation, rule.currency), ...feesTold(acquisition, rule.currency)] : []),
    ...transfers.map(moved),
    ...(matchedBy === undefined ? [] : [MATCHED[matchedBy] ?? '']),
    ...(lotSelection === undefined ? [] : [SELECTED[lotSelection] ?? '']),
    ...gained(disposal, rule),
  ];
}
