/** A broker's statement in French ("relevé de compte"). Amounts are before the fee. Without an ISIN, the name is the asset. */
import { absolute } from '../../../kernel/money/decimal.ts';
import { assetName, moved } from '../brokers.ts';
import { all, DEPOSIT, DIVIDEND, EXCHANGE, FEE, INTEREST, type TableRule, WITHDRAWAL } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

const OPERATIONS: Readonly<Record<string, TableRule>> = {
  ...all(EXCHANGE, 'achat', 'vente'),
  ...all(DIVIDEND, 'dividende', 'coupon'),
  ...all(INTEREST, 'interet', 'interets'),
  ...all(DEPOSIT, 'versement', 'virement recu'),
  ...all(WITHDRAWAL, 'prelevement', 'retrait', 'virement emis'),
  ...all(FEE, 'frais', 'droits de garde', 'commission'),
};

/** Without accents, which some exports leave out. */
const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();

function sides(cells: TableCells, isOut: boolean): Sides {
  const [currency, amount] = [cells.needed('devise'), cells.number('montant')];
  const charged = cells.optionalNumber('frais');
  const fee = charged === undefined ? undefined : { asset: currency, quantity: charged };
  const money = { asset: currency, quantity: absolute(amount) };
  const operation = bare(cells.text('operation'));
  if (operation === 'achat' || operation === 'vente') {
    const asset = cells.text('isin') || assetName(cells.needed('libelle'));
    const units = { asset, quantity: absolute(cells.number('quantite')) };
    return operation === 'achat' ? { into: units, out: money, fee } : { into: money, out: units, fee };
  }
  return { ...(isOut ? { out: money } : moved(currency, amount)), fee };
}

export const brokerReleve = tableFormat({
  name: 'broker-releve',
  title: "Broker's statement in French",
  variants: {
    plain: "Date d'operation,Date de valeur,Operation,ISIN,Libelle,Quantite,Cours,Montant,Frais,Devise",
    'with accents': "Date d'opération,Date de valeur,Opération,ISIN,Libellé,Quantité,Cours,Montant,Frais,Devise",
  },
  columns: {
    date: ["date d'operation", "date d'opération"],
    valeur: 'date de valeur',
    operation: ['operation', 'opération'],
    isin: 'isin',
    libelle: ['libelle', 'libellé'],
    quantite: ['quantite', 'quantité'],
    cours: 'cours',
    montant: 'montant',
    frais: 'frais',
    devise: 'devise',
  },
  optional: ['valeur', 'cours', 'frais'],
  at: 'date',
  dates: { order: 'day-first' },
  operation: ['operation'],
  operations: (operation) => {
    const name = bare(operation);
    return Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  },
  sides,
  numberFields: ['quantite', 'cours', 'montant', 'frais'],
  notes: (cells) => (/^(?:achat|vente)$/i.test(cells.text('operation')) ? '' : cells.text('libelle')),
  footer: ([first = '']) => (/^(?:total|\*\*\*)/i.test(first) ? 'the end of the statement' : undefined),
});
