/**
 * Pages of a PDF, written as they are drawn. What stands on a page is compressed when the next one begins, so that a
 * document of thousands of pages is held as little more than it will weigh. The same drawing gives the same bytes.
 */
import { PDFDocument, type PDFFont, PDFName, type PDFRef, StandardFonts } from '@cantoo/pdf-lib';

export interface Paper {
  readonly width: number;
  readonly height: number;
}
/** Points of 1/72 inch, landscape. */
export const LETTER: Paper = { width: 792, height: 612 };
export const A4: Paper = { width: 842, height: 595 };
export const MARGIN = 36;

export type Align = 'left' | 'right' | 'center';

export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly align?: Align;
  /** Of the box in which it is aligned. */
  readonly width?: number;
}

interface Face {
  readonly font: PDFFont;
  readonly name: string;
  readonly known: ReadonlySet<number>;
}

const UNKNOWN = '?';
const PLACES = 2;
const number = (value: number): string => String(Number(value.toFixed(PLACES)));

const faceOf = (font: PDFFont, name: string): Face => ({ font, name, known: new Set(font.getCharacterSet()) });

export class Sheets {
  readonly paper: Paper;
  readonly #document: PDFDocument;
  readonly #regular: Face;
  readonly #bold: Face;
  readonly #resources: PDFRef;
  readonly #total: PDFRef;
  readonly #widths = new Map<string, number>();
  #operators: string[] = [];
  #pages = 0;
  /** Whether a character was printed as a question mark, because the font of the document lacks it. */
  lacksCharacters = false;

  private constructor(document: PDFDocument, paper: Paper, [regular, bold]: readonly [Face, Face]) {
    this.paper = paper;
    this.#document = document;
    this.#regular = regular;
    this.#bold = bold;
    const { context } = document;
    // How many pages there are is known in the end: each page draws it from one place, which is filled then.
    this.#total = context.nextRef();
    const fonts = { [regular.name]: regular.font.ref, [bold.name]: bold.font.ref };
    this.#resources = context.register(context.obj({ Font: fonts, XObject: { Total: this.#total } }));
  }

  /** `at` is the time that the document says it was made. */
  static async open(about: { readonly title: string; readonly at: string; readonly paper: Paper }): Promise<Sheets> {
    const document = await PDFDocument.create({ updateMetadata: false });
    const at = new Date(about.at);
    document.setTitle(about.title, { showInWindowTitleBar: true });
    document.setProducer('Foldbook');
    document.setCreator('Foldbook');
    document.setLanguage('en');
    document.setCreationDate(at);
    document.setModificationDate(at);
    const regular = faceOf(await document.embedFont(StandardFonts.Helvetica), 'F1');
    const bold = faceOf(await document.embedFont(StandardFonts.HelveticaBold), 'F2');
    return new Sheets(document, about.paper, [regular, bold]);
  }

  get pages(): number {
    return this.#pages;
  }

  newPage(): void {
    this.#endPage();
    this.#pages += 1;
  }

  #endPage(): void {
    if (this.#pages === 0) return;
    const { width, height } = this.paper;
    const page = this.#document.addPage([width, height]);
    const { context } = this.#document;
    page.node.set(PDFName.of('Resources'), this.#resources);
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(this.#operators.join('\n'))));
    this.#operators = [];
  }

  #face(bold: boolean | undefined): Face {
    return bold ? this.#bold : this.#regular;
  }

  /** A text in characters that the font has. */
  #shown(text: string, { known }: Face): string {
    let shown = '';
    for (const character of text) {
      const isKnown = known.has(character.codePointAt(0) ?? 0);
      if (!isKnown) this.lacksCharacters = true;
      shown += isKnown ? character : UNKNOWN;
    }
    return shown;
  }

  /** In points. */
  widthOf(text: string, { size, bold }: Pick<TextStyle, 'size' | 'bold'>): number {
    const face = this.#face(bold);
    let width = 0;
    for (const character of this.#shown(text, face)) width += this.#widthOf(character, face);
    return (width * size) / 1_000;
  }

  #widthOf(character: string, { font, name }: Face): number {
    const key = name + character;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = font.widthOfTextAtSize(character, 1_000);
    this.#widths.set(key, width);
    return width;
  }

  /** Draws one line with its baseline at `y` from the bottom. */
  text(text: string, at: { readonly x: number; readonly y: number }, style: TextStyle): void {
    if (text === '') return;
    const { size, bold, align = 'left', width = 0 } = style;
    const face = this.#face(bold);
    const slack = align === 'left' ? 0 : width - this.widthOf(text, style);
    const x = at.x + (align === 'center' ? slack / 2 : slack);
    const encoded = face.font.encodeText(this.#shown(text, face)).toString();
    this.#operators.push(`BT /${face.name} ${number(size)} Tf ${number(x)} ${number(at.y)} Td ${encoded} Tj ET`);
  }

  /** A thin grey line across. */
  rule(from: number, to: number, y: number): void {
    this.#operators.push(`0.33 w 0.6 G ${number(from)} ${number(y)} m ${number(to)} ${number(y)} l S`);
  }

  /** A light grey band. */
  band(from: number, to: number, y: number, height: number): void {
    this.#operators.push(`0.93 g ${number(from)} ${number(y)} ${number(to - from)} ${number(height)} re f 0 g`);
  }

  /** Where the number of pages is printed. */
  total(x: number, y: number): void {
    this.#operators.push(`q 1 0 0 1 ${number(x)} ${number(y)} cm /Total Do Q`);
  }

  /** The document. `totalSize` is that of the text of `total`. */
  async save(totalSize: number): Promise<Uint8Array> {
    this.#endPage();
    const { context } = this.#document;
    const face = this.#regular;
    const text = face.font.encodeText(` of ${this.#pages}`).toString();
    const form = {
      ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, -totalSize, totalSize * 20, totalSize * 2] },
      Resources: { Font: { [face.name]: face.font.ref } },
    };
    const drawn = `BT /${face.name} ${number(totalSize)} Tf 0 0 Td ${text} Tj ET`;
    context.assign(this.#total, context.flateStream(drawn, form));
    return this.#document.save({ objectsPerTick: Number.POSITIVE_INFINITY, addDefaultPage: false });
  }
}
