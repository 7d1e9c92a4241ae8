import { expect } from 'vitest'
import { createApprovalActivities } from '../../activities/approvals/approval-activities.ts'
import { createHandOverActivities } from '../../activities/approvals/hand-over-activities.ts'
import type { PermissionCode } from '../../domain/iam/permission-catalogue.ts'
import { approvalQueue } from '../../workflows/approvals/messages.ts'
import { signInAs } from './api.ts'
import { openStageGround } from './stage-ground.ts'
import { startTestWorker } from './temporal.ts'

const drawer: PermissionCode[] = ['workflow:read', 'workflow:write', 'workflow:delete', 'workflow:publish']

type Config = Record<string, unknown>
export type ShownApproval = {
  id: number
  status: string
  current_node: string | null
  form_data: Record<string, unknown>
  tasks: { id: number; node_id: string; assignee_id: number; status: string; verdict: string | null }[]
  records: { action: string; node_id: string; approver_id: number | null; comment: string }[]
  actions: string[]
  return_targets: { id: string }[]
  field_rights: Record<string, string>
}
export type Person = { id: number; token: string }

/** Everything that approvals need, and people who have no right but to be signed in. */
export async function startApprovalStage({
  afterTask,
}: Pick<Parameters<typeof createHandOverActivities>[0], 'afterTask'> = {}) {
  const ground = await openStageGround(drawer)
  const { call, platform, api, token, temporal } = ground
  const { db } = ground.database
  const activities = {
    ...createApprovalActivities({ db }),
    ...createHandOverActivities({ db, temporal, ...(afterTask && { afterTask }) }),
  }
  const worker = await startTestWorker(activities, approvalQueue)
  let made = 0

  return {
    ...ground,
    async person(permissions: PermissionCode[] = []): Promise<Person> {
      const user = await platform.makeUser(permissions)
      return { id: user.id, token: await signInAs(api, user) }
    },
    /** A published definition: nodes by id, `s` and `e` are there already; edges such as `A→B` and `A-rejected→B`. */
    async definition(
      nodes: Record<string, { type?: string } & Config>,
      edges: string[],
      fields: Record<string, unknown> = {},
    ): Promise<number> {
      made++
      const created = await call(
        'POST',
        '/workflows',
        { name: `definition ${made}`, nodes: nodesOf(nodes), edges: edges.map(edgeOf), ...fields },
        token,
      )
      expect(created).toMatchObject({ status: 201 })
      expect(await call('POST', `/workflows/${created.data.id}/publish`, undefined, token)).toMatchObject({
        status: 200,
      })
      return created.data.id
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
    async close(): Promise<void> {
      await worker.stop()
      await ground.close()
    },
  }
}

function nodesOf(nodes: Record<string, { type?: string } & Config>) {
  return [
    { id: 's', type: 'start' },
    ...Object.entries(nodes).map(([id, { type = 'approval', ...config }]) => ({ id, type, config })),
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
