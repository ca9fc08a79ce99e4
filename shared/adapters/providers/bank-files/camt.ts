/**
 * What a bank says went over an account: camt.053 (BankToCustomerStatement) and camt.054 (BankToCustomerDebitCredit
 * Notification) of ISO 20022, versions 001.02 and 001.08, as far as they speak of booked entries. Both files tell of the
 * same entry; the bank's reference (`AcctSvcrRef`) says so.
 */
import { createHash } from 'node:crypto';
import { type Decimal, format, negate, parseDecimal, plus, ZERO } from '../../../kernel/money/decimal.ts';
import { parseTimestamp } from '../../../kernel/time.ts';
import type { Settlement } from '../../../ledger/contract/settlement-feed.ts';
import { referenceNamed } from './references.ts';
import { elementsAt, parseXml, textAt, type XmlElement, XmlFault } from './xml.ts';

export const PROVIDER = 'bank-files';
const DESCRIPTION_CHARACTERS_MAX = 200;

interface Money {
  readonly amount: Decimal;
  readonly asset: string;
}

function moneyOf(element: XmlElement | undefined): Money | undefined {
  const amount = parseDecimal(element?.text ?? '');
  const asset = element?.attributes['Ccy'];
  return typeof amount === 'string' || asset === undefined ? undefined : { amount, asset };
}

/** Dates stand for their first instant, UTC. */
function timeOf(entry: XmlElement): string | undefined {
  const [booked] = elementsAt(entry, 'BookgDt');
  const [time, date] = [booked && textAt(booked, 'DtTm'), booked && textAt(booked, 'Dt')];
  const written = time ?? (date && `${date.slice(0, 10)}T00:00:00Z`) ?? '';
  return parseTimestamp(written) ?? parseTimestamp(`${written}Z`);
}

/** Charges that are in the entry's own currency, in either version's place. */
function chargesOf(element: XmlElement, asset: string): Decimal | undefined {
  const amounts = [
    ...elementsAt(element, 'Chrgs', 'Rcrd', 'Amt'),
    // Of 001.02, where each `Chrgs` is one.
    ...elementsAt(element, 'Chrgs', 'Amt'),
  ].flatMap((amount) => moneyOf(amount) ?? []);
  const own = amounts.filter((money) => money.asset === asset);
  return own.length === 0 ? undefined : own.reduce((total, { amount }) => plus(total, amount), ZERO);
}

const words = (details: XmlElement): readonly string[] =>
  [
    textAt(details, 'Refs', 'EndToEndId'),
    ...elementsAt(details, 'RmtInf', 'Ustrd').map(({ text }) => text),
    textAt(details, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref'),
  ].flatMap((text) => text ?? []);

/** End-to-end ids first: they are what we gave; then what the payer wrote, whole, since lines break anywhere. */
function referenceOf(said: readonly string[]): string | undefined {
  for (const text of [...said, said.join('')]) {
    const reference = referenceNamed(text);
    if (reference !== undefined) return reference;
  }
  return undefined;
}

interface Entry {
  readonly money: Money;
  readonly isCredit: boolean;
  readonly settledAt: string;
  readonly bankReference: string | undefined;
}

/** @throws XmlFault for an entry without what every entry must have. Undefined for one that isn't booked. */
function readEntry(element: XmlElement): Entry | undefined {
  const status = textAt(element, 'Sts', 'Cd') ?? textAt(element, 'Sts');
  if (status !== 'BOOK') return undefined;
  const money = moneyOf(elementsAt(element, 'Amt')[0]);
  const direction = textAt(element, 'CdtDbtInd');
  const settledAt = timeOf(element);
  if (money === undefined || settledAt === undefined || (direction !== 'CRDT' && direction !== 'DBIT')) {
    throw new XmlFault('it has an entry without an amount, a side or a date');
  }
  return { money, isCredit: direction === 'CRDT', settledAt, bankReference: textAt(element, 'AcctSvcrRef') };
}

/** Where the bank gives no reference: what the entry says, and which of those alike in its file it is. */
const digestOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

type Numbered = (digest: string) => number;

function settlementOf(entry: Entry, details: XmlElement | undefined, which: string, numbered: Numbered): Settlement {
  const said = details ? words(details) : [];
  const own = details && (elementsAt(details, 'Amt')[0] ?? elementsAt(details, 'AmtDtls', 'TxAmt', 'Amt')[0]);
  // A batch is one entry with many details, each with its amount.
  const { amount, asset } = moneyOf(own) ?? entry.money;
  const signed = format(entry.isCredit ? amount : negate(amount));
  const reference = referenceOf(said);
  const bankReference = (details && textAt(details, 'Refs', 'AcctSvcrRef')) ?? entry.bankReference;
  const alike = digestOf(entry.settledAt, asset, signed, ...said);
  const fee = details && chargesOf(details, asset);
  const description = said.join(' ').slice(0, DESCRIPTION_CHARACTERS_MAX);
  return {
    provider: PROVIDER,
    settlementId: bankReference === undefined ? `${alike}.${numbered(alike)}` : `${bankReference}${which}`,
    ...(reference !== undefined && { reference, providerId: reference }),
    ...{ asset, amount: signed, settledAt: entry.settledAt },
    ...(fee !== undefined && { fee: format(fee) }),
    ...(description !== '' && { description }),
  };
}

function ofEntry(element: XmlElement, numbered: Numbered): readonly Settlement[] {
  const entry = readEntry(element);
  if (entry === undefined) return [];
  const details = elementsAt(element, 'NtryDtls', 'TxDtls');
  if (details.length <= 1) return [settlementOf(entry, details[0], '', numbered)];
  return details.map((one, at) => {
    const which = textAt(one, 'Refs', 'AcctSvcrRef') === undefined ? `.${at + 1}` : '';
    return settlementOf(entry, one, which, numbered);
  });
}

/** @throws XmlFault for what is neither file. */
export function readCamt(text: string): readonly Settlement[] {
  const root = parseXml(text);
  const parts = [...elementsAt(root, 'BkToCstmrStmt', 'Stmt'), ...elementsAt(root, 'BkToCstmrDbtCdtNtfctn', 'Ntfctn')];
  if (parts.length === 0) throw new XmlFault('it is no statement or notification');
  const seen = new Map<string, number>();
  const numbered: Numbered = (digest) => {
    const number = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, number);
    return number;
  };
  return parts.flatMap((part) => elementsAt(part, 'Ntry').flatMap((entry) => ofEntry(entry, numbered)));
}
