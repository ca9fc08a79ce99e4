/** The example of the routes of mappings: a broker whose columns are German. */
export const MAPPING_ID = '0190c1f0-7d5e-7c3a-8a5e-4b5a1d2c3e4f';

const MEANING = {
  name: 'Musterbroker',
  columns: {
    date: 'Datum',
    type: 'Art',
    quantity: 'Menge',
    asset: 'Coin',
    otherQuantity: 'Betrag',
    feeQuantity: 'Gebühr',
    id: 'Beleg',
  },
  constants: { otherAsset: 'EUR', feeAsset: 'EUR' },
  dates: { order: 'day-first', zone: 'Europe/Berlin' },
  numbers: 'decimal-comma',
  types: {
    Kauf: { type: 'buy' },
    Verkauf: { type: 'sell' },
    Staking: { type: 'income', incomeKind: 'staking' },
  },
  direction: 'by-type',
  ignore: [{ column: 'Status', texts: ['storniert'] }],
} as const;

const HEADER = ['Datum', 'Art', 'Coin', 'Menge', 'Betrag', 'Gebühr', 'Status', 'Beleg'];

export const MAPPING_SENT = { ...MEANING, header: HEADER };

export const MAPPING_SHOWN = {
  mappingId: MAPPING_ID,
  version: 1,
  createdAt: '2026-01-15T09:30:00.000Z',
  updatedAt: '2026-01-15T09:30:00.000Z',
  ...MEANING,
  feeIncluded: false,
  header: HEADER,
};

const CONTENT = `${HEADER.join(';')}
04.05.2021 10:00;Kauf;BTC;0,5;-20.000,00;12,50;ausgeführt;A-1
05.05.2021 10:00;Bonus;BTC;0,1;;;ausgeführt;A-2
`;

/** Body and answer of a preview. */
export const PREVIEWED = {
  body: { mapping: MEANING, content: CONTENT },
  answer: {
    status: 200,
    body: {
      header: HEADER,
      rows: [
        {
          line: 2,
          outcome: 'transaction',
          transaction: {
            externalId: 'A-1',
            account: 'Musterbroker',
            timestamp: '2021-05-04T08:00:00.000Z',
            type: 'buy',
            amounts: [
              { asset: 'BTC', quantity: '0.5', direction: 'in' },
              { asset: 'EUR', quantity: '20000', direction: 'out' },
            ],
            fees: [{ asset: 'EUR', quantity: '12.5', value: '12.5' }],
            value: { currency: 'EUR', amount: '20000' },
            metadata: { operation: 'Kauf' },
          },
        },
        {
          line: 3,
          outcome: 'rejected',
          code: 'unknown-operation',
          reason: 'the mapping doesn\'t say what "Bonus" in the column "art" is',
        },
      ],
    },
  },
} as const;
