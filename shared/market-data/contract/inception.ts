/** Since when assets exist. What is dated before that is a mistake, whoever says it. */
import type { CalendarDate } from '../../kernel/time.ts';
import type { AssetDefinition } from './asset.ts';

type Dated = Pick<AssetDefinition, 'inceptionDate' | 'bond'>;

/** The first day (UTC) that the asset existed; undefined where nobody said. A bond exists from the day of its issue. */
export const inceptionOf = ({ inceptionDate, bond }: Dated): CalendarDate | undefined =>
  inceptionDate ?? bond?.issuedOn;

/** First days by the codes that were asked for; assets without one are left out. */
export type Inceptions = ReadonlyMap<string, string>;

/** Of assets by the codes that they were asked for. */
export const inceptionsOf = (assets: Iterable<readonly [code: string, asset: Dated]>): Inceptions =>
  new Map(
    [...assets].flatMap(([code, asset]): (readonly [string, string])[] => {
      const inception = inceptionOf(asset);
      return inception === undefined ? [] : [[code, inception]];
    }),
  );

/** What is wrong with a day, to stand behind its field's name; undefined where nothing is. */
export const beforeInception = (asset: string, date: string, inception: string | undefined): string | undefined =>
  inception === undefined || date >= inception
    ? undefined
    : `is before ${asset} existed, which it has since ${inception}`;
