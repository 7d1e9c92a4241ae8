import type { Context } from 'hono'
import { openCardProvider } from '../../../db/iam/card-provider.ts'
import { findEnabledProvider } from '../../../db/iam/identity-provider-queries.ts'
import { notFound } from '../../../domain/errors.ts'
import type { CallbackAnswer } from '../../../platform/cards/card-vendor.ts'
import type { ApiEnv } from '../../context.ts'
import { requireContentType } from '../../http/body.ts'
import { pressCard } from './press-card.ts'

/** Answers a messenger. What it says is heeded only when the messenger itself has said it. */
export async function answerCallback(c: Context<ApiEnv>, code: string): Promise<Response> {
  const { db, deps, services } = c.var
  const provider = await findEnabledProvider(db, code)
  const opened = provider && openCardProvider(deps.secrets, provider)
  const door = opened && services.cardVendors.doorOf(opened)
  if (!provider || !door) throw notFound('回调地址', 'address for callbacks')
  if (c.req.method !== 'GET') requireContentType(c, ...door.contentTypes)
  const { searchParams: query } = new URL(c.req.url)
  // What is signed or sealed is nothing that the books could read.
  c.get('call').input = undefined
  const body = Buffer.from(c.get('call').rawBody ?? [])
  const callback = door.read({ header: (name) => c.req.header(name), query, body, now: Date.now() })
  switch (callback.kind) {
    case 'challenge':
      return answered(c, callback.answer)
    case 'other':
      return answered(c, door.nothing)
    case 'press':
      return answered(
        c,
        door.answer(await pressCard(c, { providerId: provider.id, door }, callback.press), callback.press),
      )
  }
}

function answered(c: Context<ApiEnv>, { contentType, body }: CallbackAnswer): Response {
  return c.body(body, 200, { 'Content-Type': contentType })
}
