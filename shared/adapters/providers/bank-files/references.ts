/** ISO 20022 gives ids 35 characters, one less than a UUID has. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const COMPACT = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** Undefined for a reference that no file can carry. */
export const messageIdOf = (reference: string): string | undefined =>
  UUID.test(reference) ? reference.replaceAll('-', '') : undefined;

/** The reference that an id of ours stands for; undefined for the id of somebody else's transfer. */
export const referenceIn = (messageId: string): string | undefined =>
  COMPACT.test(messageId) ? messageId.replace(COMPACT, '$1-$2-$3-$4-$5') : undefined;

/** With or without dashes, as people and banks write them. */
const WRITTEN = /(?<![0-9a-f])[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}(?![0-9a-f])/i;

/** The reference that a text names: an end-to-end id, or what a payer wrote; spaces and breaks in it are the bank's. */
export function referenceNamed(text: string): string | undefined {
  const found = WRITTEN.exec(text) ?? WRITTEN.exec(text.replace(/\s/g, ''));
  return found ? referenceIn(found[0].replaceAll('-', '').toLowerCase()) : undefined;
}
