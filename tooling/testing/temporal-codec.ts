import { createPayloadCodec, platformPayloadKeys } from '../../platform/temporal-codec.ts'
import { payloadAudience } from '../../workflows/jobs/messages.ts'
import { testExecutorToken } from './executor.ts'
import { testSecrets } from './secrets.ts'

/** Payloads in tests are sealed as they are in the product. */
export const testCodec = createPayloadCodec(platformPayloadKeys(testSecrets, testExecutorToken), payloadAudience)
