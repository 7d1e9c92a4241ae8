import { Context } from '@temporalio/activity'
import { systemTransaction } from '../../db/audit/system-transaction.ts'
import type { Tx } from '../../db/database.ts'
import { applyDepartment } from '../../db/iam/directory/apply-department.ts'
import { applyPerson, type PersonContext } from '../../db/iam/directory/apply-person.ts'
import {
  claimChange,
  failChange,
  listPlannedChanges,
  noteTarget,
  replaceChanges,
  type SyncChange,
} from '../../db/iam/directory/change-queries.ts'
import { countItems, forgetItems, listItems, storePage } from '../../db/iam/directory/item-queries.ts'
import {
  findDepartmentState,
  listKnownPeople,
  listTakenWords,
  unlinkDepartment,
} from '../../db/iam/directory/state-queries.ts'
import {
  confirmWaitingSync,
  type DirectorySync,
  endReading,
  getSync,
  noteReading,
  noteRealm,
  type SyncEnd,
  settleSync,
} from '../../db/iam/directory/sync-queries.ts'
import { getIdentityProvider } from '../../db/iam/identity-provider-queries.ts'
import { conflict, DomainError } from '../../domain/errors.ts'
import type { StopReason, SyncStatus } from '../../domain/iam/directory/directory-sync.ts'
import { planDepartments } from '../../domain/iam/directory/plan-departments.ts'
import { disablesTooMany, planPeople } from '../../domain/iam/directory/plan-people.ts'
import { type Text, text } from '../../domain/text.ts'
import { EgressFailure } from '../../platform/egress/egress-failure.ts'
import { LdapFailure } from '../../platform/ldap/ldap-failure.ts'
import { ProviderRefusal } from '../../platform/sign-in/provider-calls.ts'
import { SignInFailure } from '../../platform/sign-in/sign-in-way.ts'
import { type DirectoryDeps, openDirectory } from './directory-source.ts'

export type SyncPlan = { status: SyncStatus }
/** The next batch goes on behind this id; none when all is applied. */
export type AppliedBatch = { nextAfterId?: number }

type Sync = { syncId: number }
const changesAtOnce = 50

export type DirectoryActivities = ReturnType<typeof createDirectoryActivities>

