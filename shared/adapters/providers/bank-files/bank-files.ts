/**
 * A bank that takes and gives files: a transfer is a pain.001 that is put under a name of its own, once
 * (`If-None-Match: *`, RFC 9110, 13.1.2), and what becomes of it is a pain.002 that lies there some time later.
 *
 * `PUT  {endpoint}/outgoing/{id}.pain001.xml` 201, or 412 where it lies already; `HEAD` of the same: 200 or 404;
 * `GET  {endpoint}/incoming/{id}.pain002.xml` 200, or 404 until there is a report.
 *
 * What comes in is sent by the payer, with the transfer's id in the remittance: nothing is put in, and the bank's
 * statements (`statements.ts`) say when it has come.
 */
import type {
  Inquiry,
  InquiryOutcome,
  PaymentDirection,
  PaymentOrder,
  PaymentProvider,
  PaymentState,
  SendOutcome,
} from '../../../ledger/contract/payment-provider.ts';
import { fromMinorUnits, toMinorUnits } from '../minor-units.ts';
import { notThere, refused, unknown } from '../provider-answer.ts';
import { askBank, type BankServerOptions } from './bank-requests.ts';
import { readIban } from './iban.ts';
import { type Party, pain001 } from './pain-001.ts';
import { readPain002 } from './pain-002.ts';
import { messageIdOf } from './references.ts';
import { XmlFault } from './xml.ts';

export interface BankFilesOptions extends BankServerOptions {
  /** Whose account money goes out of. */
  readonly debtor: Party;
}

/** Currencies of SEPA credit transfers. */
const CURRENCY = 'EUR';
const DECIMALS = 2;
/** The bank won't have the file for what is in it, and keeps nothing of it. */
const REFUSING: ReadonlySet<number> = new Set([400, 413, 415, 422]);

/** `DE89370400440532013000/Jane Doe`, and a BIC behind another stroke if it is known. */
function creditorIn(counterparty: string): Party | undefined {
  const [account = '', name = '', bic] = counterparty.split('/');
  const iban = readIban(account);
  return iban === undefined || name.trim() === '' ? undefined : { name, iban, ...(bic !== undefined && { bic }) };
}

const processing = (reference: string): PaymentState => ({ stage: 'processing', providerId: reference });

export function bankFiles(options: BankFilesOptions): PaymentProvider {
  const now = options.now ?? Date.now;

  const outgoing = (id: string): string => `outgoing/${id}.pain001.xml`;

  function fileOf({
    reference,
    amount,
    asset,
    counterparty,
  }: PaymentOrder): { readonly id: string; readonly xml: string } | SendOutcome {
    const id = messageIdOf(reference);
    const units = toMinorUnits(amount, DECIMALS);
    const creditor = creditorIn(counterparty);
    if (id === undefined) return refused('bad_reference', 'The reference is no UUID.');
    if (asset !== CURRENCY) return refused('no_such_currency', `The bank transfers ${CURRENCY} only.`);
    if (units === undefined) return refused('amount_not_exact', 'The bank counts in cents.');
    if (creditor === undefined) return refused('bad_account', 'The account must be an IBAN and a name.');
    const exact = fromMinorUnits(units, DECIMALS);
    const createdAt = new Date(now()).toISOString();
    return { id, xml: pain001({ id, createdAt, amount: exact, currency: CURRENCY, debtor: options.debtor, creditor }) };
  }

  const expected = ({ reference, asset }: PaymentOrder): SendOutcome =>
    asset === CURRENCY
      ? { kind: 'accepted', state: processing(reference) }
      : refused('no_such_currency', `The bank takes ${CURRENCY} only.`);

  async function reported(id: string, reference: string): Promise<InquiryOutcome | undefined> {
    const said = await askBank(options, { path: `incoming/${id}.pain002.xml` });
    if (said.kind === 'unknown') return said;
    if (said.status === 404) return undefined;
    try {
      const own = readPain002(said.text).statuses.find((status) => status.id === id);
      if (own === undefined) return unknown('The bank’s report does not speak of the transfer.');
      const { id: _, ...state } = own;
      return { kind: 'found', state: { ...processing(reference), ...state } };
    } catch (error) {
      if (error instanceof XmlFault) return unknown(`The bank’s report can’t be read: ${error.message}.`);
      throw error;
    }
  }

  async function inquire({ direction, reference, sentAt }: Inquiry): Promise<InquiryOutcome> {
    if (direction === 'pay-in') return { kind: 'found', state: processing(reference) };
    const id = messageIdOf(reference);
    if (id === undefined) return notThere(undefined, now());
    const found = await reported(id, reference);
    if (found !== undefined) return found;
    const said = await askBank(options, { method: 'HEAD', path: outgoing(id) });
    if (said.kind === 'unknown') return said;
    if (said.status === 200) return { kind: 'found', state: processing(reference) };
    return said.status === 404 ? notThere(sentAt, now()) : unknown(`The bank answered ${said.status}.`);
  }

  return {
    name: 'bank-files',
    directions: new Set<PaymentDirection>(['pay-in', 'pay-out']),

    async send(order) {
      if (order.direction === 'refund')
        return refused('no_refunds', 'The bank pays out, and refunds nothing by itself.');
      if (order.direction === 'pay-in') return expected(order);
      const file = fileOf(order);
      if ('kind' in file) return file;
      const headers = { 'content-type': 'application/xml; charset=utf-8', 'if-none-match': '*' };
      const said = await askBank(options, { method: 'PUT', path: outgoing(file.id), body: file.xml }, headers);
      if (said.kind === 'unknown') return said;
      // It lies there from an earlier try.
      if (said.status === 201 || said.status === 412) return { kind: 'accepted', state: processing(order.reference) };
      if (REFUSING.has(said.status)) return refused(`file_refused_${said.status}`, 'The bank refused the file.');
      return unknown(`The bank answered ${said.status}.`);
    },

    inquire,

    /** A file that was handed in stays: what counts is where the transfer stands. */
    cancel: inquire,
  };
}
