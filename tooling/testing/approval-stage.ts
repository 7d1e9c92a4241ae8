import { expect } from 'vitest'
import { createApprovalActivities } from '../../activities/approvals/approval-activities.ts'
import { createCallbackActivities } from '../../activities/approvals/callbacks/callback-activities.ts'
import { createHandOverActivities } from '../../activities/approvals/hand-over-activities.ts'
import { createMigrationActivities } from '../../activities/approvals/migration-activities.ts'
import type { RoleGrant } from '../../domain/approvals/role-grant.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import { approvalQueue } from '../../workflows/approvals/messages.ts'
import { signInAs } from './api.ts'
import { testSecrets } from './secrets.ts'
import { openStageGround } from './stage-ground.ts'
import { startTestWorker } from './temporal.ts'

/** What it takes to draw and publish definitions. */
export const drawer: PermissionCode[] = ['workflow:read', 'workflow:write', 'workflow:delete', 'workflow:publish']

type Config = Record<string, unknown>
export type ShownCallback = {
  id: number
  node_id: string | null
  type: string
  status: string
  attempts: number
  run_id: number | null
  error_msg: string | null
  result: Record<string, unknown> | null
  grant: RoleGrant | null
  actions: string[]
}
export type ShownApproval = {
  id: number
  status: string
  current_node: string | null
  form_data: Record<string, unknown>
  tasks: { id: number; node_id: string; assignee_id: number; status: string; verdict: string | null }[]
  records: {
    action: string
    node_id: string
    approver_id: number | null
    comment: string
    details: { why?: string }
  }[]
  held: { node_id: string; message: string }[]
  callbacks: ShownCallback[]
  actions: string[]
  return_targets: { id: string }[]
  field_rights: Record<string, string>
  form_schema: { fields: { name: string }[] } | null
  form_files: { id: number; name: string }[]
}
export type Person = { id: number; token: string }

type Ground = Awaited<ReturnType<typeof openStageGround>>

/** Everything that approvals need, and people who have no right but to be signed in. */
type AfterTask = Parameters<typeof createHandOverActivities>[0]['afterTask']

export async function startApprovalStage({
  env = {},
  afterTask,
}: {
  env?: Record<string, string>
  afterTask?: AfterTask
} = {}) {
  const ground = await openStageGround(drawer, env)
  const approvals = await startApprovalsOn(ground, afterTask)
  return {
    ...ground,
    ...approvals,
    async close(): Promise<void> {
      await approvals.stop()
      await ground.close()
    },
  }
}

/** Approvals on a ground that others use, too. */
export async function startApprovalsOn(
  { call, platform, api, token, temporal, database: { db } }: Ground,
  afterTask?: AfterTask,
) {
  const egress = createEgress({ allow: '127.0.0.1', userAgent: 'OPS test' })
  const startWorker = () =>
    startTestWorker(
      {
        ...createApprovalActivities({ db }),
        ...createMigrationActivities({ db, temporal }),
        ...createHandOverActivities({ db, temporal, ...(afterTask && { afterTask }) }),
        ...createCallbackActivities({ db, secrets: testSecrets, egress }),
      },
      approvalQueue,
    )
  let worker = await startWorker()
  let made = 0

  return {
    async person(permissions: PermissionCode[] = []): Promise<Person> {
      const user = await platform.makeUser(permissions)
      return { id: user.id, token: await signInAs(api, user) }
    },
    /** A published definition: nodes by id, services with what they are `as` and do, `s` and `e` are there already; edges such as `A→B` and `A-rejected→B`. */
    async definition(
      nodes: Record<string, { type?: string } & Config>,
      edges: string[],
      fields: Record<string, unknown> = {},
      as = token,
    ): Promise<number> {
      made++
      const created = await call(
        'POST',
        '/workflows',
        { name: `definition ${made}`, nodes: nodesOf(nodes), edges: edges.map(edgeOf), ...fields },
        as,
      )
      expect(created).toMatchObject({ status: 201 })
      expect(await call('POST', `/workflows/${created.data.id}/publish`, undefined, as)).toMatchObject({
        status: 200,
      })
      return created.data.id
    },
    /** Draws a definition of this stage anew, and publishes that as its next version. */
    async redraw(
      id: number,
      nodes: Record<string, { type?: string } & Config>,
      edges: string[],
      fields = {},
    ): Promise<void> {
      const { data } = await call('GET', `/workflows/${id}`)
      const drawn = {
        name: data.name,
        nodes: nodesOf(nodes),
        edges: edges.map(edgeOf),
        revision: data.revision,
        ...fields,
      }
      expect(await call('PUT', `/workflows/${id}`, drawn)).toMatchObject({ status: 200 })
      expect(await call('POST', `/workflows/${id}/publish`)).toMatchObject({ status: 200 })
    },
    async hand(by: Person, workflowId: number, fields: Record<string, unknown> = {}): Promise<ShownApproval> {
      const made = await call('POST', '/approvals', { workflow_id: workflowId, title: '请假', ...fields }, by.token)
      expect(made).toMatchObject({ status: 201 })
      return made.data
    },
    act: (by: Person, id: number, verb: string, body: Record<string, unknown> = {}) =>
      call('POST', `/approvals/${id}/${verb}`, body, by.token),
    async look(by: Person, id: number): Promise<ShownApproval> {
      return (await call('GET', `/approvals/${id}`, undefined, by.token)).data
    },
    async box(by: Person, box: string): Promise<number[]> {
      const { data } = await call('GET', `/approvals?box=${box}&page_size=200`, undefined, by.token)
      return data.items.map(({ id }: { id: number }) => id)
    },
    stop: () => worker.stop(),
    /** One worker ends in order, and another one takes over. */
    async restartWorker(): Promise<void> {
      await worker.stop()
      worker = await startWorker()
    },
  }
}

function nodesOf({ s = {}, ...rest }: Record<string, { type?: string } & Config>) {
  return [
    { id: 's', type: 'start', config: s },
    ...Object.entries(rest).map(([id, { type = 'approval', as, does, ...config }]) => ({
      ...{ id, type },
      config: as === undefined ? config : { type: as, config: does },
    })),
    { id: 'e', type: 'end' },
  ]
}

/** `A→B`, `A-rejected→B`, or with FEEL `A?form.days > 3→B`. */
function edgeOf(word: string) {
  const [left = '', target] = word.split('→')
  const [named = '', feel] = left.split('?')
  const [source, verdict] = named.split('-')
  const condition = feel ?? verdict
  return { source, target, ...(condition && { condition }) }
}

/** Nodes at which somebody has an open task, each with whose. */
export function openAt({ tasks }: ShownApproval): Record<string, number[]> {
  const open = tasks.filter(({ status }) => status === 'open')
  return Object.fromEntries(
    [...Map.groupBy(open, ({ node_id }) => node_id)].map(([node, all]) => [node, all.map((task) => task.assignee_id)]),
  )
}
