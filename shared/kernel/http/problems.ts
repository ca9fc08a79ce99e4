/**
 * The catalogue of refusals: which status and title each code has over HTTP. Codes are decided elsewhere; status codes
 * exist here only. Answers are problem documents (RFC 9457).
 */
import type { Refusal } from '../errors.ts';

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Sent as `Retry-After` unless the refusal's data says `retryAfterSeconds`. */
  readonly retryAfterSeconds?: number;
}

const kind = (status: number, title: string, retryAfterSeconds?: number): ProblemKind =>
  retryAfterSeconds === undefined ? { status, title } : { status, title, retryAfterSeconds };

export const PROBLEMS = {
  ValidationFailed: kind(400, 'The request has invalid fields'),
  MalformedJson: kind(400, 'The body is not JSON'),
  SignatureInvalid: kind(400, 'The signature does not fit'),
  SignatureStale: kind(400, 'The signature is too old'),
  Unauthenticated: kind(401, 'A valid access token is needed'),
  Forbidden: kind(403, 'The access token does not allow this'),
  NotFound: kind(404, 'There is no such thing'),
  UnknownProvider: kind(404, 'There is no such provider'),
  MethodNotAllowed: kind(405, 'The path does not take this method'),
  NotAcceptable: kind(406, 'It can not be had in this form'),
  Conflict: kind(409, 'The request conflicts with the current state'),
  TransactionConflict: kind(409, 'The transaction exists with other content'),
  AlreadyReversed: kind(409, 'It was reversed before'),
  AlreadyPaired: kind(409, 'It is part of a pairing already'),
  NotPaired: kind(409, 'The pairing is not in force'),
  DerivedTransaction: kind(409, 'The transaction follows from a pairing'),
  TooManyEndpoints: kind(409, 'There are as many webhook endpoints as there may be'),
  TooManyMappings: kind(409, 'There is no room for another mapping'),
  AssetExists: kind(409, 'There is such an asset already'),
  TooManyAssets: kind(409, 'There are as many assets as there may be'),
  TooManyPortfolios: kind(409, 'There is no room for another portfolio'),
  TooManyFeeSchedules: kind(409, 'There are as many schedules of fees to come as there may be'),
  PortfolioArchived: kind(409, 'The portfolio was archived'),
  NoTargetAllocation: kind(409, 'The portfolio has no targets'),
  ValuationIncomplete: kind(409, 'Not everything has a price'),
  ProposalOver: kind(409, 'The proposal is over'),
  EarlierProposal: kind(409, 'An earlier proposal comes first'),
  ReportNotReady: kind(409, 'The report is not ready', 1),
  AccountFrozen: kind(409, 'The account is frozen'),
  AccountClosed: kind(409, 'The account was closed'),
  AccountNotEmpty: kind(409, 'The account is not empty'),
  AccountNotVerified: kind(409, 'The account is not verified'),
  TooManyHolds: kind(409, 'There are as many holds as there may be'),
  HoldEnded: kind(409, 'The hold is over'),
  HoldExpired: kind(409, 'The hold has expired'),
  HoldOfTransfer: kind(409, 'A transfer waits on the hold'),
  WorkflowOver: kind(409, 'The workflow is over'),
  NotPossibleNow: kind(409, 'It is not possible as the workflow stands'),
  TransferEnded: kind(409, 'The transfer waits for nobody'),
  TransferExpired: kind(409, 'The transfer was not accepted in time'),
  TransferNotCompleted: kind(409, 'The transfer is not completed'),
  TransferNotAccepted: kind(409, 'The recipient takes nothing from you'),
  ReferenceUsed: kind(409, 'The reference was used before'),
  ScheduleEnded: kind(409, 'The schedule is over'),
  TooManySchedules: kind(409, 'There are as many schedules as there may be'),
  NoRate: kind(409, 'There is no rate'),
  RateMoved: kind(409, 'The rate has moved'),
  AlreadyFiled: kind(409, 'The tax year was filed before'),
  EndpointInactive: kind(409, 'The webhook endpoint takes no requests'),
  ItemResolved: kind(409, 'The item is resolved'),
  NotRetryable: kind(409, 'It cannot be given back'),
  Erased: kind(410, 'The data of this user was erased'),
  VersionConflict: kind(412, 'It has changed since it was read'),
  BodyTooLarge: kind(413, 'The body is too large'),
  AnswerTooLarge: kind(413, 'The answer is too large'),
  UnsupportedMediaType: kind(415, 'The body must be JSON'),
  IdempotencyKeyReused: kind(422, 'The idempotency key was used for another request'),
  UnknownFormat: kind(422, 'The format of the file is not known'),
  EmptyFile: kind(422, 'The file is empty'),
  BinaryFile: kind(422, 'The file is not text'),
  ReportMismatch: kind(422, 'The report is of another tax year'),
  NotPairable: kind(422, 'These can not be one transfer'),
  InsufficientLots: kind(422, 'More would be disposed of than is held'),
  UnknownAsset: kind(422, 'The asset is not known'),
  WrongPrecision: kind(422, 'The amount is finer than its asset'),
  EffectiveInThePast: kind(422, 'It can not begin in the past'),
  InsufficientFunds: kind(422, 'There is not enough in the account'),
  LimitExceeded: kind(422, 'A limit of the account is exceeded'),
  HoldExceeded: kind(422, 'The hold holds less'),
  SameAccount: kind(422, 'It needs two accounts'),
  QuoteMismatch: kind(422, 'The quote is for something else'),
  QuoteExpired: kind(422, 'The quote holds no longer'),
  PreconditionRequired: kind(428, 'The request must say which version it changes'),
  Throttled: kind(429, 'Too many requests', 1),
  Internal: kind(500, 'Something went wrong on our side'),
  ConsumerHalted: kind(503, 'This view has stopped and needs attention', 60),
  StateOfOtherVersion: kind(503, 'What is stored is of another version of the service', 30),
  NotYetConsistent: kind(503, 'This view has not caught up yet', 1),
  TimedOut: kind(503, 'The request took too long', 1),
  SignInUnavailable: kind(503, 'Access tokens cannot be checked right now', 5),
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Codes that the edge itself answers with, on any route. */
export const EDGE_CODES = [
  'ValidationFailed',
  'MalformedJson',
  'Unauthenticated',
  'Forbidden',
  'NotFound',
  'MethodNotAllowed',
  'BodyTooLarge',
  'AnswerTooLarge',
  'UnsupportedMediaType',
  'Throttled',
  'Internal',
  'Erased',
  'TimedOut',
  'StateOfOtherVersion',
  'SignInUnavailable',
] as const satisfies readonly ProblemCode[];

export type EdgeCode = (typeof EDGE_CODES)[number];

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

const kebab = (code: string): string => code.replace(/(?<=.)([A-Z])/g, '-$1').toLowerCase();

/** The stable name of a code, a URI. */
export const problemType = (code: ProblemCode): string => `https://foldbook.dev/problems/${kebab(code)}`;

export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The problem document of a refusal. `instance` is the id of the request, which our log knows, too. */
export const toProblem = (refusal: Refusal<ProblemCode>, requestId: string): Problem => {
  const { code, detail, errors, data } = refusal;
  const { status, title, retryAfterSeconds }: ProblemKind = PROBLEMS[code];
  const retryAfter = data?.['retryAfterSeconds'] ?? retryAfterSeconds;
  return {
    status,
    headers: {
      'content-type': PROBLEM_MEDIA_TYPE,
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...(code === 'Unauthenticated' ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: {
      type: problemType(code),
      title,
      status,
      code,
      detail,
      ...(errors === undefined ? {} : { errors }),
      ...(data === undefined ? {} : { data }),
      instance: encodeURIComponent(requestId),
    },
  };
};
