/**
 * Reads small XML documents as banks send them: elements, text, attributes, the five entities and character references. Whatever could make a parser do things (document types, own entities) is refused.
 */

export interface XmlElement {
  /** Without the prefix of its namespace. */
  readonly name: string;
  /** Of the element itself, trimmed. */
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

const DEPTH_MAX = 32;
const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s<>/]+)((?:\s+[^<>]*?)?)(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NAME = /^(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)$/;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What is wrong with a document, as a phrase. */
export class XmlFault extends Error {}

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w+);?/g, (whole, name: string) => {
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    if (name.startsWith('#') && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    const known = ENTITIES[name];
    if (known === undefined || !whole.endsWith(';')) throw new XmlFault('it has an entity of its own');
    return known;
  });
}

interface Open {
  readonly name: string;
  text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
}

const close = ({ text, ...element }: Open): XmlElement => ({ ...element, text: text.trim() });

const attributesIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', quoted, single]) => [name, decode(quoted ?? single ?? '')]),
  );

function nameIn(tag: string): string {
  const [, name] = NAME.exec(tag) ?? [];
  if (name === undefined) throw new XmlFault('it has an element without a proper name');
  return name;
}

/** The open elements, if another may be opened in them. */
function deeper(open: Open[]): Open[] {
  if (open.length > DEPTH_MAX) throw new XmlFault('it is nested too deeply');
  return open;
}

/** The root element. @throws XmlFault */
export function parseXml(text: string): XmlElement {
  const document: Open = { name: '', text: '', attributes: {}, children: [] };
  const open: Open[] = [document];
  TOKEN.lastIndex = 0;
  let at = 0;
  // A byte order mark is none of its text.
  const source = text.replace(/^\uFEFF/, '');
  while (at < source.length) {
    const token = TOKEN.exec(source);
    const inner = open.at(-1);
    if (token === null || inner === undefined) throw new XmlFault('it is not well-formed');
    at = TOKEN.lastIndex;
    const [, data, slash, tag, attributes = '', isEmpty, plain] = token;
    if (data !== undefined) inner.text += data;
    else if (plain !== undefined) inner.text += decode(plain);
    else if (tag === undefined) continue;
    else if (slash === '/') {
      const ended = open.pop();
      if (ended === undefined || open.length === 0 || ended.name !== nameIn(tag))
        throw new XmlFault('its elements do not nest');
      open.at(-1)?.children.push(close(ended));
    } else {
      const element: Open = { name: nameIn(tag), text: '', attributes: attributesIn(attributes), children: [] };
      (isEmpty === '/' ? inner.children : deeper(open)).push(element);
    }
  }
  const [root, ...others] = document.children;
  if (open.length !== 1 || root === undefined || others.length > 0 || document.text.trim() !== '') {
    throw new XmlFault('it is not one whole element');
  }
  return root;
}

/** All descendants that a path of names leads to. */
export const elementsAt = (element: XmlElement, ...path: readonly string[]): readonly XmlElement[] =>
  path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  );

/** The text of the first of them; undefined where there is none, or it is empty. */
export const textAt = (element: XmlElement, ...path: readonly string[]): string | undefined =>
  elementsAt(element, ...path)[0]?.text || undefined;

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};
export const escapeXml = (text: string): string => text.replace(/[<>&"']/g, (character) => ESCAPES[character] ?? '');
