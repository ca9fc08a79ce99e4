/** A user of the shared host whose data is made unreadable on purpose: what functions log about them is expected. */
export const POISONED_USER = 'b0150000-0000-4000-8000-00000000000a';
