import type { PasswordSettings } from '../settings/password-settings.ts'
import { type Text, text } from '../text.ts'
import { editDistance } from './edit-distance.ts'
import { leakedPasswords } from './leaked-passwords.ts'

export const longestPassword = 128

export type PasswordOwner = {
  username: string
  name: string
  email?: string | null | undefined
  phone?: string | null | undefined
}

/** A policy; without `forbidden_words` it is not known which words those are, and they are not judged. */
export type PasswordPolicy = Omit<PasswordSettings, 'forbidden_words' | 'breach_list_url'> & {
  forbidden_words?: readonly string[]
}

/** `fault` says what the rule demands: to who breaks it, and to who has not entered anything yet. */
export type PasswordRule = { isMet: boolean; fault: Text }

/** Every rule that the password breaks; empty when it is good. What was used before is not known here. */
export function findPasswordFaults(password: string, rules: PasswordPolicy, owner: PasswordOwner): Text[] {
  return judgePassword(password, rules, owner)
    .filter(({ isMet }) => !isMet)
    .map(({ fault }) => fault)
}

/** Every rule of the policy, and whether the password meets it. */
export function judgePassword(password: string, rules: PasswordPolicy, owner: PasswordOwner): PasswordRule[] {
  const length = [...password.normalize('NFC')].length
  const judged: PasswordRule[] = [
    {
      isMet: length >= rules.min_length,
      fault: text(`至少 ${rules.min_length} 个字符`, `It needs at least ${rules.min_length} characters`),
    },
  ]
  const classes: [boolean, RegExp, Text][] = [
    [rules.require_upper, /\p{Lu}/u, text('须包含大写字母', 'It needs an upper-case letter')],
    [rules.require_lower, /\p{Ll}/u, text('须包含小写字母', 'It needs a lower-case letter')],
    [rules.require_digit, /\p{Nd}/u, text('须包含数字', 'It needs a digit')],
    [rules.require_special, /[^\p{L}\p{N}]/u, text('须包含特殊字符', 'It needs a special character')],
  ]
  for (const [isRequired, pattern, fault] of classes) {
    if (isRequired) judged.push({ isMet: pattern.test(password), fault })
  }
  // Nobody needs to be told beforehand.
  if (length > longestPassword) {
    judged.unshift({
      isMet: false,
      fault: text(`最多 ${longestPassword} 个字符`, `It may have at most ${longestPassword} characters`),
    })
    return judged
  }
  if (rules.refuse_common) {
    judged.push({
      isMet: !isCommon(password),
      fault: text('不能是常见的、容易被猜到的密码', 'It may not be one of the commonest passwords'),
    })
  }
  if (rules.refuse_similar) {
    judged.push({
      isMet: !isLikeOwner(password, owner),
      fault: text(
        '不能与姓名、用户名、邮箱或手机号相同、相近或包含它们',
        'It may not be like the name, username, e-mail address or phone number of its owner',
      ),
    })
  }
  if (rules.forbidden_words) {
    judged.push({
      isMet: !holdsWord(password, rules.forbidden_words),
      fault: text(
        '不能含有产品或单位的名称、域名等词语',
        'It may not hold a word of the product or the organization, such as its name or domain',
      ),
    })
  }
  return judged
}

const common = new Set(leakedPasswords)
/** What is left of a word that was dressed up has to be this long, and half of the whole, to count as the password. */
const shortestCore = 4

function isCommon(password: string): boolean {
  const whole = fold(password)
  return formsOf(whole).some((form) => form !== '' && common.has(form))
}

/** The word as it stands, with look-alikes read as letters, and each without what was only put around it. */
function formsOf(whole: string): string[] {
  const cores = bareForms(whole).flatMap((form) => [form, ...bareForms(plainLetters(form))])
  const telling = cores.filter((form) => form.length >= shortestCore && form.length * 2 >= whole.length)
  return [...new Set([whole, ...telling])]
}

/** As it stands, without signs around it, and without anything but letters around it. */
function bareForms(form: string): string[] {
  return [form, trimmed(form, /[^\p{L}\p{N}]/u), trimmed(form, /\P{L}/u)]
}

function isLikeOwner(password: string, { username, name, email, phone }: PasswordOwner): boolean {
  const whole = fold(password)
  const forms = formsOf(whole).flatMap((form) => [form, reversed(form)])
  const wholes = [whole, plainLetters(whole)].flatMap((form) => [form, reversed(form)])
  const own = [username, name, email ?? '', email?.split('@')[0] ?? '', (phone ?? '').replaceAll(/\D/g, '')].map(fold)
  return own.some(
    (word) =>
      word !== '' &&
      (forms.includes(word) ||
        partsOf(word).some((part) => wholes.some((form) => form.includes(part))) ||
        (word.length > shortestCore && forms.some((form) => editDistance(form, word) <= Math.floor(word.length / 4)))),
  )
}

/** A word that is too short to be held on purpose is refused only where nothing but signs and digits stands around it. */
function holdsWord(password: string, words: readonly string[]): boolean {
  const whole = fold(password)
  const wholes = [whole, plainLetters(whole)].flatMap((form) => [form, reversed(form)])
  const bare = wholes.map(withoutSigns)
  const cores = wholes.flatMap(bareForms)
  return words
    .map((word) => withoutSigns(fold(word)))
    .some(
      (word) => word !== '' && (isLongEnough(word) ? bare.some((form) => form.includes(word)) : cores.includes(word)),
    )
}

function withoutSigns(value: string): string {
  return value.replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function partsOf(word: string): string[] {
  return [word, ...word.split(/[^\p{L}\p{N}]+/u)].filter(isLongEnough)
}

/** So long that a password holds it on purpose: two Chinese characters are, two letters are not. */
function isLongEnough(part: string): boolean {
  return part.length >= shortestCore || (part.length >= 2 && /\p{Script=Han}/u.test(part))
}

function fold(value: string): string {
  return value.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '')
}

const lookAlikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '|': 'l',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
  '+': 't',
  '8': 'b',
}

function plainLetters(value: string): string {
  return value.replaceAll(/[01!|34@5$7+8]/g, (character) => lookAlikes[character] ?? character)
}

/** Without what of this kind stands at either end. */
function trimmed(value: string, kind: RegExp): string {
  const characters = [...value]
  const first = characters.findIndex((character) => !kind.test(character))
  const last = characters.findLastIndex((character) => !kind.test(character))
  return characters.slice(Math.max(first, 0), last + 1).join('')
}

function reversed(value: string): string {
  return [...value].reverse().join('')
}
