/** One GET request to a provider. Its address is the operator's configuration, never a user's input. */
import { httpExchange, type ServiceAnswer, type ServiceRequest } from '../http-exchange.ts';

const USER_AGENT = 'foldbook/1 (price history)';

export type Got = ServiceAnswer;

/** Never throws: whatever happens is an answer. Redirects are not followed, nothing is tried again. */
export const httpGet = ({ headers, ...request }: Omit<ServiceRequest, 'method' | 'body'>): Promise<Got> =>
  httpExchange({ ...request, headers: { 'user-agent': USER_AGENT, ...headers } });
