/** A bank that takes pain.001 files and lays pain.002 files beside them. */
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { ProviderCall, ProviderReply, SignedWebhook, Time } from './protocol.ts';

const plain = (status: number, text = ''): ProviderReply => ({ status, type: 'text/plain', text });

export class BankServer {
  readonly apiKey = 'bank_test_key';
  readonly webhookSecret = `whsec_${Buffer.from('the secret of the bank, simulated').toString('base64')}`;
  /** By name: what was handed in, and what the bank reported. */
  readonly files = new Map<string, string>();
  readonly #time: Time;

  constructor(time: Time) {
    this.#time = time;
  }

  handle({ method, path, headers, body }: ProviderCall): ProviderReply {
    if (headers['authorization'] !== `Bearer ${this.apiKey}`) return plain(401);
    const name = path.slice(1);
    const held = this.files.get(name);
    // Statements lie in folders by day, and are laid there by the bank; a test plays it with its own key.
    const [, folder] = /^(incoming\/[\d-]{10}\/)$/.exec(name) ?? [];
    if (folder !== undefined) return this.#listOf(folder);
    if (method === 'PUT' && name.startsWith('incoming/')) {
      this.files.set(name, body);
      return plain(201);
    }
    if (method !== 'PUT') return held === undefined ? plain(404) : { status: 200, type: 'application/xml', text: held };
    if (held !== undefined && headers['if-none-match'] === '*') return plain(412);
    if (!body.includes('<CstmrCdtTrfInitn>')) return plain(422);
    this.files.set(name, body);
    return plain(201);
  }

  #listOf(folder: string): ProviderReply {
    const names = [...this.files.keys()].filter((name) => name.startsWith(folder));
    return names.length === 0 ? plain(404) : plain(200, names.map((name) => name.slice(folder.length)).join('\n'));
  }

  /** Lays a statement among those of a day. */
  state(day: string, name: string, xml: string): void {
    this.files.set(`incoming/${day}/${name}`, xml);
  }

  /** Lays a status report beside the file, and gives it as it is announced. */
  report(
    reference: string,
    status: string,
    { reason = '', amount = '25.50', id = randomUUID().slice(0, 8) } = {},
  ): SignedWebhook {
    const own = reference.replaceAll('-', '');
    const why =
      reason === ''
        ? ''
        : `<StsRsnInf><Rsn><Cd>${reason}</Cd></Rsn><AddtlInf>Rejected &amp; returned</AddtlInf></StsRsnInf>`;
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
<!-- made by the bank -->
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
  <GrpHdr><MsgId>STS${id}</MsgId><CreDtTm>${new Date(this.#time.nowMs()).toISOString().slice(0, 19)}</CreDtTm></GrpHdr>
  <OrgnlGrpInfAndSts><OrgnlMsgId>${own}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.03</OrgnlMsgNmId></OrgnlGrpInfAndSts>
  <OrgnlPmtInfAndSts><OrgnlPmtInfId>${own}</OrgnlPmtInfId>
    <TxInfAndSts><OrgnlEndToEndId>${own}</OrgnlEndToEndId><TxSts>${status}</TxSts>${why}<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">${amount}</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>
  </OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>`;
    this.files.set(`incoming/${own}.pain002.xml`, xml);
    return this.sign(xml, { id: `msg_${id}` });
  }

  sign(
    body: string,
    { secret = this.webhookSecret, atMs = this.#time.nowMs(), id = `msg_${randomUUID()}` } = {},
  ): SignedWebhook {
    const seconds = Math.floor(atMs / 1_000);
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': new Webhook(secret).sign(id, new Date(seconds * 1_000), body),
      'content-type': 'application/xml',
    };
    return { headers, body };
  }
}
