/** What providers say that they settled, read off the lists and files that they have. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CamtEntry, camt } from '../../../infra/local/payment-servers/camt.ts';
import {
  type StartedServers,
  startPaymentServers,
} from '../../../infra/local/payment-servers/start-payment-servers.ts';
import { readCamt } from '../../../shared/adapters/providers/bank-files/camt.ts';
import { referenceNamed } from '../../../shared/adapters/providers/bank-files/references.ts';
import { XmlFault } from '../../../shared/adapters/providers/bank-files/xml.ts';
import { configuredFeeds } from '../../../shared/adapters/providers/settlement-feeds.ts';
import type { Settlement, SettlementWindow } from '../../../shared/ledger/contract/settlement-feed.ts';

const REFERENCE = '0198f3a2-5d7e-7c11-8a4e-3b5f6c7d8e90';
const COMPACT = REFERENCE.replaceAll('-', '');
const WINDOW: SettlementWindow = { from: '2026-03-01T00:00:00.000Z', until: '2026-03-03T05:00:00.000Z' };
const AT = Date.parse('2026-03-02T10:00:00Z') / 1_000;

let started: StartedServers;
beforeAll(async () => {
  started = await startPaymentServers();
});
afterAll(() => started.close());

async function readAll(provider: string, window = WINDOW) {
  const feed = configuredFeeds(JSON.stringify(started.servers.settings())).get(provider);
  if (feed?.kind !== 'list') throw new Error(`${provider} has no list`);
  const [settlements, problems]: [Settlement[], string[]] = [[], []];
  for (let after: string | undefined; ; ) {
    const page = await feed.read(window, after);
    if (page.kind === 'unknown') return { settlements, problems, unknown: page.why };
    settlements.push(...page.settlements);
    if (page.problem !== undefined) problems.push(page.problem);
    if (page.next === undefined) return { settlements, problems };
    after = page.next;
  }
}

describe('Stripe’s balance', () => {
  it('is read to its end, page by page, within the window', async () => {
    const { stripe } = started.servers;
    stripe.balance.length = 0;
    for (let at = 0; at < 230; at += 1) stripe.moves(100 + at, { created: AT + at });
    stripe.moves(1, { created: Date.parse('2026-02-27T00:00:00Z') / 1_000 });
    const { settlements } = await readAll('stripe');
    expect(new Set(settlements.map(({ settlementId }) => settlementId)).size).toBe(230);
    expect(settlements[0]).toMatchObject({ amount: '3.29', settledAt: '2026-03-02T10:03:49.000Z' });
  });

  it.each([
    [
      'a charge, by its payment intent',
      {
        amount: 2_550,
        fee: 62,
        source: { id: 'ch_1', object: 'charge', payment_intent: 'pi_1', metadata: { reference: REFERENCE } },
      },
      { reference: REFERENCE, providerId: 'pi_1', amount: '25.5', fee: '0.62', asset: 'EUR', description: 'charge' },
    ],
    [
      'a payout, by itself',
      { amount: -700, type: 'payout', source: { id: 'po_1', object: 'payout', metadata: { reference: REFERENCE } } },
      { reference: REFERENCE, providerId: 'po_1', amount: '-7', fee: '0' },
    ],
    [
      'a refund that was made at Stripe, by the payment',
      { amount: -300, type: 'refund', source: { id: 're_1', object: 'refund', payment_intent: 'pi_1', metadata: {} } },
      { providerId: 'pi_1', amount: '-3' },
    ],
    [
      'a refund of ours, by itself',
      {
        amount: -300,
        type: 'refund',
        source: { id: 're_2', object: 'refund', payment_intent: 'pi_1', metadata: { reference: REFERENCE } },
      },
      { reference: REFERENCE, providerId: 're_2' },
    ],
    ['yen, which have no decimals', { amount: 500, currency: 'jpy' }, { amount: '500', asset: 'JPY' }],
    [
      'Stripe’s own fees, which are of no payment',
      { amount: -200, type: 'stripe_fee' },
      { amount: '-2', description: 'stripe_fee' },
    ],
  ])('tells of %s', async (_, { amount, ...more }, expected) => {
    const { stripe } = started.servers;
    stripe.balance.length = 0;
    stripe.moves(amount, { created: AT, ...more });
    const { settlements } = await readAll('stripe');
    expect(settlements).toMatchObject([expected]);
    expect(settlements[0]?.reference).toBe('reference' in expected ? expected.reference : undefined);
  });

  it('is unknown when Stripe does not answer as it should', async () => {
    started.servers.fail('stripe', { kind: 'truncated' }, { kind: 'status', status: 500 });
    expect(await readAll('stripe')).toMatchObject({ unknown: expect.stringContaining('another shape') });
    expect(await readAll('stripe')).toMatchObject({ unknown: 'The provider answered 500.' });
  });
});

describe('the bank’s statements', () => {
  const entry = (more: Partial<CamtEntry> = {}): CamtEntry => ({ amount: '40.00', bankReference: 'B1', ...more });

  it.each(['02', '08'] as const)('are read in version %s, statements and notifications alike', (version) => {
    for (const kind of ['053', '054'] as const) {
      const file = camt(
        kind,
        [entry({ endToEndId: COMPACT, charges: '0.35' }), entry({ isCredit: false, bankReference: 'B2' })],
        version,
      );
      expect(readCamt(file)).toEqual([
        expect.objectContaining({
          ...{ settlementId: 'B1', amount: '40', asset: 'EUR', fee: '0.35', reference: REFERENCE },
          settledAt: '2026-03-01T00:00:00.000Z',
        }),
        expect.objectContaining({ settlementId: 'B2', amount: '-40' }),
      ]);
    }
  });

  it('tell the same of an entry that both files have, and tell entries apart that are alike', () => {
    const [one, other] = [camt('053', [entry()]), camt('054', [entry()], '02')].map(
      (file) => readCamt(file)[0]?.settlementId,
    );
    expect(one).toBe(other);
    const alike = readCamt(
      camt(
        '053',
        [1, 2].map(() => ({ amount: '40.00', remittance: ['rent'] })),
      ),
    );
    expect(new Set(alike.map(({ settlementId }) => settlementId)).size).toBe(2);
  });

  it('leave out what is not booked, and take each payment of a batch', () => {
    const parts = [
      { amount: '15.00', endToEndId: COMPACT },
      { amount: '25.00', endToEndId: 'NOTPROVIDED' },
    ];
    for (const version of ['02', '08'] as const) {
      const read = readCamt(camt('053', [entry({ status: 'PDNG' }), entry({ bankReference: 'B9', parts })], version));
      expect(read.map(({ settlementId, amount, reference }) => [settlementId, amount, reference])).toEqual([
        ['B9.1', '15', REFERENCE],
        ['B9.2', '25', undefined],
      ]);
    }
  });

  it.each([
    ['with dashes', `Invoice 7 ${REFERENCE} thanks`, REFERENCE],
    ['without, in capitals', `REF ${COMPACT.toUpperCase()}`, REFERENCE],
    ['broken by the bank', `${COMPACT.slice(0, 20)} ${COMPACT.slice(20)}`, REFERENCE],
    ['as part of a longer number', `${COMPACT}00`, undefined],
    ['not at all', 'rent for March', undefined],
  ])('name a reference %s', (_, text, expected) => {
    expect(referenceNamed(text)).toBe(expected);
    expect(readCamt(camt('053', [entry({ remittance: [text] })]))[0]?.reference).toBe(expected);
  });

  it.each([
    ['no amount', camt('053', [entry({ amount: 'much' })])],
    ['no date', camt('053', [entry({ booked: 'soon' })])],
    ['another document', '<Document><CstmrPmtStsRpt/></Document>'],
    ['half of it', camt('053', [entry()]).slice(0, 400)],
  ])('with %s can’t be read', (_, file) => {
    expect(() => readCamt(file)).toThrow(XmlFault);
  });

  it('are found day by day; one that makes no sense is said and passed over', async () => {
    const { bank } = started.servers;
    bank.state('2026-03-01', 'a.camt054.xml', camt('054', [entry()]));
    bank.state('2026-03-01', 'b.camt053.xml', '<nonsense>');
    bank.state('2026-03-01', 'notes.txt', 'nothing');
    bank.state('2026-03-03', 'c.camt053.xml', camt('053', [entry({ bankReference: 'B3' })]));
    bank.state('2026-03-04', 'd.camt053.xml', camt('053', [entry({ bankReference: 'B4' })]));
    const { settlements, problems } = await readAll('bank-files');
    expect(settlements.map(({ settlementId }) => settlementId)).toEqual(['B1', 'B3']);
    expect(problems).toEqual([expect.stringMatching(/^2026-03-01\/b\.camt053\.xml can’t be read: /)]);
    started.servers.fail('bank-files', { kind: 'status', status: 503 });
    expect(await readAll('bank-files')).toMatchObject({ unknown: 'The provider answered 503.' });
  });
});
