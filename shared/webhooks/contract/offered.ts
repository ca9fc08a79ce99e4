import { EVENT_TYPES } from './event-types.ts';

const OFFERED: ReadonlySet<string> = new Set(EVENT_TYPES);

/** Whether endpoints may ask for a type of event. */
export const isOffered = (type: string): boolean => OFFERED.has(type);
