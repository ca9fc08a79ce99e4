/** Tokens that stand for something staked or pooled, by symbol. Symbols aren't unique, so a match is only likely. */

/** Receipts of staking: what is staked, and what stands for it (the protocol's or exchange's own token). */
const STAKING_RECEIPTS: Readonly<Record<string, { readonly of: string; readonly protocol: string }>> = {
  ETH2: { of: 'ETH', protocol: 'kraken' },
  BETH: { of: 'ETH', protocol: 'binance' },
  WBETH: { of: 'ETH', protocol: 'binance' },
  CBETH: { of: 'ETH', protocol: 'coinbase' },
  STETH: { of: 'ETH', protocol: 'lido' },
  WSTETH: { of: 'ETH', protocol: 'lido' },
  RETH: { of: 'ETH', protocol: 'rocket-pool' },
  SFRXETH: { of: 'ETH', protocol: 'frax' },
  MSOL: { of: 'SOL', protocol: 'marinade' },
  JITOSOL: { of: 'SOL', protocol: 'jito' },
  BNSOL: { of: 'SOL', protocol: 'binance' },
  STMATIC: { of: 'MATIC', protocol: 'lido' },
};

export interface StakingWrap {
  readonly staked: string;
  readonly receipt: string;
  readonly protocol: string;
}

/** The wrap between two assets, whichever way it goes. */
export function stakingWrapOf(a: string, b: string): StakingWrap | undefined {
  for (const [staked, receipt] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = STAKING_RECEIPTS[receipt.toUpperCase()];
    if (known?.of === staked.toUpperCase()) return { staked, receipt, protocol: known.protocol };
  }
  return undefined;
}

/** Pool shares as the large protocols name them: `UNI-V2`, `SLP`, `ETH-USDC LP`. */
export const isPoolShare = (asset: string): boolean => /(^|[-_ /])(LP|SLP|BPT|UNI-V[23])$/i.test(asset);

const PROTOCOLS = [
  'uniswap',
  'sushiswap',
  'pancakeswap',
  'curve',
  'balancer',
  'aave',
  'compound',
  'lido',
  'rocket-pool',
  'yearn',
  '1inch',
  'convex',
  'jupiter',
  'raydium',
].map((name) => ({ name, pattern: new RegExp(`(^|[^a-z0-9])${name}([^a-z]|$)`) }));

/** The protocol that a text speaks of. */
export const protocolNamed = (text: string): string | undefined => {
  const words = text.toLowerCase().replaceAll(/[\s_]+/g, '-');
  return PROTOCOLS.find(({ pattern }) => pattern.test(words))?.name;
};
