/** Names of months as exports write them: in full and short, in seven languages. */

/** One line per month: English, German, French, Spanish, Italian, Dutch, Portuguese. Without accents. */
const NAMES = `
jan january januar janner januari janvier janv enero ene gennaio gen janeiro
feb february februar februari fevrier fevr fev febrero febbraio fevereiro
mar march marz maerz mrz mars marzo maart mrt marco
apr april avril avr abril abr aprile
may mai mayo maggio mag mei maio
jun june juni juin junio giugno giu junho
jul july juli juillet juil julio luglio lug julho
aug august aout agosto ago augustus
sep sept september septembre septiembre settembre set setembro
oct october oktober okt octobre octubre ottobre ott outubro out
nov november novembre noviembre novembro
dec december dezember dez decembre diciembre dic dicembre dezembro`;

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.trim()
    .split('\n')
    .flatMap((names, at) => names.split(' ').map((name): [string, number] => [name, at + 1])),
);

/** From 1; `undefined` for what is no month. Case, accents and a full stop behind don't matter. */
export const monthNamed = (written: string): number | undefined =>
  MONTHS.get(
    written
      .normalize('NFD')
      .replace(/[\u0300-\u036f.]/g, '')
      .toLowerCase(),
  );
