import type { DbOrTx } from '../../db/database.ts'
import { findGivingRefusal } from '../../db/iam/role-authority.ts'
import { listRolesByIds } from '../../db/iam/role-queries.ts'
import type { GrantConfig } from '../../domain/approvals/callback-config.ts'
import type { FormSchema } from '../../domain/approvals/form.ts'
import { optionsBeyond } from '../../domain/approvals/role-grant.ts'
import { type Text, text } from '../../domain/text.ts'
import type { Caller } from '../context.ts'

/** What keeps a grant from being published: whoever publishes has to be allowed to give each of its roles to people. */
export async function grantFaults(
  db: DbOrTx,
  caller: Caller,
  { config, form_schema }: { config: GrantConfig; form_schema: FormSchema | null },
): Promise<Text[]> {
  const { role_ids, role, days, max_days, for_good } = config
  const roles = await listRolesByIds(db, role_ids)
  const gone = role_ids.filter((id) => !roles.some((one) => one.id === id))
  const codes = roles.map(({ code }) => code)
  const beyond = role === undefined ? [] : optionsBeyond(role, form_schema, codes)
  return [
    ...gone.map((id) => text(`角色 ${id} 不存在`, `There is no role ${id}`)),
    ...(await refusals(db, caller, roles)),
    ...(role_ids.length > 1 && role === undefined ? [whichOne] : []),
    ...(beyond.length > 0 ? [noneOfThem(beyond, codes)] : []),
    ...(days === undefined && !for_good ? [howLong] : []),
    ...(typeof days === 'number' && max_days !== undefined && days > max_days ? [tooLong] : []),
  ]
}

async function refusals(db: DbOrTx, caller: Caller, roles: { id: number; name: string }[]): Promise<Text[]> {
  const found = await Promise.all(
    roles.map(async ({ id, name }) => {
      const refusal = await findGivingRefusal(db, caller, id)
      return refusal ? [mayNotGrant(name, refusal.text)] : []
    }),
  )
  return found.flat()
}

function mayNotGrant(name: string, { zh, en }: Text): Text {
  return text(`您不能授予角色“${name}”：${zh}`, `You may not grant the role "${name}": ${en}`)
}

function noneOfThem(options: string[], codes: string[]): Text {
  const [said, known] = [options.join(', '), codes.join(', ')]
  return text(
    `表单的选项 ${said} 不是可授予角色的编码（${known}）`,
    `Options of the form are no codes of roles that may be granted: ${said} (there are ${known})`,
  )
}

const whichOne = text('有多个角色时，要说明授予哪一个', 'With several roles, it has to say which one is granted')
const howLong = text('要填写授予多少天，或允许长期', 'It has to say for how many days, or allow for good')
const tooLong = text('天数超过了最长的天数', 'These are more days than the most that may be granted')
