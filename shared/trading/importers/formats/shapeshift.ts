/** ShapeShift's trades. What came is without the miner's fee, which is in the coin that came. */
import { EXCHANGE, type TableRule } from '../rules.ts';
import { inAndOut } from '../sides.ts';
import { tableFormat } from '../table.ts';

const STATUSES: Readonly<Record<string, TableRule>> = {
  complete: EXCHANGE,
  returned: { ignored: 'returned: what was sent in came back, and nothing was exchanged' },
  failed: { ignored: 'failed: nothing was exchanged' },
};

export const shapeshift = tableFormat({
  name: 'shapeshift',
  title: 'ShapeShift trades',
  source: 'shapeshift',
  variants: {
    plain:
      'id,status,timestamp,rate,minerfee,inputamount,inputcurrency,inputaddress,inputtxid,outputamount,outputcurrency,outputaddress,outputtxid,refundaddress,refundcurrency,refundtxid',
  },
  columns: {
    id: 'id',
    status: 'status',
    date: 'timestamp',
    fee: 'minerfee',
    sent: 'inputamount',
    sentCurrency: 'inputcurrency',
    got: 'outputamount',
    gotCurrency: 'outputcurrency',
  },
  at: 'date',
  operation: ['status'],
  operations: STATUSES,
  sides: inAndOut({
    in: ['gotCurrency', 'got'],
    out: ['sentCurrency', 'sent'],
    fee: 'fee',
    feeAsset: 'gotCurrency',
    feeIncluded: true,
  }),
  id: 'id',
});
