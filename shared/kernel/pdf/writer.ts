/** Headings, paragraphs and tables down the pages of a document; every page has its title, place and number. */
import { type Align, MARGIN, type Paper, Sheets } from './sheets.ts';
import { wrap } from './wrap.ts';

export interface Column {
  readonly title: string;
  /** Share of the page's width; those of a table make 1. */
  readonly share: number;
  readonly align?: Align;
}

export interface Frame {
  readonly title: string;
  /** Under the title, on each page. */
  readonly subtitle: string;
  /** At the foot of each page. */
  readonly foot: string;
  /** The time that the document says it was made. */
  readonly at: string;
  readonly paper: Paper;
}

const TEXT = 7.5;
const SMALL = 6.5;
const HEADING = 11;
const TITLE = 13;
const LINE = 9.5;
const PADDING = 2;
const HEAD_HEIGHT = 40;
const FOOT_HEIGHT = 20;
/** What a heading needs to be followed by a line of text, a table's head of two lines, and a first row. */
const HEADING_ROOM = 96;
const ROW_ROOM = LINE * 3;

export class PdfWriter {
  readonly #sheets: Sheets;
  readonly #frame: Frame;
  #y = 0;
  #heading = '';

  private constructor(sheets: Sheets, frame: Frame) {
    this.#sheets = sheets;
    this.#frame = frame;
  }

  static async open(frame: Frame): Promise<PdfWriter> {
    const writer = new PdfWriter(await Sheets.open(frame), frame);
    writer.newPage();
    return writer;
  }

  get #left(): number {
    return MARGIN;
  }
  get #right(): number {
    return this.#sheets.paper.width - MARGIN;
  }

  newPage(): void {
    const { paper } = this.#sheets;
    this.#sheets.newPage();
    const top = paper.height - MARGIN;
    this.#sheets.text(this.#frame.title, { x: this.#left, y: top - TITLE }, { size: TITLE, bold: true });
    this.#sheets.text(this.#frame.subtitle, { x: this.#left, y: top - TITLE - 12 }, { size: TEXT });
    this.#sheets.rule(this.#left, this.#right, top - TITLE - 18);
    const foot = MARGIN - SMALL;
    this.#sheets.text(this.#frame.foot, { x: this.#left, y: foot }, { size: SMALL });
    const page = `Page ${this.#sheets.pages}`;
    const x = this.#right - 70;
    this.#sheets.text(page, { x, y: foot }, { size: SMALL });
    this.#sheets.total(x + this.#sheets.widthOf(page, { size: SMALL }), foot);
    this.#y = top - HEAD_HEIGHT;
  }

  #room(height: number): boolean {
    return this.#y - height >= MARGIN + FOOT_HEIGHT - LINE;
  }

  heading(text: string): void {
    if (!this.#room(HEADING_ROOM)) this.newPage();
    this.#heading = text;
    this.#drawHeading(text);
  }

  #drawHeading(text: string): void {
    this.#y -= HEADING + 6;
    this.#sheets.text(text, { x: this.#left, y: this.#y }, { size: HEADING, bold: true });
    this.#y -= 5;
  }

  paragraph(text: string): void {
    const lines = wrap(text, this.#right - this.#left, (part) => this.#sheets.widthOf(part, { size: TEXT }));
    for (const line of lines) {
      if (!this.#room(LINE)) this.newPage();
      this.#y -= LINE;
      this.#sheets.text(line, { x: this.#left, y: this.#y }, { size: TEXT });
    }
    this.#y -= 3;
  }

  /** Draws its head at once, and on each page that it goes on to again, under the heading that it stands under. */
  table(columns: readonly Column[]): Table {
    const sheets = this.#sheets;
    const heading = this.#heading;
    const widths = columns.map(({ share }) => share * (this.#right - this.#left));
    const lefts = widths.map((_, at) => this.#left + widths.slice(0, at).reduce((sum, width) => sum + width, 0));

    const laidOut = (cells: readonly string[], bold: boolean, size = TEXT) => {
      const wrapped = cells.map((cell, at) =>
        wrap(cell, (widths[at] ?? 0) - 2 * PADDING, (part) => sheets.widthOf(part, { size, bold })),
      );
      const height = Math.max(...wrapped.map((lines) => lines.length)) * LINE + PADDING;
      return { height, draw: () => this.#drawCells(wrapped, { columns, widths, lefts, bold, size, height }) };
    };
    const titles = columns.map(({ title }) => title);
    const head = (): void => {
      this.#y -= 4;
      laidOut(titles, true, SMALL).draw();
    };
    const goOn = (): void => {
      this.newPage();
      if (heading !== '') this.#drawHeading(`${heading} (continued)`);
      head();
    };
    if (this.#room(laidOut(titles, true, SMALL).height + ROW_ROOM)) head();
    else goOn();
    const row = (cells: readonly string[], bold = false): void => {
      const { height, draw } = laidOut(cells, bold);
      if (!this.#room(Math.max(height, ROW_ROOM))) goOn();
      draw();
    };
    return { row: (cells) => row(cells), sum: (cells) => row(cells, true) };
  }

  #drawCells(
    wrapped: readonly (readonly string[])[],
    how: {
      readonly columns: readonly Column[];
      readonly widths: readonly number[];
      readonly lefts: readonly number[];
      readonly bold: boolean;
      readonly size: number;
      readonly height: number;
    },
  ): void {
    const { columns, widths, lefts, bold, size, height } = how;
    if (bold) this.#sheets.band(this.#left, this.#right, this.#y - height, height);
    for (const [at, lines] of wrapped.entries()) {
      const width = (widths[at] ?? 0) - 2 * PADDING;
      const x = (lefts[at] ?? 0) + PADDING;
      for (const [line, text] of lines.entries()) {
        const y = this.#y - (line + 1) * LINE + PADDING;
        this.#sheets.text(text, { x, y }, { size, bold, align: columns[at]?.align ?? 'left', width });
      }
    }
    this.#y -= height;
    this.#sheets.rule(this.#left, this.#right, this.#y);
  }

  /** The document, after a note where characters could not be printed. */
  save(): Promise<Uint8Array> {
    if (this.#sheets.lacksCharacters) {
      this.paragraph('Characters that the fonts of this document lack are printed as "?"; JSON and CSV have them.');
    }
    return this.#sheets.save(SMALL);
  }
}

export interface Table {
  row(cells: readonly string[]): void;
  /** In bold, on a band. */
  sum(cells: readonly string[]): void;
}
