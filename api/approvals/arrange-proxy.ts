import type { Context } from 'hono'
import { activeOf } from '../../db/approvals/people-queries.ts'
import {
  type ApprovalProxy,
  endProxy,
  getProxy,
  insertProxy,
  listProxiesBeside,
  lockProxies,
  missingProxy,
} from '../../db/approvals/proxy-queries.ts'
import { getUser } from '../../db/iam/user-queries.ts'
import { requireVisible } from '../../db/iam/visible-rows.ts'
import { notify } from '../../db/notifications/notify.ts'
import type { ProxyInput } from '../../domain/approvals/proxy.ts'
import { clashOf, spanFault } from '../../domain/approvals/proxy-rules.ts'
import { conflict, DomainError, invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'

/** For oneself, or with the right for somebody else. */
export async function arrangeProxy(c: Context<ApiEnv>, input: ProxyInput): Promise<ApprovalProxy> {
  const { db, caller, traceId } = c.var
  const userId = input.user_id ?? caller.userId
  if (userId !== caller.userId) {
    requireOperator(c)
    await requireVisible(db, caller.viewer, 'user', userId)
  }
  const span = {
    ...{ userId, proxyId: input.proxy_id, workflowIds: [...new Set(input.workflow_ids)] },
    ...{ startsAt: new Date(input.starts_at), endsAt: new Date(input.ends_at) },
  }
  const fault = spanFault(span, new Date())
  if (fault) throw fault
  return c.var.write(
    async (tx) => {
      await lockProxies(tx)
      const [proxy] = await activeOf(tx, [span.proxyId])
      if (proxy === undefined) throw invalid('proxy_id', nobodyThere)
      const { name, department_id } = await getUser(tx, userId)
      const clash = clashOf(span, await listProxiesBeside(tx, span))
      if (clash) throw clash
      const about = { reason: input.reason, createdBy: caller.userId, departmentId: department_id }
      const made = await insertProxy(tx, span, about)
      await notify(tx, {
        template: 'approval.proxy',
        recipients: { userIds: [userId, proxy].filter((id) => id !== caller.userId) },
        channels: ['in_app', 'email'],
        params: { ownerName: name, proxyName: made.proxy_name ?? '', reason: input.reason },
        batch: `approval-proxy:${made.id}`,
        type: 'approval',
        link: '/approvals/proxies',
        traceId,
      })
      return made
    },
    { status: 201 },
  )
}

/** Whoever is away ends their own; others need the right. */
export async function endOwnProxy(c: Context<ApiEnv>, id: number): Promise<void> {
  const { db, caller } = c.var
  const { user_id, proxy_id } = await getProxy(db, id)
  if (user_id !== caller.userId) {
    if (proxy_id !== caller.userId && !caller.permissions.has('approval:operate')) throw missingProxy()
    requireOperator(c)
    await requireVisible(db, caller.viewer, 'user', user_id)
  }
  const isEnded = await c.var.write((tx) => endProxy(tx, id), { resourceId: id })
  if (!isEnded) throw conflict(over)
}

export function requireOperator(c: Context<ApiEnv>): void {
  if (!c.var.caller.permissions.has('approval:operate')) throw new DomainError('forbidden', onlyOperators)
}

const onlyOperators = text('没有干预审批的权限', 'You may not step into what concerns others')
const nobodyThere = text('这个人不存在或已停用', 'is nobody who can act')
const over = text('这条代理已经结束', 'This arrangement is over already')
