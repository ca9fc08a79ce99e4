/** Addresses of contracts, by chain. */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Chains whose addresses are those of the Ethereum Virtual Machine. */
const EVM_CHAINS: ReadonlySet<string> = new Set([
  ...['ethereum', 'polygon', 'arbitrum', 'optimism', 'base', 'bnb-chain', 'avalanche', 'fantom', 'gnosis', 'linea'],
  ...['zksync', 'scroll', 'celo', 'cronos', 'mantle', 'blast', 'moonbeam', 'moonriver', 'aurora', 'sonic'],
]);

/** The address with the case of its letters as ERC-55 has it. Takes one in lower case. */
export function withChecksum(address: string): string {
  const digits = address.slice(2);
  const digest = bytesToHex(keccak_256(utf8ToBytes(digits)));
  const cased = [...digits].map((digit, index) =>
    Number.parseInt(digest.charAt(index), 16) >= 8 ? digit.toUpperCase() : digit,
  );
  return `0x${cased.join('')}`;
}

/** What is wrong with an address on a chain; undefined when nothing is. */
export function addressFault(chain: string, address: string): string | undefined {
  if (!EVM_CHAINS.has(chain)) {
    return /^[\w.:/-]{1,128}$/.test(address) ? undefined : 'must be an address of the chain';
  }
  if (!/^0x[0-9a-fA-F]{40}$/.test(address)) return 'must be 0x and 40 hexadecimal digits';
  const lower = address.toLowerCase();
  if (address === lower || address === withChecksum(lower)) return undefined;
  return 'has mixed case that is not its checksum (ERC-55); check it, or send it in lower case';
}

/** How addresses of a chain are compared: those of the Ethereum Virtual Machine without case. */
export const comparableAddress = (chain: string, address: string): string =>
  EVM_CHAINS.has(chain) ? address.toLowerCase() : address;
