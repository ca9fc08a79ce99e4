/** Breaks a text into lines that fit: between words, and inside a word that is wider than the whole line. */
export function wrap(text: string, widthMax: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(text) <= widthMax) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => broken(each, widthMax, widthOf))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer) <= widthMax) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, line];
}

function broken(word: string, widthMax: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(word) <= widthMax) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && widthOf(part + character) > widthMax) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
