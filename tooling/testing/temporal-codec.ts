import { createSecretBox, parseSecretKeys } from '../../platform/secrets.ts'
import { createPayloadCodec, platformPayloadKeys } from '../../platform/temporal-codec.ts'
import { payloadAudience } from '../../workflows/jobs/messages.ts'
import { testExecutorToken } from './executor.ts'

// Recorded histories are sealed under it: it never changes.
const secrets = createSecretBox({ keys: parseSecretKeys(Buffer.alloc(32, 7).toString('base64')) })

/** Payloads in tests are sealed as they are in the product. */
export const testCodec = createPayloadCodec(platformPayloadKeys(secrets, testExecutorToken), payloadAudience)
