import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { deserialize, serialize } from 'node:v8'
import type { Context } from 'hono'
import type { Db } from '../../db/database.ts'
import {
  type ClaimOutcome,
  claimKey,
  type KeyClaim,
  noteEffects,
  releaseKey,
  storeAnswer,
} from '../../db/idempotency/idempotency-queries.ts'
import { conflict, DomainError, invalid } from '../../domain/errors.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import type { Attempt } from './call.ts'
import type { RouteInfo } from './route-info.ts'

export type Patience = {
  /** An attempt without an answer for so long was cut off. */
  staleMs: number
  /** How long a twin of a request that is under way waits for its answer. */
  waitMs: number
}

export const usualPatience: Patience = { staleMs: 60_000, waitMs: 10_000 }

/**
 * Under an `Idempotency-Key`: the same request gets the first answer again, also when the first one was cut off between
 * any two steps. 1. the key is claimed, 2. every transaction notes what it gave, together with its change, 3. the answer
 * is stored. Cut off before 2 nothing happened, and the next attempt begins anew; cut off after it, the next attempt
 * gets the noted results from `c.var.write` instead of changing anything, and so comes to the same answer.
 */
export async function answerOnce(
  c: Context<ApiEnv>,
  route: RouteInfo,
  body: Uint8Array,
  answer: () => Promise<Response>,
): Promise<Response> {
  const key = route.isIdempotent ? c.req.header('Idempotency-Key') : undefined
  if (key === undefined) return answer()
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw badKey()

  const { db, secrets } = c.get('deps')
  const place = { userId: c.get('caller').userId, route: `${route.method} ${route.pattern}`, key, claim: randomUUID() }
  const outcome = await claimOrWait(c, place, hashOf(c, body))
  if (outcome.state === 'answered') return replay(c, outcome.status, openAnswer(secrets, place, outcome.body))

  c.get('call').attempt = createAttempt(secrets, place, outcome.effects)
  if (outcome.effects !== null && outcome.traceId !== null) c.set('traceId', outcome.traceId)
  const response = await answer()
  try {
    await settle({ db, secrets }, place, response)
  } catch (error) {
    void releaseLater(db, place, c.get('services').patience)
    throw error
  }
  return response
}

async function claimOrWait(c: Context<ApiEnv>, place: KeyClaim, requestHash: Buffer) {
  const { staleMs, waitMs } = c.get('services').patience
  const deadline = Date.now() + waitMs
  for (let pauseMs = 25; ; pauseMs = Math.min(pauseMs * 2, 500)) {
    const outcome: ClaimOutcome = await claimKey(c.get('db'), place, {
      requestHash,
      traceId: c.get('traceId'),
      staleMs,
    })
    if (outcome.state === 'different') throw otherBody()
    if (outcome.state !== 'busy') return outcome
    if (Date.now() + pauseMs > deadline) throw stillRunning()
    await wait(pauseMs)
  }
}

/** Faults of ours are not kept: the next attempt may do better. */
async function settle(
  { db, secrets }: { db: Db; secrets: SecretBox },
  place: KeyClaim,
  response: Response,
): Promise<void> {
  if (response.status >= 500) return releaseKey(db, place)
  const body = await response.clone().text()
  await storeAnswer(db, place, { status: response.status, body: secrets.encrypt(body, secretPlace(place)) })
}

/** The database went away as this was answered: whoever asks again need not wait until the claim is stale. */
async function releaseLater(db: Db, place: KeyClaim, { staleMs }: Patience): Promise<void> {
  const deadline = Date.now() + staleMs
  for (let pauseMs = 250; Date.now() + pauseMs < deadline; pauseMs = Math.min(pauseMs * 2, 5_000)) {
    await wait(pauseMs, undefined, { ref: false })
    const isReleased = await releaseKey(db, place).then(
      () => true,
      () => false,
    )
    if (isReleased) return
  }
}

function createAttempt(secrets: SecretBox, place: KeyClaim, sealed: string | null): Attempt {
  return {
    replayed: sealed === null ? [] : (deserialize(open(secrets, place, sealed)) as unknown[]),
    async note(tx, results) {
      const effects = secrets.encrypt(serialize(results).toString('base64'), secretPlace(place))
      if (!(await noteEffects(tx, place, effects))) throw takenOver()
    },
  }
}

function open(secrets: SecretBox, place: KeyClaim, sealed: string): Buffer {
  return Buffer.from(secrets.decrypt(sealed, secretPlace(place)), 'base64')
}

function openAnswer(secrets: SecretBox, place: KeyClaim, sealed: string): string {
  try {
    return secrets.decrypt(sealed, secretPlace(place))
  } catch {
    throw conflict(
      text('该 Idempotency-Key 的应答已无法读取', 'The answer under this Idempotency-Key can no longer be read'),
    )
  }
}

// Answers may hold what is shown only once, such as a new password.
function secretPlace({ userId, route, key }: KeyClaim) {
  return { table: 'idempotency_key', column: 'response_body', row: `${userId} ${route} ${key}` }
}

function hashOf(c: Context<ApiEnv>, body: Uint8Array): Buffer {
  const { search } = new URL(c.req.url)
  const path = c.req.path.replace(/^\/api\/v1\//, '/api/')
  return createHash('sha256').update(`${path}${search}\n`).update(body).digest()
}

function replay(c: Context<ApiEnv>, status: number, body: string): Response {
  c.header('Idempotency-Replayed', 'true')
  return c.body(body, status as 200, { 'Content-Type': 'application/json' })
}

function badKey(): DomainError {
  return invalid('Idempotency-Key', text('须为 1–255 个可见 ASCII 字符', 'Must be 1 to 255 visible ASCII characters'))
}

function otherBody(): DomainError {
  return conflict(
    text('该 Idempotency-Key 已用于另一个请求', 'This Idempotency-Key was already used for another request'),
  )
}

function stillRunning(): DomainError {
  const message = text('相同的请求正在处理中，请稍后重试', 'The same request is still under way; try again shortly')
  return new DomainError('conflict', message, { retryAfter: 5 })
}

function takenOver(): DomainError {
  return conflict(text('该请求已由后来的重试接管', 'A later attempt of this request has taken over'))
}
