/**
 * A file with one credit transfer: pain.001.001.03 (ISO 20022, CustomerCreditTransferInitiation), the part of it that a
 * bank needs to pay one amount to one account.
 */
import { escapeXml } from './xml.ts';

export interface CreditTransfer {
  /** Of the message, and the end-to-end id that the bank's reports name: at most 35 characters. */
  readonly id: string;
  /** RFC 3339 UTC. */
  readonly createdAt: string;
  /** With the decimals of the currency. */
  readonly amount: string;
  readonly currency: string;
  readonly debtor: Party;
  readonly creditor: Party;
}

export interface Party {
  readonly name: string;
  readonly iban: string;
  readonly bic?: string | undefined;
}

/** The characters that every bank in SEPA takes (EPC, "Requirements for an extended character set", the basic one). */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ')
    .trim()
    .slice(0, 70);

const party = (
  role: 'Dbtr' | 'Cdtr',
  { name, iban, bic }: Party,
): Readonly<Record<'name' | 'account' | 'agent', string>> => ({
  name: `<${role}><Nm>${escapeXml(plain(name))}</Nm></${role}>`,
  account: `<${role}Acct><Id><IBAN>${iban}</IBAN></Id></${role}Acct>`,
  agent:
    bic === undefined
      ? `<${role}Agt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></${role}Agt>`
      : `<${role}Agt><FinInstnId><BIC>${escapeXml(bic)}</BIC></FinInstnId></${role}Agt>`,
});

export function pain001({ id, createdAt, amount, currency, debtor, creditor }: CreditTransfer): string {
  const [from, to] = [party('Dbtr', debtor), party('Cdtr', creditor)];
  const sums = `<NbOfTxs>1</NbOfTxs><CtrlSum>${amount}</CtrlSum>`;
  const head = `<GrpHdr><MsgId>${id}</MsgId><CreDtTm>${createdAt.slice(0, 19)}</CreDtTm>${sums}<InitgPty><Nm>${escapeXml(plain(debtor.name))}</Nm></InitgPty></GrpHdr>`;
  const transfer = `<CdtTrfTxInf><PmtId><EndToEndId>${id}</EndToEndId></PmtId><Amt><InstdAmt Ccy="${escapeXml(currency)}">${amount}</InstdAmt></Amt>${to.agent}${to.name}${to.account}</CdtTrfTxInf>`;
  const payment = `<PmtInf><PmtInfId>${id}</PmtInfId><PmtMtd>TRF</PmtMtd>${sums}<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf><ReqdExctnDt>${createdAt.slice(0, 10)}</ReqdExctnDt>${from.name}${from.account}${from.agent}<ChrgBr>SLEV</ChrgBr>${transfer}</PmtInf>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>${head}${payment}</CstmrCdtTrfInitn></Document>\n`;
}
