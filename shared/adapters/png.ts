/** Makes pictures of drawings. The program that does it and its font lie beside the code, and are read when first needed. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readAsset } from './assets.ts';

const unpack = promisify(gunzip);

async function asset(name: string): Promise<Buffer> {
  const packed = await readAsset(name);
  if (packed === undefined) throw new Error(`the function was deployed without ${name}`);
  return unpack(packed);
}

async function prepare(): Promise<Uint8Array> {
  const [program, font] = await Promise.all([asset('resvg.wasm'), asset('dejavu-sans.ttf')]);
  await initWasm(new Uint8Array(program));
  return new Uint8Array(font);
}

let prepared: Promise<Uint8Array> | undefined;

/**
 * An SVG document as PNG, one pixel for each of its own. Text is set in DejaVu Sans, whatever the document asks for.
 * @throws when the document is no SVG.
 */
export async function renderPng(svg: string): Promise<Uint8Array> {
  prepared ??= prepare();
  const font = await prepared;
  const drawing = new Resvg(svg, {
    font: { fontBuffers: [font], defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  });
  try {
    const picture = drawing.render();
    try {
      return picture.asPng();
    } finally {
      picture.free();
    }
  } finally {
    drawing.free();
  }
}
