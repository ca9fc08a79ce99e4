/** KuCoin's closed positions of futures: what was won or lost, after fees, in the coin that the contract is settled in. */

import { absolute } from '../../../kernel/money/decimal.ts';
import { PROFIT } from '../rules.ts';
import type { ReadSides } from '../sides.ts';
import { tableFormat } from '../table.ts';

const OPENED = /^position opening time\((utc[^)]*)\)$/;
const CLOSED = /^,?position closing time\((utc[^)]*)\)$/;

/** `ETHUSDTM` is settled in USDT, `XBTUSDM` and `XBTMU24` in the coin itself. */
const SETTLED = /^(?:[A-Z0-9]+(USDT|USDC)M|(XBT|[A-Z0-9]+?)(?:USDM|M[A-Z]\d\d))$/;

const sides: ReadSides = (cells) => {
  const contract = cells.needed('contract').toUpperCase();
  const [, stable, coin] = SETTLED.exec(contract) ?? [];
  const symbol = stable ?? coin;
  if (symbol === undefined) cells.fail('unknown-operation', `the contract ${contract} does not say its coin`);
  const written = cells.number('profit');
  const leg = { asset: cells.assetNamed(symbol ?? ''), quantity: absolute(written) };
  return written < 0n ? { out: leg } : { into: leg };
};

export const kucoinFutures = tableFormat({
  name: 'kucoin-futures',
  title: 'KuCoin futures, realized profits',
  source: 'kucoin',
  variants: {
    plain: [
      ...['uid', 'account type', 'symbol', 'close type', 'realized pnl', 'total realized pnl', 'total funding fees'],
      ...['total trading fees', OPENED, CLOSED],
    ],
  },
  columns: {
    contract: 'symbol',
    type: 'close type',
    profit: 'realized pnl',
    total: 'total realized pnl',
    closed: CLOSED,
  },
  optional: ['total'],
  at: 'closed',
  operation: ['type'],
  operations: () => PROFIT,
  sides,
  notes: 'contract',
});
