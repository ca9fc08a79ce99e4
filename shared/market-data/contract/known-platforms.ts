/**
 * Exchanges, chains and protocols that transactions come from, with the contracts and methods that they are known by.
 * Addresses are those that the protocols publish; a selector is the start of the Keccak-256 hash of the signature beside
 * it, which a test holds them against.
 */
import type { DataSource, KnownContract, MethodSignature, RateLimit, SourceOperation } from './data-sources.ts';

const exchange = (
  name: string,
  displayName: string,
  api: { readonly endpoint: string; readonly version: string | null; readonly limits: readonly RateLimit[] },
  prices: readonly SourceOperation[] = [],
): DataSource => ({
  ...{ name, displayName, kind: 'exchange', apiEndpoint: api.endpoint, apiVersion: api.version },
  rateLimits: api.limits,
  supportedOperations: ['transaction-import', ...prices],
  assetTypes: ['crypto', 'fiat'],
  contractAddresses: [],
  methodSignatures: [],
  active: true,
});

const method = (selector: string, signature: string, meaning: string): MethodSignature => ({
  ...{ selector, signature, meaning },
});
const ethereum = (address: string, role: string): KnownContract => ({ chain: 'ethereum', address, role });

const protocol = (
  name: string,
  displayName: string,
  contractAddresses: readonly KnownContract[],
  methodSignatures: readonly MethodSignature[],
): DataSource => ({
  ...{ name, displayName, kind: 'defi-protocol', apiEndpoint: null, apiVersion: null, rateLimits: [] },
  supportedOperations: ['transaction-import'],
  assetTypes: ['crypto', 'lp-token'],
  ...{ contractAddresses, methodSignatures, active: true },
});

export const EXCHANGES_AND_CHAINS: readonly DataSource[] = [
  exchange(
    'kraken',
    'Kraken',
    { endpoint: 'https://api.kraken.com', version: '0', limits: [{ requests: 60, periodSeconds: 60 }] },
    ['daily-prices', 'latest-prices'],
  ),
  exchange('coinbase', 'Coinbase', {
    endpoint: 'https://api.coinbase.com',
    version: 'v2',
    limits: [{ requests: 10_000, periodSeconds: 3_600 }],
  }),
  exchange('binance', 'Binance', {
    endpoint: 'https://api.binance.com',
    version: 'v3',
    limits: [{ requests: 1_200, periodSeconds: 60 }],
  }),
  {
    name: 'ethereum',
    displayName: 'Ethereum',
    kind: 'blockchain',
    ...{ apiEndpoint: null, apiVersion: null, rateLimits: [] },
    supportedOperations: ['transaction-import', 'balance-fetch'],
    assetTypes: ['crypto', 'nft-collection', 'lp-token'],
    contractAddresses: [ethereum('0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', 'wrapped ether')],
    methodSignatures: [
      method('0xa9059cbb', 'transfer(address,uint256)', 'transfer'),
      method('0x23b872dd', 'transferFrom(address,address,uint256)', 'transfer'),
      method('0x095ea7b3', 'approve(address,uint256)', 'fee'),
      method('0xd0e30db0', 'deposit()', 'trade'),
      method('0x2e1a7d4d', 'withdraw(uint256)', 'trade'),
    ],
    active: true,
  },
  protocol(
    'uniswap',
    'Uniswap',
    [
      ethereum('0x7a250d5630b4cf539739df2c5dacb4c659f2488d', 'router of version 2'),
      ethereum('0xe592427a0aece92de3edee0f18e0157c05861564', 'router of version 3'),
      ethereum('0xc36442b4a4522e871399cd717abdd847ab11fe88', 'positions of version 3'),
    ],
    [
      method('0x38ed1739', 'swapExactTokensForTokens(uint256,uint256,address[],address,uint256)', 'trade'),
      method('0x7ff36ab5', 'swapExactETHForTokens(uint256,address[],address,uint256)', 'trade'),
      method('0x18cbafe5', 'swapExactTokensForETH(uint256,uint256,address[],address,uint256)', 'trade'),
      method(
        '0x414bf389',
        'exactInputSingle((address,address,uint24,address,uint256,uint256,uint256,uint160))',
        'trade',
      ),
      method(
        '0xe8e33700',
        'addLiquidity(address,address,uint256,uint256,uint256,uint256,address,uint256)',
        'liquidity_add',
      ),
      method('0xf305d719', 'addLiquidityETH(address,uint256,uint256,uint256,address,uint256)', 'liquidity_add'),
      method(
        '0xbaa2abde',
        'removeLiquidity(address,address,uint256,uint256,uint256,address,uint256)',
        'liquidity_remove',
      ),
      method('0x02751cec', 'removeLiquidityETH(address,uint256,uint256,uint256,address,uint256)', 'liquidity_remove'),
    ],
  ),
  protocol(
    'lido',
    'Lido',
    [
      ethereum('0xae7ab96520de3a18e5e111b5eaab095312d7fe84', 'staked ether'),
      ethereum('0x7f39c581f595b53c5cb19bd0b3f8da6c935e2ca0', 'wrapped staked ether'),
    ],
    [
      method('0xa1903eab', 'submit(address)', 'stake'),
      method('0xea598cb0', 'wrap(uint256)', 'trade'),
      method('0xde0e9a3e', 'unwrap(uint256)', 'trade'),
    ],
  ),
  protocol(
    'aave',
    'Aave',
    [
      ethereum('0x7d2768de32b0b80b7a3454c06bdac94a69ddc7a9', 'pool of version 2'),
      ethereum('0x87870bca3f3fd6335c3f4ce8392d69350b4fa4e2', 'pool of version 3'),
    ],
    [
      method('0xe8eda9df', 'deposit(address,uint256,address,uint16)', 'deposit'),
      method('0x617ba037', 'supply(address,uint256,address,uint16)', 'deposit'),
      method('0x69328dec', 'withdraw(address,uint256,address)', 'withdrawal'),
    ],
  ),
  protocol(
    'curve',
    'Curve',
    [ethereum('0xbebc44782c7db0a1a60cb6fe97d0b483032ff1c7', 'pool of three dollar coins')],
    [
      method('0x3df02124', 'exchange(int128,int128,uint256,uint256)', 'trade'),
      method('0x4515cef3', 'add_liquidity(uint256[3],uint256)', 'liquidity_add'),
      method('0xecb586a5', 'remove_liquidity(uint256,uint256[3])', 'liquidity_remove'),
    ],
  ),
];
