import { expect, test } from 'vitest'
import { secretForms } from '../../domain/jobs/secret-words.ts'
import { hideInStream } from './hide-in-stream.ts'

function pass(secrets: string[], pieces: (string | Buffer)[]): string {
  const hiding = hideInStream(secrets)
  const shown = pieces.map((piece) => hiding.write(Buffer.from(piece)))
  return Buffer.concat([...shown, hiding.end()]).toString()
}

test('a secret is masked wherever the pieces are cut', () => {
  const text = 'before geheim-密码 after\n'
  const bytes = Buffer.from(text)
  for (let at = 0; at <= bytes.length; at++) {
    expect(pass(['geheim-密码'], [bytes.subarray(0, at), bytes.subarray(at)])).toBe('before ****** after\n')
  }
})

test('of secrets that begin alike the longest is masked', () => {
  expect(pass(['abcd', 'abcdefgh'], ['abcd', 'efgh abcd', 'e'])).toBe('****** ******e')
})

test('what only begins like a secret is kept back no longer than that is open', () => {
  const hiding = hideInStream(['secret'])
  expect(hiding.write(Buffer.from('progress: s')).toString()).toBe('progress: ')
  expect(hiding.write(Buffer.from('een 1\n')).toString()).toBe('seen 1\n')
  expect(hiding.write(Buffer.from('the end se')).toString()).toBe('the end ')
  expect(hiding.end().toString()).toBe('se')
})

test('a line is shown at once', () => {
  const hiding = hideInStream(['secret'])
  expect(hiding.write(Buffer.from('one line\n')).toString()).toBe('one line\n')
})

test('never lets a whole secret through, whatever the secrets and the pieces', () => {
  const random = randomFrom(20_261_125)
  // Few letters, so that secrets overlap, repeat and begin alike.
  const word = (most: number) => Array.from({ length: 1 + random(most) }, () => 'ab c密%'[random(6)]).join('')
  for (let round = 0; round < 2000; round++) {
    const secrets = secretForms(Array.from({ length: 1 + random(3) }, () => `a${word(8)}bc`))
    const parts = Array.from({ length: 12 }, () =>
      random(3) === 0 ? (secrets[random(secrets.length)] ?? '') : word(6),
    )
    const bytes = Buffer.from(parts.join(''))
    const pieces: Buffer[] = []
    for (let at = 0; at < bytes.length; ) {
      const size = 1 + random(7)
      pieces.push(bytes.subarray(at, at + size))
      at += size
    }
    const shown = pass(secrets, pieces)
    for (const secret of secrets) expect(shown).not.toContain(secret)
    expect(shown).toBe(pass(secrets, [bytes]))
  }
})

/** The same numbers at every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
