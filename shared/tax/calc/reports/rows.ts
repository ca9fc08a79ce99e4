/** A row of a report as it was stored: its plain fields as texts. What it nests is left to who reads it as JSON. */
export type AnyRow = Readonly<Record<string, string | undefined>>;

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** Throws on anything that isn't the JSON of an object. */
export function parseRow(json: string): AnyRow {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null) throw new TypeError('a row of a report is an object');
  const fields = Object.entries(parsed).flatMap(([name, value]) => (isPlain(value) ? [[name, String(value)]] : []));
  return Object.fromEntries(fields);
}
