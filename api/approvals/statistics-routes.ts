import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { listNodeNames } from '../../db/approvals/definition-queries.ts'
import {
  listDayVolumes,
  listDefinitionVolumes,
  listNodeSpans,
  listPersonSpans,
} from '../../db/approvals/statistics-queries.ts'
import { invalid } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { isTimeZone } from '../time-zone.ts'

const time = z.iso.datetime({ offset: true })
const spans = { average_seconds: z.number().nullable(), p95_seconds: z.number().nullable() }
const waiting = { open: z.int(), oldest_open_at: time.nullable() }
const volumes = {
  submitted: z.int(),
  approved: z.int(),
  rejected: z.int(),
  cancelled: z.int(),
  pending: z.int().openapi({ description: 'Under way now' }),
}

const statisticsQuery = z.strictObject({
  from: time,
  to: time,
  workflow_id: z.coerce.number().int().positive().optional(),
  timezone: z.string().min(1).max(64).default('Asia/Shanghai'),
})

const statisticsRoute = defineRoute({
  method: 'get',
  path: '/approval-statistics',
  summary: 'How many requests came and went in a period, and what they waited for, as far as the caller may see them',
  tags: ['approvals'],
  permission: 'approval:read',
  request: { query: statisticsQuery },
  responses: {
    200: z
      .object({
        days: z.array(z.object({ day: z.string(), submitted: z.int(), ended: z.int() })),
        definitions: z.array(z.object({ workflow_id: z.int(), workflow_name: z.string(), ...volumes, ...spans })),
        nodes: z
          .array(
            z.object({
              workflow_id: z.int(),
              workflow_name: z.string(),
              node_id: z.string(),
              node_name: z.string().nullable(),
              visits: z.int(),
              total_seconds: z.number(),
              ...spans,
              ...waiting,
            }),
          )
          .openapi({ description: 'Those at which the most time passed come first' }),
        people: z.array(z.object({ user_id: z.int(), user_name: z.string(), decided: z.int(), ...spans, ...waiting })),
      })
      .openapi('ApprovalStatistics'),
  },
})

export const approvalStatisticsRoutes = createRouter().openapi(statisticsRoute, async (c) =>
  ok(c, await statisticsOf(c, c.req.valid('query'))),
)

async function statisticsOf({ var: { db, caller } }: Context<ApiEnv>, query: z.infer<typeof statisticsQuery>) {
  const [from, to] = [new Date(query.from), new Date(query.to)]
  if (from >= to) throw invalid('to', backwards)
  if (to.getTime() - from.getTime() > longestMs) throw invalid('to', tooLong)
  if (!isTimeZone(query.timezone)) throw invalid('timezone', unknownZone)
  const asked = { from, to, workflowId: query.workflow_id, viewer: caller.viewer }
  const [days, definitions, nodes, people] = await Promise.all([
    listDayVolumes(db, { ...asked, timezone: query.timezone }),
    listDefinitionVolumes(db, asked),
    listNodeSpans(db, asked),
    listPersonSpans(db, asked),
  ])
  const names = await listNodeNames(db, [...new Set(nodes.map(({ workflow_id }) => workflow_id))])
  const named = nodes.map((node) => ({ ...node, node_name: names.get(node.workflow_id)?.get(node.node_id) ?? null }))
  return { days, definitions, nodes: named, people }
}

const longestMs = 366 * 86_400_000
const unknownZone = text('没有这个时区', 'There is no such time zone')
const backwards = text('须晚于开始时间', 'has to be later than the start')
const tooLong = text('最长一年', 'at most a year after the start')
