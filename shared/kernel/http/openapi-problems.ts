/** How the OpenAPI document describes refusals: their schema, and a response with examples for the codes of a status. */
import * as z from 'zod/mini';
import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { type Refusal, refuse } from '../errors.ts';
import { PROBLEM_MEDIA_TYPE, PROBLEMS, type ProblemCode, toProblem } from './problems.ts';

const problem = z
  .object({
    type: z.string().register(z.globalRegistry, { format: 'uri', description: 'The stable name of the code' }),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(PROBLEMS)),
    detail: z.string().register(z.globalRegistry, { description: 'What happened, for a person' }),
    errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
    data: z.optional(z.record(z.string(), z.unknown())),
    instance: z.string().register(z.globalRegistry, { description: 'The id of the request, to be named in a report' }),
  })
  .register(z.globalRegistry, { id: 'Problem', description: 'A problem document (RFC 9457)' });

const EXAMPLE_REQUEST = '2f1c7e0a-94d3-4b0e-8a57-6c1d9e3b5f24';

/** What only some problems have. */
const EXAMPLE_PARTS: { readonly [Code in ProblemCode]?: Pick<Refusal<Code>, 'errors' | 'data'> } = {
  ValidationFailed: { errors: [{ path: 'amounts.0.quantity', message: 'must be a decimal string' }] },
  Forbidden: { data: { requiredScope: 'transactions:write' } },
};

/** A problem document for each code, by the code. */
const problemExamples = (codes: readonly ProblemCode[]) =>
  Object.fromEntries(
    codes.map((code) => {
      const refusal = refuse(code, `${PROBLEMS[code].title}.`, EXAMPLE_PARTS[code]);
      return [code, { summary: code, value: toProblem(refusal, EXAMPLE_REQUEST).body }];
    }),
  );

/** One response object for the same codes, so that the document names it once and routes refer to it. */
const responsesByCodes = new Map<string, ZodOpenApiResponseObject>();

export const problemResponse = (codes: readonly ProblemCode[]): ZodOpenApiResponseObject => {
  const id = codes.join('Or');
  const known = responsesByCodes.get(id);
  if (known !== undefined) return known;
  const description = codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' ');
  const content = { [PROBLEM_MEDIA_TYPE]: { schema: problem, examples: problemExamples(codes) } };
  const response = { id, description, content };
  responsesByCodes.set(id, response);
  return response;
};
