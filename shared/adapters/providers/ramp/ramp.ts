/**
 * Ramp Network: users buy and sell crypto on its own page, which an order leads to. Ramp calls the webhook that the page
 * was opened with; a purchase or sale is asked about by its id and view token (`/api/host-api/purchase/{id}?secret=…`).
 */
import type * as z from 'zod/mini';
import type {
  Inquiry,
  InquiryOutcome,
  PaymentDirection,
  PaymentOrder,
  PaymentProvider,
  PaymentState,
} from '../../../ledger/contract/payment-provider.ts';
import { httpExchange } from '../../http-exchange.ts';
import { toMinorUnits } from '../minor-units.ts';
import {
  type ClientOptions,
  readAnswer,
  refused,
  spoken,
  TIMEOUT_MILLISECONDS,
  USER_AGENT,
  unknown,
} from '../provider-answer.ts';
import { partsOf, purchase, purchaseState, sale, saleState } from './objects.ts';
import { marked } from './reference-mark.ts';

const ENDPOINT = 'https://api.rampnetwork.com';
const PAGE = 'https://app.rampnetwork.com';

export interface RampOptions extends ClientOptions {
  /** Stands in the address of the page. */
  readonly apiKey: string;
  readonly page?: string | undefined;
  /** Our own route for Ramp's webhooks, as it is reached from outside. */
  readonly webhookUrl: string;
  /** Marks references in that URL. */
  readonly referenceKey: string;
  /** Ramp's symbol of an asset on its chain, and how many decimals Ramp counts it in. */
  readonly assets: Readonly<Record<string, { readonly symbol: string; readonly decimals: number }>>;
}

function pageUrl(options: RampOptions, order: PaymentOrder, symbol: string, units: bigint): string {
  const { apiKey, page = PAGE, webhookUrl, referenceKey } = options;
  const { direction, counterparty, reference } = order;
  const hook = new URL(webhookUrl);
  hook.searchParams.set('reference', marked(reference, referenceKey));
  const own =
    direction === 'pay-in'
      ? { enabledFlows: 'ONRAMP', swapAsset: symbol, userAddress: counterparty, webhookStatusUrl: hook.href }
      : { enabledFlows: 'OFFRAMP', offrampAsset: symbol, userAddress: counterparty, offrampWebhookV3Url: hook.href };
  const url = new URL(page);
  for (const [name, value] of Object.entries({ hostApiKey: apiKey, swapAmount: String(units), ...own })) {
    url.searchParams.set(name, value);
  }
  return url.href;
}

export function ramp(options: RampOptions): PaymentProvider {
  async function ask<T>(path: string, secret: string, schema: z.ZodMiniType<T>): Promise<T | InquiryOutcome> {
    const url = new URL(`${(options.endpoint ?? ENDPOINT).replace(/\/+$/, '')}/api/host-api/${path}`);
    url.searchParams.set('secret', secret);
    const timeoutMs = options.timeoutMs ?? TIMEOUT_MILLISECONDS;
    const answer = await httpExchange({ url, timeoutMs, headers: { 'user-agent': USER_AGENT } });
    const said = spoken(answer, (options.now ?? Date.now)());
    if (said.kind === 'unknown') return said;
    const read = said.status === 200 ? readAnswer(schema, said.text) : undefined;
    return read ?? unknown(`Ramp answered ${said.status}, and not with what was asked for.`);
  }

  const found = (state: PaymentState | undefined): InquiryOutcome =>
    state === undefined ? unknown('Ramp has a status that is not known here.') : { kind: 'found', state };

  async function inquire({ direction, reference }: Inquiry, providerId = reference): Promise<InquiryOutcome> {
    const { id, viewToken } = partsOf(providerId);
    if (viewToken === undefined) return unknown('Ramp is asked by an id that it has not told yet.');
    if (direction === 'pay-in') {
      const held = await ask(`purchase/${id}`, viewToken, purchase);
      return 'kind' in held ? held : found(purchaseState({ ...held, purchaseViewToken: viewToken }));
    }
    const held = await ask(`v3/offramp/sale/${id}`, viewToken, sale);
    if ('kind' in held) return held;
    // A sale is over when its money was sent.
    const stage = held.fiat.status === 'completed' ? 'settled' : 'processing';
    return found(saleState({ ...held, saleViewToken: viewToken }, stage));
  }

  return {
    name: 'ramp',
    directions: new Set<PaymentDirection>(['pay-in', 'pay-out']),

    /** Nothing is sent yet: the user does that, on the page that the state leads to. */
    async send(order) {
      if (order.direction === 'refund') return refused('no_refunds', 'Ramp refunds by itself what fails.');
      const asset = options.assets[order.asset];
      if (asset === undefined) return refused('no_such_asset', `Ramp is not set up for ${order.asset}.`);
      const units = toMinorUnits(order.amount, asset.decimals);
      if (units === undefined) return refused('amount_not_exact', 'Ramp can’t move this amount exactly.');
      const continueUrl = pageUrl(options, order, asset.symbol, units);
      return { kind: 'accepted', state: { stage: 'processing', providerId: order.reference, continueUrl } };
    },

    inquire,

    /** Ramp stops nothing for us: what counts is where it stands. */
    cancel: inquire,
  };
}
