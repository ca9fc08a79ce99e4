import { GERMANY } from './de/de.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import { PLAIN } from './plain/plain.ts';
import { UK } from './uk/uk.ts';
import { US } from './us/us.ts';

const BY_COUNTRY = new Map([US, UK, GERMANY].map((jurisdiction) => [jurisdiction.code, jurisdiction]));
/** Names that people write for ISO's. */
const ALIASES = new Map([['UK', 'GB']]);

/** The law of a country or a part of one (`US-CA`); the plain one where there is no module for it. */
export function jurisdictionOf(setting: string): Jurisdiction {
  const [country = ''] = setting.split('-');
  return BY_COUNTRY.get(ALIASES.get(country) ?? country) ?? PLAIN;
}
