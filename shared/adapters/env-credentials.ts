/**
 * Stands in for the SDK's default credential chain in the bundles. Lambda hands every function its role's credentials in
 * the environment, so the chain's other sources (profiles, SSO, instance metadata) would only add 130 KB to a cold start.
 */
import { fromEnv } from '@aws-sdk/credential-provider-env';

/** The name and shape under which the SDK's clients import the chain. */
export const defaultProvider = () => fromEnv();
