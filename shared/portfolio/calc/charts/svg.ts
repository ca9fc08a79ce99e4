/** Writes SVG as text. Whatever comes from outside is escaped here, and nowhere else. */

/** A piece of markup, which may stand among others as it is. */
export type Svg = string & { readonly __brand: 'Svg' };

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 can't hold even as a reference (section 2.2): most control characters, and U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as it may stand in an element or an attribute; lone surrogates become U+FFFD. */
export const escaped = (text: string): Svg =>
  text
    .toWellFormed()
    .replaceAll(NOT_XML, '')
    .replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '') as Svg;

/** Hundredths of a pixel are more than a screen shows. */
const coordinate = (value: number): string => String(Math.round(value * 100) / 100);

const attribute = ([name, value]: readonly [string, string | number | undefined]): string =>
  value === undefined ? '' : ` ${name}="${typeof value === 'number' ? coordinate(value) : escaped(value)}"`;

export const element = (name: string, attributes: Attributes, children: readonly Svg[] = []): Svg => {
  const start = `<${name}${Object.entries(attributes).map(attribute).join('')}`;
  return (children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`) as Svg;
};

export const text = (content: string, attributes: Attributes): Svg => element('text', attributes, [escaped(content)]);
