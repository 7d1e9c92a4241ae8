import { answerOf, api, confirmedFetch } from '../../api/client.ts'
import { readEnvelope } from '../../api/envelope.ts'
import { queryClient } from '../../api/query-client.ts'
import type { Dictionary } from '../../i18n/dictionary.ts'
import { t } from '../../i18n/language.ts'
import { confirmAction } from '../../ui/confirm.ts'
import { toast } from '../../ui/toast.ts'
import type { User } from '../iam-queries.ts'

const at = (id: number) => ({ params: { path: { id } } })

export async function refreshUsers(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['users'] }),
    queryClient.invalidateQueries({ queryKey: ['data-change-logs'] }),
    // They count their people.
    queryClient.invalidateQueries({ queryKey: ['departments'] }),
  ])
}

/** PUT replaces: what is not to change goes along as it is. */
function bodyOf(user: User) {
  const { username, name, email, phone, department_id, role_ids, attributes, status, version } = user
  return { username, name, email, phone, department_id, role_ids, attributes, status, version }
}

const put = (user: User, change: Partial<ReturnType<typeof bodyOf>>) =>
  answerOf(api.PUT('/api/v1/users/{id}', { ...at(user.id), body: { ...bodyOf(user), ...change } }))

export async function setStatus(users: User[], status: 'active' | 'disabled'): Promise<void> {
  const [first] = users
  if (!first) return
  if (status === 'disabled') {
    const isConfirmed = await confirmAction({
      title: users.length === 1 ? t().users.disableTitle(first.name) : t().users.disableMany(users.length),
      body: t().users.disableBody,
      confirmLabel: t().users.disable,
      isDangerous: true,
    })
    if (!isConfirmed) return
  }
  await changeMany(users, () => ({ status }))
}

export const addRole = (users: User[], roleId: number): Promise<boolean> =>
  changeMany(users, (user) => ({ role_ids: [...new Set([...user.role_ids, roleId])] }))

export const takeRole = (user: User, roleId: number): Promise<boolean> =>
  changeMany([user], ({ role_ids }) => ({ role_ids: role_ids.filter((id) => id !== roleId) }))

/** One after the other; what failed is told once. True when nothing did. */
async function changeMany(
  users: User[],
  changeOf: (user: User) => Partial<ReturnType<typeof bodyOf>>,
): Promise<boolean> {
  let done = 0
  let failure: unknown
  for (const user of users) {
    await put(user, changeOf(user)).then(
      () => done++,
      (error: unknown) => {
        failure = error
      },
    )
  }
  if (failure) toast.error(t().users.failed, failure)
  if (done > 0) toast.success(t().users.changedMany(done))
  await refreshUsers()
  return !failure
}

export type Uninvited = { user: User; result: keyof Dictionary['users']['inviteResults'] }

/** Sends those who are pending their link; gives those for whom that could not be. */
export async function inviteUsers(users: User[]): Promise<Uninvited[]> {
  const pending = users.filter(({ status }) => status === 'pending')
  const others = users.length - pending.length
  if (pending.length === 0) {
    toast.info(t().users.inviteNobody)
    return []
  }
  const isConfirmed = await confirmAction({
    title: t().users.inviteTitle(pending.length),
    body: others > 0 ? `${t().users.inviteBody}\n${t().users.inviteOthers(others)}` : t().users.inviteBody,
    confirmLabel: t().users.inviteAction,
  })
  if (!isConfirmed) return []
  try {
    const body = { ids: pending.map(({ id }) => id) }
    const { results } = await answerOf(api.POST('/api/v1/users/invite', { body }))
    const resultOf = new Map(results.map(({ id, result }) => [id, result]))
    const outcomes = pending.map((user) => ({ user, result: resultOf.get(user.id) ?? 'not_found' }))
    const uninvited = outcomes.filter(({ result }) => result !== 'invited')
    const count = outcomes.length - uninvited.length
    if (count > 0) toast.success(t().users.invited(count))
    return uninvited
  } catch (error) {
    toast.error(t().users.failed, error)
    return []
  }
}

export async function unlockUser(user: User): Promise<void> {
  try {
    await api.POST('/api/v1/users/{id}/unlock', at(user.id))
    toast.success(t().users.unlocked(user.name))
  } catch (error) {
    toast.error(t().users.failed, error)
  }
  await refreshUsers()
}

/** True when the user is gone. */
export async function deleteUser(user: User): Promise<boolean> {
  const isConfirmed = await confirmAction({
    title: t().users.removeTitle(user.name),
    body: t().users.removeBody,
    confirmLabel: t().users.remove,
    isDangerous: true,
    nameToType: user.username,
  })
  if (!isConfirmed) return false
  try {
    await api.DELETE('/api/v1/users/{id}', at(user.id))
    toast.success(t().users.removed(user.name))
    await refreshUsers()
    return true
  } catch (error) {
    toast.error(t().users.failed, error)
    return false
  }
}

/** By fetch, since the token may not stand in a URL. */
export async function downloadTable(request: Request, fileName: string): Promise<void> {
  try {
    const response = await confirmedFetch(request)
    if (!response.ok) await readEnvelope(response)
    const url = URL.createObjectURL(await response.blob())
    const link = document.createElement('a')
    link.href = url
    link.download = fileName
    link.click()
    URL.revokeObjectURL(url)
  } catch (error) {
    toast.error(t().users.exportFailed, error)
  }
}
