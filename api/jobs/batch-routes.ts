import { z } from '@hono/zod-openapi'
import { listJobGroups, listTags } from '../../db/jobs/batch-queries.ts'
import { batchActions, batchOutcomes, largestBatch } from '../../domain/jobs/batch.ts'
import { triggerTypes } from '../../domain/jobs/job.ts'
import { type JobType, jobKinds } from '../../domain/jobs/kinds.ts'
import { text } from '../../domain/text.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { batchJobs } from './batch-jobs.ts'

const tags = ['jobs']
const mostNames = 200
const tag = z.string().trim().min(1).max(50)

/** The filters of the list, as `/jobs` takes them. */
export const jobFilter = {
  q: z.string().trim().max(100).optional(),
  status: z.enum(['enabled', 'disabled']).optional(),
  job_type: z.enum(Object.keys(jobKinds) as JobType[]).optional(),
  trigger_type: z.enum(triggerTypes).optional(),
  tag: z.string().max(50).optional(),
  executor_group: z.string().max(50).optional(),
}

const batchInput = z
  .strictObject({
    action: z.enum(batchActions),
    tag: tag.optional().openapi({ description: 'Of `add_tag` and `remove_tag`' }),
    ids: z.array(z.int().positive()).min(1).max(largestBatch).optional(),
    filter: z
      .strictObject({ ...jobFilter, priority: z.int().min(1).max(5).optional() })
      .optional()
      .openapi({ description: 'All jobs that the list shows by these filters, in place of `ids`' }),
    expected: z
      .int()
      .min(0)
      .optional()
      .openapi({ description: 'With a filter: how many jobs it is to find; otherwise nothing is done (40901)' }),
  })
  .superRefine(({ action, tag: given, ids, filter }, context) => {
    if ((ids === undefined) === (filter === undefined)) {
      const params = text('请给出 ids 或 filter 其中之一', 'Give either ids or a filter')
      context.addIssue({ code: 'custom', path: ['ids'], params })
    }
    if (action.endsWith('_tag') && given === undefined) {
      context.addIssue({ code: 'custom', path: ['tag'], params: text('请给出标签', 'A tag is needed') })
    }
  })

const batchAnswer = z
  .object({
    action: z.enum(batchActions),
    counts: z.object({ done: z.int(), unchanged: z.int(), refused: z.int() }),
    items: z.array(
      z.object({
        id: z.int(),
        name: z.string().nullable(),
        outcome: z.enum(batchOutcomes),
        run_id: z.int().optional(),
        reason: z.string().optional().openapi({ description: 'Why it was refused, in the language of the caller' }),
      }),
    ),
  })
  .openapi('JobBatch')

const batchRoute = defineRoute({
  method: 'post',
  path: '/jobs/batch',
  summary: 'Enable, disable, run, tag or delete many jobs at once',
  description:
    'Besides `job:read` it needs what the action needs by itself: `job:trigger` to run, `job:delete` to delete, `job:write` for the others.',
  tags,
  permission: 'job:read',
  audit: { action: 'execute' },
  request: { body: batchInput },
  responses: { 200: batchAnswer },
})
const tagsRoute = defineRoute({
  method: 'get',
  path: '/jobs/tags',
  summary: 'The tags and executor groups that jobs carry, the most used first',
  tags,
  permission: 'job:read',
  responses: {
    200: z
      .object({
        items: z.array(z.object({ tag: z.string(), count: z.int() })),
        executor_groups: z.array(z.object({ executor_group: z.string(), count: z.int() })),
      })
      .openapi('JobTags'),
  },
})

export const jobBatchRoutes = createRouter()
  .openapi(batchRoute, async (c) => {
    const order = c.req.valid('json')
    const items = await batchJobs(c, order)
    const count = (outcome: (typeof batchOutcomes)[number]) => items.filter((item) => item.outcome === outcome).length
    return ok(c, {
      action: order.action,
      counts: { done: count('done'), unchanged: count('unchanged'), refused: count('refused') },
      items,
    })
  })
  .openapi(tagsRoute, async (c) => {
    const { db, caller } = c.var
    const [items, groups] = await Promise.all([
      listTags(db, caller.viewer, mostNames),
      listJobGroups(db, caller.viewer, mostNames),
    ])
    return ok(c, { items, executor_groups: groups })
  })
