import { text } from '../../domain/text.ts'
import { type CheckStep, SignInFailure } from './sign-in-way.ts'

/** The code that a browser brought back, or what its `error` means. */
export function codeOf(parameters: URLSearchParams, name = 'code'): string {
  const error = parameters.get('error')
  if (error === 'access_denied') throw new SignInFailure('denied', text('用户取消了授权', 'The person declined'))
  if (error !== null) {
    const said = error.slice(0, 100)
    throw new SignInFailure('provider_error', text(`登录方返回 ${said}`, `The provider answered ${said}`))
  }
  const [code, ...more] = parameters.getAll(name)
  if (!code || more.length > 0) throw new SignInFailure('code_refused', text('没有返回授权码', 'There is no code'))
  return code
}

export function codeRefused(): SignInFailure {
  return new SignInFailure('code_refused', text('授权码无效、已使用或已过期', 'The code is wrong, used or too old'))
}

export function foreignCompany(tenant: string): SignInFailure {
  const shown = tenant.slice(0, 100)
  return new SignInFailure(
    'foreign_company',
    text(`企业 ${shown} 不在允许的列表中`, `Company ${shown} is not among those that may sign in`),
  )
}

export function notMember(): SignInFailure {
  return new SignInFailure('not_member', text('不是本企业成员', 'Not a member of this company'))
}

export function incomplete(field: string): SignInFailure {
  return new SignInFailure('untrusted_answer', text(`登录方没有给出 ${field}`, `The provider did not say ${field}`))
}

/** Runs the steps one after another; the first that fails is the last. */
export async function runSteps(steps: { name: CheckStep['name']; run: () => Promise<CheckStep['message']> }[]) {
  const results: CheckStep[] = []
  for (const { name, run } of steps) {
    try {
      results.push({ name, ok: true, message: await run() })
    } catch (error) {
      if (!(error instanceof SignInFailure)) throw error
      results.push({ name, ok: false, message: error.detail })
      break
    }
  }
  return results
}
