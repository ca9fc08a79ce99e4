/** What each code means to whoever gets it, and what to do about it. For the reference only: no function carries it. */
import type { ProblemCode } from './problems.ts';

export const PROBLEM_MEANINGS: Readonly<Record<ProblemCode, string>> = {
  ValidationFailed: '`errors` names each field by its path and says what is wrong. Correct them and send it again.',
  MalformedJson: 'The body cannot be read as JSON, is not UTF-8, or is nested deeper than 64 levels.',
  SignatureInvalid:
    'The provider’s signature is missing or was made for another body or with another secret. Nothing came of it; an operator can have it judged again for a week.',
  SignatureStale:
    'It was signed more than five minutes ago, or ahead: it may be an old message that somebody sends again. Nothing came of it.',
  Unauthenticated: 'No access token was sent, or it has expired, is for another service, or is not one. Get a new one.',
  Forbidden: 'The token is valid and lacks the scope in `data.requiredScope`.',
  NotFound: 'The path or the thing it names does not exist, or belongs to another user.',
  UnknownProvider: 'No provider of this name is set up here. Nothing was stored.',
  MethodNotAllowed: 'The path exists; `Allow` says which methods it takes.',
  NotAcceptable: 'Ask for another form: the detail says which there are.',
  Conflict: 'Others changed the same thing again and again while this was decided. Send it again.',
  TransactionConflict:
    'The account has a transaction with this external id and other content; the detail names the difference. Reverse that one first.',
  AlreadyReversed: 'There is nothing left to undo.',
  AlreadyPaired: '`data.pairingId` names the pairing that is in force. Undo that one first.',
  NotPaired: 'The pairing is only proposed, was dismissed, or was undone before.',
  DerivedTransaction: 'It stands for the parts of a pairing: undo the pairing, or reverse one of its parts.',
  TooManyEndpoints: 'A user may have 50 webhook endpoints. Delete one that is not needed.',
  TooManyMappings: 'A user may have 100 mappings, of 256 KB together. Delete one that is not needed.',
  AssetExists:
    '`data.code` names the asset that has this code or identifier: use that code, or, for another asset, another code.',
  TooManyAssets: 'The detail says how many there may be. Watch one less, or use the codes of the catalogue.',
  TooManyPortfolios:
    'A user may have 50 portfolios, archived ones included, of 100 KB together. Use one again that is not needed.',
  TooManyFeeSchedules: 'Five schedules of fees may be still to come. Wait until one has begun.',
  PortfolioArchived: 'An archived portfolio can be read and not changed. Restore it first.',
  NoTargetAllocation:
    'Say what the portfolio should consist of first: `PUT /v1/portfolios/{portfolioId}/target-allocation`.',
  ValuationIncomplete:
    '`data.assets` names what has no price, or of which more went out than came in. Send a price (`POST /v1/prices`) or wait for one.',
  ProposalOver: 'It was decided before, or what it proposes is recorded already. The detail says which.',
  EarlierProposal:
    'Accept or decline the one that `data.proposalId` names first: what this one comes to depends on it.',
  ReportNotReady:
    'It is being made, or could not be: as JSON it says how far it is, or why. Wait `Retry-After` and ask again.',
  AlreadyFiled: 'What was filed stays. Amend it with a later report: `POST /v1/tax/filings/{taxYear}/amendments`.',
  AccountFrozen:
    'Nothing leaves it until it is unfrozen: by its owner, or by an operator where an operator froze it. It goes on taking in.',
  AccountClosed: 'For good. Use another account.',
  AccountNotEmpty: '`data.assets` names what is still there, staked, held or owed. Move it first.',
  AccountNotVerified: 'An operator has to verify the account before anything can be sent from it to others.',
  TooManyHolds: 'An account can have 200 holds at a time. Release or complete one.',
  HoldEnded: '`data.status` says how it ended. Place another one.',
  HoldExpired: 'Its time is over, and what it held is available again. Place another one.',
  HoldOfTransfer: '`data.transferId` names the transfer that waits on it. Take that back instead.',
  TransferEnded: '`data.status` says what has become of it.',
  TransferExpired: 'The funds are available to the sender again. They can send it once more.',
  TransferNotCompleted: 'Only what was moved can be given back. One that still waits can be declined.',
  TransferNotAccepted: 'The recipient has to allow it first: `receiving` of their account says who may send.',
  ReferenceUsed: '`data.usedBy` names what has this reference. Use another one for something else.',
  ScheduleEnded: '`data.status` says how it ended, and it stays as it is. Create another one.',
  TooManySchedules: 'A user may have 100 schedules that are active or paused. Cancel one that is not needed.',
  NoRate: 'The market has no rate between the two that is recent enough. Try again later.',
  RateMoved: '`data.amount` is what it would become now. Ask for that, or for less.',
  EndpointInactive: 'Set `active` to true, which also lifts a `disabled`, and try again.',
  ItemResolved: 'It was ended before; `GET` it to see how. It opens again if either side changes.',
  NotRetryable: 'Nothing would take it: the detail says what to do instead.',
  Erased: 'All that this user ever stored was made unreadable, for good. The same sign-in stores nothing any more.',
  VersionConflict: 'The version in `If-Match` is not the one in force. Read it again and decide anew.',
  BodyTooLarge: 'A body may have 4 MB. Larger files start with `POST /v1/imports/uploads`.',
  AnswerTooLarge:
    'Ask for less at once: a smaller `limit`, or a narrower query. A page of transactions is redirected instead.',
  UnsupportedMediaType: 'Send `Content-Type: application/json`.',
  IdempotencyKeyReused: 'The key was used with another body or for another operation. Use a new key for a new request.',
  UnknownFormat: 'No known format has this header. Name the format, or check that it is the file you mean.',
  EmptyFile: 'The file holds no rows.',
  BinaryFile: 'The file is not text: unpack it, or export it as CSV.',
  ReportMismatch: 'Name a report of the very year that is filed or amended.',
  NotPairable: '`errors` says of each transaction why it is not one end of this transfer.',
  InsufficientLots:
    'You asked to be strict, and the lots do not cover what is disposed of. Record the acquisition first.',
  UnknownAsset: 'The catalogue of all users has no such asset: `errors` names the field. Use a code of the catalogue.',
  WrongPrecision: '`errors` names the amount that is finer than the smallest unit of its asset. Round it.',
  EffectiveInThePast: 'What was charged or assessed stays as it was: name a time to come, or leave it out for now.',
  InsufficientFunds: '`data.available` is what can leave the account: its balance without what is held, and credit.',
  LimitExceeded: '`data.limit` names the limit, `data.left` what it leaves room for.',
  HoldExceeded: '`data.remaining` is what it still holds.',
  SameAccount: 'Name another account on the other side.',
  QuoteMismatch: 'Fees were quoted for another transaction, or not at all: ask for a quote for this one.',
  QuoteExpired: 'A quote holds for 15 minutes: `data.validUntil` says until when this one did. Ask for another.',
  WorkflowOver: 'It was completed or has failed: there is nothing to try again or to undo.',
  NotPossibleNow: 'The detail says why, and what to do instead.',
  PreconditionRequired: 'Send `If-Match` with the `ETag` that you read.',
  Throttled: 'Too many requests at once. Wait `Retry-After` and send it again.',
  Internal: 'A fault of ours. Send it again, a write with the same idempotency key; report `instance` if it stays.',
  ConsumerHalted:
    'What this view is computed from holds something that it cannot take. Others go on; without a consistency token it answers as far as it came.',
  StateOfOtherVersion:
    'The service is changing to another version, or back from one, and what is stored was written by the other. Nothing was changed. Wait `Retry-After` and send it again.',
  NotYetConsistent: 'The view has not reached the consistency token in time. Wait `Retry-After` and read it again.',
  TimedOut: 'It took longer than a request may. Send it again, a write with the same idempotency key.',
  SignInUnavailable: 'The keys that tokens are verified with cannot be read. Wait `Retry-After` and send it again.',
};
