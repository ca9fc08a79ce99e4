/** Bank statements and notifications as banks write them: camt.053 and camt.054, versions 001.02 and 001.08. */
export interface CamtEntry {
  readonly amount: string;
  readonly currency?: string;
  readonly isCredit?: boolean;
  /** `2026-03-01`. */
  readonly booked?: string;
  readonly status?: string;
  readonly bankReference?: string;
  readonly endToEndId?: string;
  /** What the payer wrote, by lines. */
  readonly remittance?: readonly string[];
  readonly charges?: string;
  /** Amounts of single payments, where the entry is of several. */
  readonly parts?: readonly { readonly amount: string; readonly endToEndId: string }[];
}

type Version = '02' | '08';

const amountOf = (name: string, amount: string, currency: string) => `<${name} Ccy="${currency}">${amount}</${name}>`;

function detailsOf(entry: CamtEntry, version: Version): string {
  const { amount, currency = 'EUR', endToEndId = 'NOTPROVIDED', remittance = [], charges, parts } = entry;
  const own = (part: { readonly amount: string; readonly endToEndId: string }, refs: string) => {
    const money = amountOf('Amt', part.amount, currency);
    const placed =
      version === '08' ? `${money}<CdtDbtInd>CRDT</CdtDbtInd>` : `<AmtDtls><TxAmt>${money}</TxAmt></AmtDtls>`;
    const charged = charges === undefined ? '' : amountOf('Amt', charges, currency);
    const chargesXml =
      charges === undefined
        ? ''
        : version === '08'
          ? `<Chrgs><Rcrd>${charged}</Rcrd></Chrgs>`
          : `<Chrgs>${charged}</Chrgs>`;
    const text = remittance.map((line) => `<Ustrd>${line}</Ustrd>`).join('');
    return `<TxDtls><Refs>${refs}<EndToEndId>${part.endToEndId}</EndToEndId></Refs>${placed}${chargesXml}<RmtInf>${text}</RmtInf></TxDtls>`;
  };
  const all = parts ?? [{ amount, endToEndId }];
  return `<NtryDtls>${all.map((part) => own(part, '')).join('')}</NtryDtls>`;
}

function entryOf(entry: CamtEntry, version: Version): string {
  const { amount, currency = 'EUR', isCredit = true, booked = '2026-03-01', status = 'BOOK', bankReference } = entry;
  const reference = bankReference === undefined ? '' : `<AcctSvcrRef>${bankReference}</AcctSvcrRef>`;
  const sts = version === '08' ? `<Sts><Cd>${status}</Cd></Sts>` : `<Sts>${status}</Sts>`;
  return `<Ntry>${amountOf('Amt', amount, currency)}<CdtDbtInd>${isCredit ? 'CRDT' : 'DBIT'}</CdtDbtInd>${sts}<BookgDt><Dt>${booked}</Dt></BookgDt><ValDt><Dt>${booked}</Dt></ValDt>${reference}<BkTxCd/>${detailsOf(entry, version)}</Ntry>`;
}

export function camt(kind: '053' | '054', entries: readonly CamtEntry[], version: Version = '08'): string {
  const [root, part] = kind === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
  const all = entries.map((entry) => entryOf(entry, version)).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.${version}"><${root}>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-02T04:00:00</CreDtTm></GrpHdr>
<${part}><Id>S1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>
${all}
</${part}></${root}></Document>`;
}
