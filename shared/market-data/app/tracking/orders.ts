/** What a work order of `asset-tracking` asks for, as its partition; its tenant says of whom. */

/** The user's positions or watchlist have moved. */
export const MOVED = 'moved';
/** What is only ever counted on is to be counted again: of a user, or, of the platform, of all assets. */
export const RECOUNT = 'recount';
