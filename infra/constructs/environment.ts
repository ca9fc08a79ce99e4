import type { Permission } from '../../shared/kernel/wiring.ts';

/** Names and addresses that functions learn from their environment. */
export interface ResourceNames {
  readonly eventTable: string;
  readonly rowTable: string;
  readonly keyTable: string;
  readonly tenantKeyArn: string;
  readonly bodyBucket: string;
  readonly fileBucket: string;
  readonly bus: string;
  /** The name of a secret parameter, in full. */
  readonly parameter: (name: string) => string;
  /** @throws when no such consumer is declared. */
  readonly queueUrl: (consumer: string) => string;
  /** JSON: where queues are, and each queue of consumers by its name. */
  readonly allQueueUrls: string;
  /** JSON: the same of the dead letters of each such queue, stream reader and schedule. */
  readonly deadLetterUrls: string;
}

/** How users' tokens are verified. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri: string;
}

/** The variable that holds something by its name, e.g. a consumer's queue: `QUEUE_URL_TAX_BOOK`. */
const variable = (prefix: string, name: string): string => `${prefix}_${name.toUpperCase().replaceAll('-', '_')}`;

const variablesOf = (permission: Permission, names: ResourceNames): Record<string, string> => {
  switch (permission.kind) {
    case 'events':
    case 'inbox':
    case 'heads-index':
      return { EVENT_TABLE: names.eventTable };
    case 'rows':
    case 'records':
    case 'due-index':
      return { ROW_TABLE: names.rowTable };
    case 'data-keys':
      return { KEY_TABLE: names.keyTable, TENANT_KEY_ARN: names.tenantKeyArn };
    case 'bodies':
      return { BODY_BUCKET: names.bodyBucket };
    case 'files':
      return { FILE_BUCKET: names.fileBucket };
    case 'orphans':
      return {
        EVENT_TABLE: names.eventTable,
        ROW_TABLE: names.rowTable,
        BODY_BUCKET: names.bodyBucket,
        FILE_BUCKET: names.fileBucket,
      };
    case 'parameter':
      return { [variable('PARAMETER', permission.name)]: names.parameter(permission.name) };
    case 'bus':
      return { BUS_NAME: names.bus };
    case 'queue':
      return { [variable('QUEUE_URL', permission.consumer)]: names.queueUrl(permission.consumer) };
    case 'all-queues':
      return { QUEUE_URLS: names.allQueueUrls };
    case 'dead-letters':
      return { DEAD_LETTER_URLS: names.deadLetterUrls };
  }
};

/** A function's environment: only what its permissions let it use. */
export const environmentOf = (permissions: readonly Permission[], names: ResourceNames): Record<string, string> =>
  Object.assign({}, ...permissions.map((permission) => variablesOf(permission, names)));

/** What the token middleware of a function with signed-in routes reads. */
export const tokenEnvironment = ({ issuer, audience, jwksUri }: TokenIssuer): Record<string, string> => ({
  OIDC_ISSUER: issuer,
  OIDC_AUDIENCE: audience,
  OIDC_JWKS_URI: jwksUri,
});
