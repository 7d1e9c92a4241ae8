import { createSecretBox, parseSecretKeys } from '../../platform/secrets.ts'

/** Of tests that need no key of their own. Recorded histories are sealed under it: it never changes. */
export const testSecretKey = Buffer.alloc(32, 7).toString('base64')

export const testSecrets = createSecretBox({ keys: parseSecretKeys(testSecretKey) })
