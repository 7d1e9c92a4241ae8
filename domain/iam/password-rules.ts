import type { PasswordSettings } from '../settings/password-settings.ts'
import { type Text, text } from '../text.ts'

export const longestPassword = 128

export type PasswordOwner = { username: string; name: string; email?: string | null | undefined }

/** Every rule that the password breaks; empty when it is good. What was used before is not known here. */
export function findPasswordFaults(password: string, rules: PasswordSettings, owner: PasswordOwner): Text[] {
  const length = [...password.normalize('NFC')].length
  const classes: [boolean, RegExp, Text][] = [
    [rules.require_upper, /\p{Lu}/u, text('须包含大写字母', 'It needs an upper-case letter')],
    [rules.require_lower, /\p{Ll}/u, text('须包含小写字母', 'It needs a lower-case letter')],
    [rules.require_digit, /\p{Nd}/u, text('须包含数字', 'It needs a digit')],
    [rules.require_special, /[^\p{L}\p{N}]/u, text('须包含特殊字符', 'It needs a special character')],
  ]
  const faults = classes
    .filter(([required, pattern]) => required && !pattern.test(password))
    .map(([, , fault]) => fault)
  if (length < rules.min_length) {
    faults.unshift(text(`至少 ${rules.min_length} 个字符`, `It needs at least ${rules.min_length} characters`))
  }
  if (length > longestPassword) {
    faults.unshift(text(`最多 ${longestPassword} 个字符`, `It may have at most ${longestPassword} characters`))
  }
  if (isNameOf(password, owner)) faults.push(text('不能与账号或姓名相同', 'It may not be the name of its owner'))
  return faults
}

function isNameOf(password: string, { username, name, email }: PasswordOwner): boolean {
  const folded = fold(password)
  const reversed = [...folded].reverse().join('')
  return [username, name, email, email?.split('@')[0]].some((own) => {
    const word = fold(own ?? '')
    return word !== '' && (word === folded || word === reversed)
  })
}

function fold(value: string): string {
  return value.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '')
}
