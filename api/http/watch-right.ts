import type { Context } from 'hono'
import { DomainError } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { codeOf } from '../errors.ts'
import { refuseInvisibleRow } from '../iam/row-gate.ts'
import { bearerOf, refuseUnfit } from './admit.ts'
import { type Closing, endWithRight } from './end-with-right.ts'
import type { RouteInfo } from './route-info.ts'

/** Ends a stream of events when the session, the key or the right that it began with is gone. */
export function watchRight(c: Context<ApiEnv>, route: RouteInfo, response: Response): Response {
  if (c.get('caller') === undefined) return response
  const { listener, sessions } = c.get('deps')
  let known = c.get('caller')
  return endWithRight(response, {
    listener,
    unchecked: closingOf(c, uncheckable),
    async findFault() {
      try {
        const caller = await sessions.recheck(bearerOf(c) ?? '', c.get('ipAddress'))
        await refuseUnfit(c, caller, route)
        // What the caller's roles say of rows may have changed with anything else.
        if (caller !== known) await refuseInvisibleRow(c, route, caller.viewer)
        known = caller
        return undefined
      } catch (error) {
        return closingOf(c, error instanceof DomainError ? error : uncheckable)
      }
    },
  })
}

const uncheckable = new DomainError(
  'unavailable',
  text('暂时无法核对登录状态', 'Whether you may still read this could not be checked'),
)

function closingOf(c: Context<ApiEnv>, error: DomainError): Closing {
  return { code: codeOf(error), reason: error.code, message: error.text[c.get('language')] }
}
