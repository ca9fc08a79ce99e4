/** Widths of text in DejaVu Sans, close enough to keep labels apart; in shares of the font size. */
const NARROW = new Set("iljI.,:;'|!()[] ");
const WIDE = new Set('mwMW%@—…');

function widthOf(character: string): number {
  if (character >= '0' && character <= '9') return 0.64;
  if (NARROW.has(character)) return 0.4;
  if (WIDE.has(character)) return 1;
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x202f) return 0.2;
  if (code >= 0x2e80) return 1.05;
  return character === character.toLowerCase() ? 0.63 : 0.74;
}

export const textWidth = (text: string, fontSize: number): number =>
  [...text].reduce((width, character) => width + widthOf(character), 0) * fontSize;

/** The text, or as much of it as fits, with an ellipsis. */
export function fitted(text: string, fontSize: number, widthMax: number): string {
  if (textWidth(text, fontSize) <= widthMax) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, fontSize) > widthMax) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
