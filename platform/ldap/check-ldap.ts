import { text } from '../../domain/text.ts'
import type { CheckStep } from '../sign-in/sign-in-way.ts'
import { type LdapDeps, openBound } from './ldap-directory.ts'
import { LdapFailure } from './ldap-failure.ts'
import { createLdapSource } from './ldap-source.ts'

/** Tries, without a person, what a sign-in and a sync will need; the first step that fails is the last. */
export async function checkLdap(deps: LdapDeps): Promise<CheckStep[]> {
  const steps: CheckStep[] = []
  const connect = text('连接并登录目录服务', 'Connect and bind')
  try {
    const client = await openBound(deps)
    await client.unbind().catch(() => {})
    steps.push({ name: connect, ok: true, message: text('连接成功', 'Connected') })
  } catch (error) {
    return [{ name: connect, ok: false, message: wordsOf(error) }]
  }
  const find = text('读取人员', 'Read people')
  try {
    for await (const { people } of createLdapSource({ ...deps, pageSize: 20 }).readPages(
      new AbortController().signal,
    )) {
      const [somebody] = people
      if (somebody) {
        const message = text(
          `例如：${somebody.name}（${somebody.username}）`,
          `Such as ${somebody.name} (${somebody.username})`,
        )
        return [...steps, { name: find, ok: true, message }]
      }
    }
    return [
      ...steps,
      {
        name: find,
        ok: false,
        message: text('没有找到任何人，请检查 Base DN 和过滤条件', 'Nobody was found: check the base and the filter'),
      },
    ]
  } catch (error) {
    return [...steps, { name: find, ok: false, message: wordsOf(error) }]
  }
}

function wordsOf(error: unknown) {
  if (error instanceof LdapFailure) return error.text
  const { text: words } = error as { text?: CheckStep['message'] }
  if (!words) throw error
  return words
}
