/**
 * Keccak-256 as Ethereum uses it: The Keccak reference 3.0, with the padding of before FIPS 202, which Node's `sha3-256`
 * has not. For the checksums of addresses only; it is not fast.
 */
const LANES = 25;
const RATE_BYTES = 136;
const ROUNDS = 24;
const MASK = (1n << 64n) - 1n;

const rotate = (lane: bigint, by: bigint): bigint => ((lane << by) | (lane >> (64n - by))) & MASK;

/** Rotations and places of ρ and π, and the constants of ι, made by the rules of the reference (1.2). */
function tables() {
  const steps: { readonly to: number; readonly by: bigint }[] = [];
  let [x, y] = [1, 0];
  for (let step = 0; step < 24; step += 1) {
    [x, y] = [y, (2 * x + 3 * y) % 5];
    steps.push({ to: x + 5 * y, by: BigInt((((step + 1) * (step + 2)) / 2) % 64) });
  }
  const constants: bigint[] = [];
  let register = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    let constant = 0n;
    for (let bit = 0; bit < 7; bit += 1) {
      if (register & 1) constant |= 1n << BigInt(2 ** bit - 1);
      register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1;
    }
    constants.push(constant);
  }
  return { steps, constants };
}

const { steps, constants } = tables();

function permute(lanes: bigint[]): void {
  const at = (index: number): bigint => lanes[index] ?? 0n;
  for (const constant of constants) {
    const columns = [0, 1, 2, 3, 4].map((x) => at(x) ^ at(x + 5) ^ at(x + 10) ^ at(x + 15) ^ at(x + 20));
    const column = (x: number): bigint => columns[(x + 5) % 5] ?? 0n;
    for (let index = 0; index < LANES; index += 1) {
      lanes[index] = at(index) ^ column((index % 5) - 1) ^ rotate(column((index % 5) + 1), 1n);
    }
    let carried = at(1);
    for (const { to, by } of steps) {
      const next = at(to);
      lanes[to] = rotate(carried, by);
      carried = next;
    }
    for (let row = 0; row < LANES; row += 5) {
      const kept = lanes.slice(row, row + 5);
      const of = (x: number): bigint => kept[x % 5] ?? 0n;
      for (let x = 0; x < 5; x += 1) lanes[row + x] = of(x) ^ (~of(x + 1) & MASK & of(x + 2));
    }
    lanes[0] = at(0) ^ constant;
  }
}

/** The digest in hexadecimal. */
export function keccak256(message: Uint8Array): string {
  const padded = new Uint8Array((Math.floor(message.length / RATE_BYTES) + 1) * RATE_BYTES);
  padded.set(message);
  padded.fill(1, message.length, message.length + 1);
  padded.fill((padded.at(-1) ?? 0) | 0x80, padded.length - 1);
  const view = new DataView(padded.buffer);
  const lanes = Array.from({ length: LANES }, () => 0n);
  for (let block = 0; block < padded.length; block += RATE_BYTES) {
    for (let lane = 0; lane < RATE_BYTES / 8; lane += 1) {
      lanes[lane] = (lanes[lane] ?? 0n) ^ view.getBigUint64(block + lane * 8, true);
    }
    permute(lanes);
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (let lane = 0; lane < 4; lane += 1) digest.setBigUint64(lane * 8, lanes[lane] ?? 0n, true);
  return Buffer.from(digest.buffer).toString('hex');
}
