/**
 * What the DynamoDB engine sees of every caller. AWS's DynamoDB Local keeps a database per access key, so all must use
 * one; who calls is the gateway's business.
 */
export const ENGINE_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;
