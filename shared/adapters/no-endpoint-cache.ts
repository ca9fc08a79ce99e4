/**
 * Stands in for the SDK's cache of discovered endpoints in the bundles. The client of DynamoDB makes one and never looks
 * into it, since none of its commands discovers endpoints: it would only add 8 KB to a cold start.
 */

/** The name under which the SDK's middleware imports it. Whoever asked it for an endpoint would fail at once. */
export class EndpointCache {}
