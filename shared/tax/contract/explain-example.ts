/** An explanation as the example of its route shows it. */
const BUY_ID = '037b2b7f-6d00-8a5e-9d0c-4b5a1d2c3e4f';
const SALE_ID = '0450c1f0-3a40-8b1d-a5e0-91c2d7f3b685';
const LOT_ID = '0d7b3c1e-57a6-5d0b-9c1f-2f7b1b6f3a10';

const money = (value: string) => ({
  value,
  source: 'stated' as const,
  stated: { amount: value, currency: 'USD' },
  quotes: [],
});

export const EXPLANATION_EXAMPLE = {
  transaction: {
    transactionId: SALE_ID,
    type: 'sell',
    timestamp: '2022-08-01T09:30:00.000Z',
    account: 'kraken',
    amounts: [
      { asset: 'BTC', quantity: '0.2', direction: 'out' as const },
      { asset: 'USD', quantity: '4600', direction: 'in' as const },
    ],
    valuation: money('4600'),
    fees: [],
  },
  rule: {
    jurisdiction: 'US',
    name: 'United States',
    sources: ['IRS Publication 544'],
    taxYear: 2022,
    currency: 'USD',
    method: 'FIFO',
    lotScope: 'universal',
    longTerm: 'us',
    buyFeeInBasis: true,
    sellFeeDeducted: true,
    transferFee: 'disposal',
  },
  sentences: ['A sell on kraken at 2022-08-01T09:30:00.000Z.', 'It was worth 4600 USD, as stated with it.'],
  items: [
    {
      disposal: {
        transactionId: SALE_ID,
        lotId: LOT_ID,
        asset: 'BTC',
        account: 'kraken',
        quantity: '0.2',
        proceeds: '4600',
        costBasis: '8005',
        gain: '-3405',
        acquiredAt: '2021-05-04T10:00:00.000Z',
        disposedAt: '2022-08-01T09:30:00.000Z',
        holdingDays: 453,
        term: 'long',
      },
      lot: {
        lotId: LOT_ID,
        asset: 'BTC',
        account: 'kraken',
        acquiredAt: '2021-05-04T10:00:00.000Z',
        quantity: '0.5',
        costBasis: '20012.5',
        unitCost: '40025',
      },
      acquisition: {
        transactionId: BUY_ID,
        type: 'buy',
        timestamp: '2021-05-04T10:00:00.000Z',
        account: 'kraken',
        amounts: [
          { asset: 'BTC', quantity: '0.5', direction: 'in' as const },
          { asset: 'USD', quantity: '20000', direction: 'out' as const },
        ],
        valuation: money('20000'),
        fees: [{ asset: 'USD', quantity: '12.5', amount: '12.5', source: 'money', quotes: [] }],
      },
      transfers: [],
      changes: [],
      sentences: ['0.2 BTC were taken from the lot of 0.5 BTC that was acquired at 2021-05-04T10:00:00.000Z.'],
    },
  ],
  nextCursor: null,
  complete: true,
};
