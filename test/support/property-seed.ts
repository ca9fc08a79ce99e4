/** Where a red run must mean that something was changed, and not chance, properties are tried on the same cases each time. */
import fc from 'fast-check';

if (process.env['CI']) fc.configureGlobal({ seed: 20_260_131 });
