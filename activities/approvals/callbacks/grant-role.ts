import { beginTry, type CallbackOfRequest } from '../../../db/approvals/callback-queries.ts'
import { findStarter } from '../../../db/approvals/starter-queries.ts'
import { setAuthor } from '../../../db/audit/system-transaction.ts'
import type { Tx } from '../../../db/database.ts'
import { findGivingRefusal } from '../../../db/iam/role-authority.ts'
import { giveRole } from '../../../db/iam/role-grant-queries.ts'
import { listRolesByIds } from '../../../db/iam/role-queries.ts'
import { addStart } from '../../../db/outbox/outbox-queries.ts'
import { type CallbackConfig, wordsOf } from '../../../domain/approvals/callback-config.ts'
import { daysMeant, personMeant, type RoleGrant, roleMeant } from '../../../domain/approvals/role-grant.ts'
import { conflict, DomainError } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import { type CallbackStep, roleGrantStart } from '../../../workflows/approvals/messages.ts'
import { end } from './end.ts'
import { fillIn } from './fill-in.ts'

type GrantAction = Extract<CallbackConfig, { type: 'grant_role' }>

const dayMs = 86_400_000

/** Gives a role on the word of whoever published the definition, and has it taken back when its time is over. */
export async function grantRole(tx: Tx, held: CallbackOfRequest, action: GrantAction): Promise<CallbackStep> {
  const { config } = action
  const input = await fillIn(held, wordsOf(action))
  const role = roleMeant(input.role, config, await listRolesByIds(tx, config.role_ids))
  const days = daysMeant(input.days, config)
  const userId = personMeant(input.user, config, held.request.applicant_id)
  await refuseUnlessGiver(tx, held, role.id)
  const until = days === undefined ? null : new Date(held.now.getTime() + days * dayMs)
  const { id, title, trace_id: traceId } = held.request
  await setAuthor(tx, { traceId, reason: `审批 #${id} ${title}：授予角色` })
  const given = await giveRole(tx, { userId, roleId: role.id, until, grantId: held.id })
  if (!given) throw conflict(nobody)
  await beginTry(tx, held.id, { input })
  const { name, had } = given
  if (until && !had) await haveTakenBack(tx, held)
  const grant: RoleGrant = {
    ...{ user_id: userId, user_name: name, role_id: role.id, role_name: role.name },
    ...{ until: until?.toISOString() ?? null, had },
  }
  return end(tx, held, { status: 'success', result: grant })
}

/** Whoever lost the right to give it since then gives nothing. */
async function refuseUnlessGiver(tx: Tx, { publisher }: CallbackOfRequest, roleId: number): Promise<void> {
  const giver = publisher === null ? undefined : await findStarter(tx, publisher)
  const refusal = giver ? await findGivingRefusal(tx, giver, roleId) : new DomainError('forbidden', noPublisher)
  if (!refusal) return
  const { zh, en } = refusal.text
  throw new DomainError(
    'forbidden',
    text(`发布流程的人不能授予这个角色：${zh}`, `Whoever published the definition may not grant this role: ${en}`),
  )
}

async function haveTakenBack(tx: Tx, { id, request }: CallbackOfRequest): Promise<void> {
  const { trace_id: traceId } = request
  await addStart(tx, roleGrantStart(id, { traceId }), { traceId })
}

const nobody = text('被授予的人不存在，或账号没有启用', 'Whoever is to get it does not exist, or cannot sign in')
const noPublisher = text('没有人可以担保', 'nobody vouches for it')