export function createDirectoryActivities(deps: DirectoryDeps & { batchSize?: number }) {
  const { db, batchSize = changesAtOnce } = deps
  return {
    /** Lays everything that the directory holds aside. What an attempt before this one read is read anew. */
    async readDirectory({ syncId }: Sync): Promise<void> {
      const context = Context.current()
      const sync = await getSync(db, syncId)
      const { source } = await openDirectory(deps, sync.provider_id)
      // A directory of thousands of departments takes minutes before its first page.
      const beating = setInterval(() => context.heartbeat(), heartbeatMs)
      try {
        await noteRealm(db, syncId, await source.realm(context.cancellationSignal))
        await forgetItems(db, syncId)
        for await (const page of source.readPages(context.cancellationSignal)) {
          context.cancellationSignal.throwIfAborted()
          await storePage(db, syncId, page)
          // Somebody cancelled it.
          if (!(await noteReading(db, syncId, await countItems(db, syncId)))) return forgetItems(db, syncId)
        }
      } catch (error) {
        const reason = reasonOf(error)
        const isLast = isLasting(error) || context.info.attempt >= mostReadings
        throw reason && isLast ? new DomainError('unavailable', reason) : error
      } finally {
        clearInterval(beating)
      }
    },

    /** Works out and writes down what would change; says whether somebody has to look at it first. */
    async planDirectorySync({ syncId }: Sync): Promise<SyncPlan> {
      const sync = await getSync(db, syncId)
      // A retry after a lost reply finds the plan already made.
      if (sync.status !== 'reading') return { status: sync.status }
      const { provider, settings } = await openDirectory(deps, sync.provider_id)
      const { departments, people } = await listItems(db, syncId)
      return systemTransaction(db, authorOf(sync), async (tx) => {
        const state = await findDepartmentState(tx, provider.id)
        const planned = settings.sync_departments ? planDepartments(departments, state) : { changes: [], removals: [] }
        const known = await listKnownPeople(tx, provider.id, realmOf(sync))
        const { usernames, emails } = await listTakenWords(tx)
        const linked = planned.changes.filter(({ action }) => action === 'link')
        const places = new Map([
          ...state.links,
          ...linked.map((link) => [link.externalId, link.targetId ?? 0] as const),
        ])
        const changes = planPeople(
          people,
          { known, takenUsernames: usernames, emails, departments: settings.sync_departments ? places : undefined },
          { providerCode: provider.code, createUsers: settings.create_users },
        )
        const all = [...planned.changes, ...changes, ...planned.removals]
        const stopReason = stopReasonOf(
          disablesTooMany(changes, known, settings.max_disable_percent),
          settings.mode,
          all.length,
        )
        await replaceChanges(tx, syncId, all)
        if (!(await endReading(tx, syncId, stopReason))) throw conflict(ended)
        await tx.deleteFrom('directory_sync_item').where('sync_id', '=', syncId).execute()
        return { status: stopReason ? 'waiting' : 'applying' }
      })
    },

    async confirmDirectorySync({ syncId, userId }: Sync & { userId: number }): Promise<void> {
      const sync = await getSync(db, syncId)
      // A retry after a lost reply finds its own confirmation: that is success.
      if (sync.status === 'applying' && sync.confirmed_by === userId) return
      const done = await systemTransaction(db, { ...authorOf(sync), operatorId: userId }, (tx) =>
        confirmWaitingSync(tx, syncId, userId),
      )
      if (!done) throw conflict(ended)
    },

    /** Applies the next changes, each in a transaction of its own, so that none is ever half done or done twice. */
    async applyDirectoryChanges({ syncId, afterId }: Sync & { afterId: number }): Promise<AppliedBatch> {
      const context = Context.current()
      const sync = await getSync(db, syncId)
      const provider = await getIdentityProvider(db, sync.provider_id)
      const about = {
        providerId: provider.id,
        realm: realmOf(sync),
        roleIds: provider.default_role_ids,
        userId: sync.confirmed_by ?? sync.created_by,
      }
      const changes = await listPlannedChanges(db, syncId, { afterId, limit: batchSize })
      for (const change of changes) {
        context.cancellationSignal.throwIfAborted()
        await applyOne(sync, change, about)
        context.heartbeat()
      }
      const last = changes.at(-1)
      return last && changes.length === batchSize ? { nextAfterId: last.id } : {}
    },

    async settleDirectorySync({
      syncId,
      status,
      errorMsg,
    }: Sync & { status: SyncEnd; errorMsg?: Text }): Promise<SyncStatus> {
      const sync = await getSync(db, syncId)
      await systemTransaction(db, authorOf(sync), (tx) => settleSync(tx, syncId, { status, errorMsg }))
      return (await getSync(db, syncId)).status
    },
  }

  async function applyOne(sync: DirectorySync, change: SyncChange, about: PersonContext): Promise<void> {
    const author = authorOf(sync)
    try {
      await systemTransaction(db, author, async (tx: Tx) => {
        if (!(await claimChange(tx, change.id))) return
        const target =
          change.kind === 'department' ? await applyDepartment(tx, change, about) : await applyPerson(tx, change, about)
        if (change.target_id === null) await noteTarget(tx, change.id, target)
      })
    } catch (error) {
      // What the rules refuse is written down beside the change; the others go on.
      if (!(error instanceof DomainError)) throw error
      const reason = error.extras.fields?.[0]?.message ?? error.text
      await systemTransaction(db, author, async (tx) => {
        if (change.kind === 'department' && change.action === 'remove') {
          // It would be tried again at every sync.
          await unlinkDepartment(tx, about.providerId, change.external_id)
          return failChange(tx, change.id, staysHere)
        }
        await failChange(tx, change.id, reason)
      })
    }
  }
}

/** Longer outages than these tries cover end the sync; nothing has been changed then. */
const mostReadings = 4
const heartbeatMs = 10_000

function stopReasonOf(isTooMuch: boolean, mode: 'confirm' | 'auto', changes: number): StopReason | null {
  if (isTooMuch) return 'too_many_disabled'
  return mode === 'confirm' && changes > 0 ? 'confirm' : null
}

function reasonOf(error: unknown): Text | undefined {
  if (error instanceof LdapFailure || error instanceof EgressFailure) return error.text
  return error instanceof SignInFailure ? error.detail : undefined
}

/** What asking again does not change: somebody has to do something first. */
function isLasting(error: unknown): boolean {
  return (
    (error instanceof SignInFailure && ['foreign_company', 'untrusted_answer'].includes(error.fault)) ||
    error instanceof ProviderRefusal
  )
}

function realmOf({ authority, realm_tenant }: DirectorySync) {
  return { authority: authority ?? '', tenant: realm_tenant ?? '' }
}

function authorOf(sync: DirectorySync) {
  return {
    operatorId: sync.confirmed_by ?? sync.created_by ?? undefined,
    operatorName: `directory:${sync.provider_code}`,
    traceId: sync.trace_id ?? undefined,
    reason: `directory sync ${sync.id}`,
  }
}

const staysHere = text(
  '部门下仍有下级部门、用户或记录，已保留为本地部门，不再由目录管理',
  'It still has departments, people or records: it stays here, and is no longer under the directory',
)
const ended = text('这次同步已经结束', 'This sync has already ended')
