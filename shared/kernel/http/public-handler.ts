/** Makes the handler of a function whose routes are all public. It can't verify tokens, and weighs less for that. */
import { routeKey } from './contract.ts';
import { createEdge, type EdgeOptions, type HttpHandler } from './edge.ts';

/** @throws when a route asks for a scope. */
export const createPublicHandler = (options: EdgeOptions): HttpHandler => {
  const closed = options.routes.find(({ contract }) => contract.scope !== null);
  if (closed !== undefined) throw new TypeError(`${routeKey(closed.contract)} is not public`);
  return createEdge(options, () => Promise.reject(new Error('A public route takes no token')));
};
