/** Stands in for the SDK's default chain of credentials, under the name and shape by which its clients import it. */
import { fromEnv } from '@aws-sdk/credential-provider-env';

export const defaultProvider = () => fromEnv();
