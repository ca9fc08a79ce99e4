/** The template holds something that the local host doesn't know: the start ends here, naming what and what to do. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  constructor(where: { readonly stack: string; readonly logicalId: string }, what: string) {
    super(`${where.stack}/${where.logicalId}: ${what}`);
  }
}
