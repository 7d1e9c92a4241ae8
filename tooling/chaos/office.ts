import { type CallbackStatus, hasCallbackEnded } from '../../domain/approvals/callback.ts'
import type { Product } from '../testing/product.ts'
import { until } from '../testing/until.ts'

export type Clerk = { id: number; name: string; token: string }
export type Shown = {
  id: number
  title: string
  status: string
  tasks: { id: number; node_id: string; assignee_id: number; status: string }[]
  records: { action: string; node_id: string; approver_id: number | null }[]
  callbacks: { node_id: string | null; type: string; status: CallbackStatus }[]
}
export type Verb = 'approve' | 'reject' | 'return' | 'resubmit'
/** What somebody does when they are asked at a node, if anything. */
export type Habit = (request: Shown, node: string) => Verb | undefined
/** Somebody at work. `broke` rejects when something was refused. */
export type Working = { done(): number; broke: Promise<never>; stop(): Promise<void> }

const password = 'Clerk-Passw0rd-1'

/** Somebody who may sign in and nothing else. */
export async function hire(product: Product, admin: string, name: string): Promise<Clerk> {
  const user = { username: name, name, email: `${name}@example.com`, password, role_ids: [] }
  const { data } = await product.insist('POST', '/users', { token: admin, body: user })
  const signedIn = await product.insist('POST', '/auth/login', { body: { username: name, password } })
  return { id: data.id, name, token: signedIn.data.access_token }
}

/** Does what lies in somebody's box by their habit until told to stop. */
export function work(product: Product, clerk: Clerk, habit: Habit): Working {
  const handled = new Set<number>()
  return keepAt(clear, () => handled.size)

  async function clear(): Promise<void> {
    const { data } = await product.insist('GET', '/approvals?page_size=100', { token: clerk.token })
    for (const { id } of data.items as { id: number }[]) {
      const { data: request } = await product.insist('GET', `/approvals/${id}`, { token: clerk.token })
      await attend(request)
    }
  }

  async function attend(request: Shown): Promise<void> {
    for (const task of request.tasks) {
      if (task.assignee_id !== clerk.id || task.status !== 'open' || handled.has(task.id)) continue
      const verb = request.status === 'pending' ? habit(request, task.node_id) : undefined
      if (!verb) continue
      await act(product, clerk, { requestId: request.id, taskId: task.id, verb })
      handled.add(task.id)
    }
  }
}

/** Looks again and again until told to stop. */
export function keepAt(look: () => Promise<void>, done: () => number): Working {
  let isStopped = false
  const working = (async () => {
    while (!isStopped) {
      await look()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  return {
    done,
    broke: working.then(() => new Promise<never>(() => {})),
    stop() {
      isStopped = true
      return working
    },
  }
}

/** What somebody does on the page of a request. */
export async function act(
  product: Product,
  clerk: Clerk,
  { requestId, taskId, verb }: { requestId: number; taskId: number; verb: Verb },
): Promise<void> {
  const { status, data } = await product.insist('POST', `/approvals/${requestId}/${verb}`, {
    token: clerk.token,
    body: { task_id: taskId, comment: `${clerk.name} ${verb}`, ...(verb === 'return' && { to_node: 's' }) },
  })
  if (status >= 300) throw new Error(`${verb} of ${requestId} answered ${status}: ${JSON.stringify(data)}`)
}

/** All of them, when none is on its way any more, and whoever is told of them was. */
export async function settled(product: Product, token: string, ids: number[], patienceMs: number): Promise<Shown[]> {
  let shown: Shown[] = []
  await until(async () => {
    shown = await Promise.all(
      ids.map(async (id) => (await product.insist('GET', `/approvals/${id}`, { token })).data as Shown),
    )
    const isOver = (one: Shown) =>
      !['pending', 'draft'].includes(one.status) && one.callbacks.every(({ status }) => hasCallbackEnded(status))
    return shown.every(isOver)
  }, patienceMs)
  return shown
}
