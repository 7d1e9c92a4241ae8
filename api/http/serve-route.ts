import type { Context, Handler } from 'hono'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import { auditRowOf } from '../audit/audit-row.ts'
import type { ApiEnv } from '../context.ts'
import { onError } from '../errors.ts'
import { refuseRuledQuery } from '../iam/column-rules.ts'
import { refuseInvisibleRow } from '../iam/row-gate.ts'
import { requireConfirmation } from '../iam/step-up.ts'
import { admit } from './admit.ts'
import { endWithServer } from './end-with-server.ts'
import { answerOnce } from './idempotency.ts'
import { type BodyOptions, readInput } from './read-input.ts'
import type { RouteInfo } from './route-info.ts'
import { refuseForeignOrigin } from './same-origin.ts'
import { watchRight } from './watch-right.ts'

/** All that happens to a request between its address and its handler. One handler, so that nothing can be passed by. */
export function serveRoute(route: RouteInfo, handler: Handler<ApiEnv>, options: BodyOptions = {}): Handler<ApiEnv> {
  return async (c) => {
    c.get('call').route = route
    const response = await refusedOr(c, async () => {
      refuseForeignOrigin(c, route)
      await admit(c, route)
      const body = await readInput(c, route, options)
      refuseRuledQuery(c, route)
      await refuseInvisibleRow(c, route)
      await requireConfirmation(c, route)
      return answerOnce(c, route, body, () => refusedOr(c, () => run(c, handler)))
    })
    return endWithServer(watchRight(c, route, await audited(c, route, response)), c.get('services').closing)
  }
}

async function refusedOr(c: Context<ApiEnv>, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    return onError(error as Error, c)
  }
}

async function run(c: Context<ApiEnv>, handler: Handler<ApiEnv>): Promise<Response> {
  const response: unknown = await handler(c, async () => {})
  if (response instanceof Response) return response
  throw new Error('a handler gave no response')
}

/**
 * Writes the row that tells of the request, unless the transaction that changed something already did and the answer
 * is still the one that it told of. Without its row, no answer that gives something goes out.
 */
async function audited(c: Context<ApiEnv>, route: RouteInfo, response: Response): Promise<Response> {
  const { status } = response
  const call = c.get('call')
  if (route.guard.audit?.skip || call.auditedStatus === status || isAnonymousRefusal(c, route, status)) return response
  try {
    await c.get('services').audit.write(auditRowOf(c, route, { status }))
    return response
  } catch (error) {
    c.get('deps').log.error({ err: error, trace_id: c.get('traceId') }, 'a request could not be audited')
    if (status >= 400 || call.auditedStatus !== undefined) return response
    return onError(notAudited(), c)
  }
}

/** Who floods us without a name, or too fast, gets no row written for it: the log line tells of it. */
function isAnonymousRefusal(c: Context<ApiEnv>, { guard }: RouteInfo, status: number): boolean {
  return status === 429 || (guard.permission !== 'public' && c.get('caller') === undefined)
}

function notAudited(): DomainError {
  return new DomainError(
    'unavailable',
    text('暂时无法处理请求，请稍后重试', 'This cannot be done right now; try again shortly'),
    {
      retryAfter: 5,
    },
  )
}
