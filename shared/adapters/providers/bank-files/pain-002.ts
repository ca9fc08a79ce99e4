/**
 * A bank's report on what became of transfers: pain.002.001.03 (ISO 20022, CustomerPaymentStatusReport), as far as it
 * speaks of single transactions, or of all of a message at once.
 */
import { format, parseDecimal } from '../../../kernel/money/decimal.ts';
import { parseTimestamp } from '../../../kernel/time.ts';
import type { PaymentStage } from '../../../ledger/contract/payment-provider.ts';
import { elementsAt, parseXml, textAt, type XmlElement, XmlFault } from './xml.ts';

export interface TransferStatus {
  /** The end-to-end id, or the message's own where the whole message is meant. */
  readonly id: string;
  readonly stage: PaymentStage;
  readonly reason?: string;
  /** Decimal string. */
  readonly amount?: string;
}

export interface StatusReport {
  readonly id: string;
  /** RFC 3339 UTC. A time without an offset is taken for UTC. */
  readonly createdAt: string;
  readonly statuses: readonly TransferStatus[];
}

/** ExternalPaymentTransactionStatus1Code. */
const STAGES: Readonly<Record<string, PaymentStage>> = {
  RCVD: 'processing',
  PDNG: 'processing',
  ACTC: 'processing',
  ACCP: 'processing',
  ACWC: 'processing',
  PATC: 'processing',
  ACSP: 'confirming',
  ACSC: 'settled',
  ACCC: 'settled',
  RJCT: 'failed',
  CANC: 'cancelled',
};

function reasonOf(element: XmlElement): string | undefined {
  const [why] = elementsAt(element, 'StsRsnInf');
  if (why === undefined) return undefined;
  const code = textAt(why, 'Rsn', 'Cd') ?? textAt(why, 'Rsn', 'Prtry');
  return [code, textAt(why, 'AddtlInf')].filter((part) => part !== undefined).join(': ') || undefined;
}

function amountOf(element: XmlElement): string | undefined {
  const parsed = parseDecimal(textAt(element, 'OrgnlTxRef', 'Amt', 'InstdAmt') ?? '');
  return typeof parsed === 'string' ? undefined : format(parsed);
}

function statusOf(element: XmlElement, id: string | undefined, code: string | undefined): TransferStatus {
  const stage = STAGES[code ?? ''];
  if (id === undefined || stage === undefined)
    throw new XmlFault(`it has a status that is not known here: ${code ?? 'none'}`);
  const [reason, amount] = [reasonOf(element), amountOf(element)];
  return { id, stage, ...(reason !== undefined && { reason }), ...(amount !== undefined && { amount }) };
}

/** @throws XmlFault for what is no such report. */
export function readPain002(text: string): StatusReport {
  const root = parseXml(text);
  const [report] = elementsAt(root, 'CstmrPmtStsRpt');
  const id = report && textAt(report, 'GrpHdr', 'MsgId');
  const written = report && textAt(report, 'GrpHdr', 'CreDtTm');
  const createdAt = parseTimestamp(written ?? '') ?? parseTimestamp(`${written}Z`);
  if (report === undefined || id === undefined || createdAt === undefined) throw new XmlFault('it is no status report');
  const single = elementsAt(report, 'OrgnlPmtInfAndSts', 'TxInfAndSts').map((element) =>
    statusOf(element, textAt(element, 'OrgnlEndToEndId'), textAt(element, 'TxSts')),
  );
  // A message has one transfer: what is said of all of it is said of that.
  const whole = elementsAt(report, 'OrgnlGrpInfAndSts').filter((element) => textAt(element, 'GrpSts') !== undefined);
  const statuses =
    single.length > 0
      ? single
      : whole.map((element) => statusOf(element, textAt(element, 'OrgnlMsgId'), textAt(element, 'GrpSts')));
  return { id, createdAt, statuses };
}
