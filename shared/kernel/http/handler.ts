/** Makes the handler of a function whose routes are those of users: it verifies their tokens. */
import { type Authenticate, type AuthOptions, authFromEnvironment, createAuthenticator } from './auth.ts';
import { createEdge, type EdgeOptions, type HttpHandler } from './edge.ts';

export interface HttpOptions extends EdgeOptions {
  /** Unless given: `OIDC_ISSUER` and `OIDC_AUDIENCE`, read when the first token comes. */
  readonly auth?: AuthOptions;
}

export const createHttpHandler = (options: HttpOptions): HttpHandler => {
  let known: Authenticate | undefined;
  return createEdge(options, (authorization, now) => {
    known ??= createAuthenticator(options.auth ?? authFromEnvironment(), options.log);
    return known(authorization, now);
  });
};
