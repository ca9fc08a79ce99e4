/** Stands in for `functions/webhooks/send.ts`: requests go to the receivers of the world. */
import type { Send } from '../../../../shared/webhooks/app/ports.ts';
import { services } from '../reachable.ts';

export const send: Send = (request) => services().send(request);
