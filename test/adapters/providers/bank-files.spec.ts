/** The client of a bank that takes and gives files, against one that does. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type StartedServers,
  startPaymentServers,
} from '../../../infra/local/payment-servers/start-payment-servers.ts';
import { bankFiles } from '../../../shared/adapters/providers/bank-files/bank-files.ts';
import { readIban } from '../../../shared/adapters/providers/bank-files/iban.ts';
import { parseXml, textAt, XmlFault } from '../../../shared/adapters/providers/bank-files/xml.ts';
import type { PaymentOrder } from '../../../shared/ledger/contract/payment-provider.ts';

let started: StartedServers;
beforeAll(async () => {
  started = await startPaymentServers();
});
afterAll(() => started.close());

const client = (more: { readonly now?: () => number; readonly timeoutMs?: number } = {}) =>
  bankFiles({ ...started.servers.settings()['bank-files'], timeoutMs: 5_000, ...more });
const order = (more: Partial<PaymentOrder> = {}): PaymentOrder => ({
  direction: 'pay-out',
  reference: randomUUID(),
  amount: '25.5',
  asset: 'EUR',
  counterparty: 'GB29 NWBK 6016 1331 9268 19/Zoë <& Sons>',
  ...more,
});
const nameOf = ({ reference }: PaymentOrder) => `outgoing/${reference.replaceAll('-', '')}.pain001.xml`;

describe('a transfer by file', () => {
  it('is one file with one credit transfer, however often it is sent', async () => {
    const paid = order();
    for (const _ of [1, 2]) {
      expect(await client().send(paid)).toEqual({
        kind: 'accepted',
        state: { stage: 'processing', providerId: paid.reference },
      });
    }
    const { files } = started.servers.bank;
    const file = parseXml(files.get(nameOf(paid)) ?? '');
    files.set(nameOf(paid), 'what lies there already');
    expect(await client().send(paid)).toMatchObject({ kind: 'accepted' });
    expect(files.get(nameOf(paid))).toBe('what lies there already');
    const payment = ['CstmrCdtTrfInitn', 'PmtInf'] as const;
    expect(textAt(file, ...payment, 'CtrlSum')).toBe('25.5');
    expect(textAt(file, ...payment, 'CdtTrfTxInf', 'PmtId', 'EndToEndId')).toBe(paid.reference.replaceAll('-', ''));
    expect(textAt(file, ...payment, 'CdtTrfTxInf', 'Amt', 'InstdAmt')).toBe('25.5');
    expect(textAt(file, ...payment, 'CdtTrfTxInf', 'CdtrAcct', 'Id', 'IBAN')).toBe('GB29NWBK60161331926819');
    expect(textAt(file, ...payment, 'CdtTrfTxInf', 'Cdtr', 'Nm')).toBe('Zoe    Sons');
    expect(textAt(file, ...payment, 'DbtrAgt', 'FinInstnId', 'BIC')).toBe('COBADEFFXXX');
  });

  it('that comes in is waited for: the payer sends it, and nothing is put in', async () => {
    const before = started.servers.seen.length;
    const awaited = { stage: 'processing', providerId: expect.any(String) };
    const { reference, ...payIn } = order({ direction: 'pay-in', counterparty: 'Jane Doe' });
    expect(await client().send({ ...payIn, reference })).toEqual({ kind: 'accepted', state: awaited });
    expect(await client().inquire({ direction: 'pay-in', reference })).toEqual({ kind: 'found', state: awaited });
    expect(started.servers.seen.length).toBe(before);
  });

  it.each([
    [{ counterparty: 'GB29 NWBK 6016 1331 9268 18/Jane Doe' }, 'bad_account'],
    [{ counterparty: 'GB29NWBK60161331926819' }, 'bad_account'],
    [{ amount: '0.001' }, 'amount_not_exact'],
    [{ asset: 'USD' }, 'no_such_currency'],
    [{ reference: 'not a uuid' }, 'bad_reference'],
    [{ direction: 'refund', refundOf: 'x' }, 'no_refunds'],
    [{ direction: 'pay-in', asset: 'USD' }, 'no_such_currency'],
  ] as const)('with %j is refused before anything is sent', async (more, code) => {
    const before = started.servers.seen.length;
    expect(await client().send(order(more))).toMatchObject({ kind: 'refused', code });
    expect(started.servers.seen.length).toBe(before);
  });

  it('is refused if the bank won’t have the file', async () => {
    started.servers.fail('bank-files', { kind: 'status', status: 422 });
    expect(await client().send(order())).toMatchObject({ kind: 'refused' });
  });

  it.each([
    ['a 500', { kind: 'status', status: 500 }],
    ['a 404', { kind: 'status', status: 404 }],
    ['a web page', { kind: 'html', status: 400 }],
    ['a broken connection', { kind: 'reset' }],
  ] as const)('is unknown after %s', async (_, fault) => {
    started.servers.fail('bank-files', fault);
    expect(await client().send(order())).toMatchObject({ kind: 'unknown' });
  });

  it('is found though its answer never came, and not given up while it may be on its way', async () => {
    const paid = order();
    const sentAt = new Date().toISOString();
    expect(await client().inquire({ ...paid, sentAt })).toMatchObject({ kind: 'unknown' });
    const now = () => Date.now() + 150_000;
    expect(await client({ now }).inquire({ ...paid, sentAt })).toEqual({ kind: 'unknown-to-provider' });
    started.servers.fail('bank-files', { kind: 'hang-after-write' });
    expect(await client({ timeoutMs: 100 }).send(paid)).toMatchObject({ kind: 'unknown' });
    expect(await client().inquire({ ...paid, sentAt })).toMatchObject({
      kind: 'found',
      state: { stage: 'processing' },
    });
  });

  it.each([
    ['PDNG', { stage: 'processing' }],
    ['ACSP', { stage: 'confirming' }],
    ['ACSC', { stage: 'settled', amount: '25.5' }],
    ['CANC', { stage: 'cancelled' }],
  ])('reported as %s stands there', async (status, state) => {
    const paid = order();
    await client().send(paid);
    started.servers.bank.report(paid.reference, status);
    expect(await client().inquire(paid)).toMatchObject({ kind: 'found', state });
  });

  it('says why the bank rejected it', async () => {
    const paid = order();
    started.servers.bank.report(paid.reference, 'RJCT', { reason: 'AC04' });
    expect(await client().inquire(paid)).toMatchObject({
      state: { stage: 'failed', reason: 'AC04: Rejected & returned', providerId: paid.reference },
    });
  });

  it('is unknown with a report that can’t be read, or has a status that nobody knows', async () => {
    const paid = order();
    started.servers.bank.report(paid.reference, 'XXXX');
    expect(await client().inquire(paid)).toMatchObject({ kind: 'unknown' });
    started.servers.fail('bank-files', { kind: 'truncated' });
    expect(await client().inquire(paid)).toMatchObject({ kind: 'unknown' });
  });
});

describe('XML of a bank', () => {
  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['an entity of its own', '<a>&x;</a>'],
    ['an element that isn’t ended', '<a><b></a>'],
    ['two elements', '<a/><b/>'],
    ['text beside it', '<a/>b'],
    ['nothing', ''],
    ['too much nesting', '<a>'.repeat(40)],
    ['a tag that isn’t whole', '<a'],
  ])('with %s is refused', (_, text) => {
    expect(() => parseXml(text)).toThrow(XmlFault);
  });

  it('is read with prefixes, attributes, CDATA and references', () => {
    const read = parseXml(
      '\uFEFF<?xml version="1.0"?><p:a x="1>2"><p:b> &lt;&#65;<![CDATA[&]]></p:b><c/></p:a>'.replace('1>2', '12'),
    );
    expect(textAt(read, 'b')).toBe('<A&');
    expect(textAt(read, 'c')).toBeUndefined();
  });
});

it('an IBAN has check digits', () => {
  expect(readIban('de89 3704 0044 0532 0130 00')).toBe('DE89370400440532013000');
  expect(readIban('DE88370400440532013000')).toBeUndefined();
});
