import { getCallback, holdCallback } from '../../../db/approvals/callback-queries.ts'
import { systemTransaction } from '../../../db/audit/system-transaction.ts'
import type { Db } from '../../../db/database.ts'
import { hasCallbackEnded } from '../../../domain/approvals/callback.ts'
import { callbackConfig } from '../../../domain/approvals/callback-config.ts'
import { DomainError, faultInWords } from '../../../domain/errors.ts'
import type { SecretBox } from '../../../domain/secret-box.ts'
import type { Egress } from '../../../platform/egress/egress.ts'
import type { CallbackStep, CallOutcome } from '../../../workflows/approvals/messages.ts'
import { end } from './end.ts'
import { takeGrantBack } from './end-grant.ts'
import { grantRole } from './grant-role.ts'
import { type ReleaseConfig, releaseConfig } from './release-config.ts'
import { sendWords } from './send-words.ts'
import { startTarget } from './start-target.ts'
import { callReceiver, settleCall, takeCall } from './webhook.ts'

export type CallbackDeps = {
  db: Db
  secrets: SecretBox
  egress: Egress
  releaseConfig?: ReleaseConfig
}
export type CallbackActivities = ReturnType<typeof createCallbackActivities>

/** What is done without a person; a row of `approval_callback` says how far it has come. */
export function createCallbackActivities(deps: CallbackDeps) {
  const { db } = deps
  return {
    /** Takes a callback as far as it goes without calling anybody. */
    takeCallback: ({ callbackId }: { callbackId: number }): Promise<CallbackStep> =>
      systemTransaction(db, {}, async (tx) => {
        const held = await holdCallback(tx, callbackId)
        if (hasCallbackEnded(held.status)) return { state: 'ended', status: held.status }
        const action = callbackConfig.parse({ type: held.type, config: held.config })
        try {
          switch (action.type) {
            case 'webhook':
              return await takeCall(tx, held, action.config)
            case 'job':
            case 'flow':
              return await startTarget(deps, tx, { held, action })
            case 'notify':
              return await sendWords(tx, held, action)
            case 'grant_role':
              return await grantRole(tx, held, action)
            case 'config':
              return await releaseConfig(deps, tx, held)
          }
        } catch (error) {
          if (!(error instanceof DomainError)) throw error
          return end(tx, held, { status: 'failed', why: faultInWords(error) })
        }
      }),

    /** Takes back what a grant gave, once its time is over; gives in how many milliseconds that is. */
    takeRoleBack: ({ callbackId }: { callbackId: number }): Promise<{ waitMs?: number }> =>
      systemTransaction(db, {}, async (tx) => takeGrantBack(tx, await holdCallback(tx, callbackId))),

    /** The call of one try; its receiver knows by the key whether it has had it. */
    callWebhook: async ({ callbackId }: { callbackId: number; attempt: number }): Promise<CallOutcome> =>
      callReceiver(deps, await getCallback(db, callbackId)),

    settleWebhook: ({
      callbackId,
      attempt,
      outcome,
    }: {
      callbackId: number
      attempt: number
      outcome: CallOutcome
    }): Promise<CallbackStep> =>
      systemTransaction(db, {}, async (tx) => settleCall(tx, await holdCallback(tx, callbackId), { attempt, outcome })),
  }
}
