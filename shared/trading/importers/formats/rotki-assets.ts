/** How rotki names assets: by symbol, or by chain and contract (CAIP-19), as `eip155:1/erc20:0x6B17...`. */
import { assetOf } from '../aliases.ts';

/** Contracts on Ethereum whose symbol is beyond doubt. Addresses in lower case. */
const TOKENS: ReadonlyMap<string, string> = new Map([
  ['0xdac17f958d2ee523a2206206994597c13d831ec7', 'USDT'],
  ['0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', 'USDC'],
  ['0x6b175474e89094c44da98b954eedeac495271d0f', 'DAI'],
  ['0x1f9840a85d5af5bf1d1762f925bdaddc4201f984', 'UNI'],
  ['0xb8c77482e45f1f44de1745f52c74426c631bdd52', 'BNB'],
  ['0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', 'WETH'],
  ['0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', 'WBTC'],
  ['0x514910771af9ca656af840dff83e8264ecf986ca', 'LINK'],
]);

const ON_ETHEREUM = /^eip155:1\/erc20:(0x[0-9a-f]{40})$/;
const CONTRACT = /^eip155:\d+\/erc\d+:0x[0-9a-f]{40}/;

/** A contract that isn't known keeps its name, which no other asset has. */
export function rotkiAsset(written: string): string {
  const name = written.trim().toLowerCase();
  const address = ON_ETHEREUM.exec(name)?.[1];
  const token = address === undefined ? undefined : TOKENS.get(address);
  if (token !== undefined) return token;
  return CONTRACT.test(name) ? name : assetOf('rotki', written);
}
