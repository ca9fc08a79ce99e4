/** Ramp Network: its page, which a user opens, and what its API says of purchases and sales. */
import {
  createECDH,
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomUUID,
  sign,
} from 'node:crypto';
import { json, type ProviderCall, type ProviderReply, type SignedWebhook, type Time } from './protocol.ts';

type Json = Record<string, unknown>;

interface Held {
  readonly isSale: boolean;
  readonly viewToken: string;
  readonly webhookUrl: URL;
  /** As the API and the webhooks show it. */
  readonly shown: Json & { readonly id: string };
}

/** Keys in order, nothing between: what `fast-json-stable-stringify` makes. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${stable((value as Json)[key])}`).join(',')}}`;
}

/** The same in every process, so that a host elsewhere knows them. */
function keysOf(name: string): KeyObject {
  const ecdh = createECDH('secp256k1');
  const d = createHash('sha256').update(name).digest();
  ecdh.setPrivateKey(d);
  const point = ecdh.getPublicKey();
  const part = (from: number, to: number) => point.subarray(from, to).toString('base64url');
  const key = { kty: 'EC', crv: 'secp256k1', d: d.toString('base64url'), x: part(1, 33), y: part(33, 65) };
  return createPrivateKey({ key, format: 'jwk' });
}
const RAMPS = keysOf('ramp');
const STRANGERS = keysOf('a stranger');

export class RampServer {
  readonly apiKey = 'ramp_test_key';
  readonly referenceKey = 'our own key for references';
  readonly held: Held[] = [];
  readonly #time: Time;

  constructor(time: Time) {
    this.#time = time;
  }

  get publicKey(): string {
    return createPublicKey(RAMPS).export({ type: 'spki', format: 'pem' }).toString();
  }

  /** What the page does when a user buys or sells on it. */
  open(address: string): Held {
    const { searchParams } = new URL(address);
    const get = (name: string) => searchParams.get(name) ?? '';
    const isSale = get('enabledFlows') === 'OFFRAMP';
    const [id, createdAt] = [randomUUID(), new Date(this.#time.nowMs()).toISOString()];
    const asset = { symbol: get(isSale ? 'offrampAsset' : 'swapAsset'), decimals: 6 };
    const crypto = { amount: get('swapAmount'), assetInfo: asset, status: null };
    const shown = isSale
      ? { id, createdAt, crypto, fiat: { amount: 24.5, currencySymbol: 'EUR', status: 'not-started' } }
      : {
          id,
          createdAt,
          updatedAt: createdAt,
          status: 'INITIALIZED',
          asset,
          cryptoAmount: get('swapAmount'),
          fiatValue: 25.1,
        };
    const webhookUrl = new URL(get(isSale ? 'offrampWebhookV3Url' : 'webhookStatusUrl'));
    const made = { isSale, viewToken: randomUUID().slice(0, 12), webhookUrl, shown };
    this.held.push(made);
    return made;
  }

  handle({ path, query }: ProviderCall): ProviderReply {
    const [, sale, purchase] = /^\/api\/host-api\/(?:v3\/offramp\/sale\/([\w-]+)|purchase\/([\w-]+))$/.exec(path) ?? [];
    const found = this.held.find(
      ({ shown, viewToken }) => shown.id === (sale ?? purchase) && viewToken === query.get('secret'),
    );
    return found ? json(200, found.shown) : json(404, { statusCode: 404, error: 'Not Found' });
  }

  #of(reference: string): Held {
    const found = this.held.find(({ webhookUrl }) => webhookUrl.searchParams.get('reference')?.startsWith(reference));
    if (!found) throw new Error(`Ramp has nothing under ${reference}`);
    return found;
  }

  /** Lets a purchase or sale come to stand elsewhere, and gives the event of it. */
  advance(reference: string, type: string, changes: Json): SignedWebhook {
    const found = this.#of(reference);
    Object.assign(found.shown, { updatedAt: new Date(this.#time.nowMs()).toISOString() }, changes);
    const event = found.isSale
      ? { id: randomUUID(), type, mode: 'OFFRAMP', payload: { ...found.shown, saleViewToken: found.viewToken } }
      : { type, purchase: { ...found.shown, purchaseViewToken: found.viewToken } };
    const marked = found.webhookUrl.searchParams.get('reference') ?? '';
    return { ...this.sign(JSON.stringify(event)), reference: marked };
  }

  sign(body: string, { by = 'ramp' }: { readonly by?: 'ramp' | 'a stranger' } = {}): SignedWebhook {
    const privateKey = by === 'ramp' ? RAMPS : STRANGERS;
    const signature = sign('sha256', Buffer.from(stable(JSON.parse(body))), privateKey).toString('base64');
    return { headers: { 'x-body-signature': signature, 'content-type': 'application/json' }, body };
  }
}
