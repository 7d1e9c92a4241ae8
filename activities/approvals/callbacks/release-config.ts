import type { CallbackOfRequest } from '../../../db/approvals/callback-queries.ts'
import type { Tx } from '../../../db/database.ts'
import { conflict } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import type { CallbackStep } from '../../../workflows/approvals/messages.ts'
import type { CallbackDeps } from './callback-activities.ts'
import { end } from './end.ts'

/**
 * The door to the configuration centre: releases the change that a request asked for, in the transaction of its callback;
 * told twice, it releases once. Gives what is to be shown of it.
 */
export type ReleaseConfig = (
  tx: Tx,
  change: {
    businessType: string
    businessId: number | null
    publisher: number | null
    config: Record<string, unknown>
  },
) => Promise<Record<string, unknown>>

export async function releaseConfig(
  { releaseConfig: release }: CallbackDeps,
  tx: Tx,
  held: CallbackOfRequest,
): Promise<CallbackStep> {
  if (!release) throw conflict(noCentre)
  const { business_type: businessType, business_id: businessId } = held.request
  const { publisher, config } = held
  return end(tx, held, {
    status: 'success',
    result: await release(tx, { businessType, businessId, publisher, config }),
  })
}

const noCentre = text('配置中心还没有提供', 'There is no configuration centre yet')
