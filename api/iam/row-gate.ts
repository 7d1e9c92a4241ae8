import type { Context } from 'hono'
import { requireVisible } from '../../db/iam/visible-rows.ts'
import type { RuledResourceName } from '../../domain/iam/ruled-resources.ts'
import type { ApiEnv } from '../context.ts'
import type { RouteInfo } from '../http/route-info.ts'

/** By the first part of a path: whose record the `{id}` behind it is. */
const resourceOf: Readonly<Record<string, RuledResourceName>> = {
  users: 'user',
  jobs: 'job',
  calendars: 'calendar',
  'job-logs': 'run',
  'job-flows': 'flow',
  'flow-runs': 'run',
  workflows: 'workflow',
  sessions: 'session',
  'message-logs': 'message',
}

/** A record that the caller's roles do not let through does not exist, whatever the route would do with it. */
export async function refuseInvisibleRow(
  c: Context<ApiEnv>,
  { pattern }: RouteInfo,
  viewer = c.get('caller')?.viewer,
): Promise<void> {
  const [, first = ''] = /^\/api\/v1\/([^/]+)\/\{id\}/.exec(pattern) ?? []
  const resource = Object.hasOwn(resourceOf, first) ? resourceOf[first] : undefined
  if (!resource || !viewer) return
  // Checked as a part of the path before.
  const { id } = c.req.valid('param' as never) as { id: number }
  // 0 stands for a record that does not exist yet.
  if (id === 0) return
  await requireVisible(c.get('db'), viewer, resource, id)
}
