import { expect, test } from 'vitest'
import { npmFailure } from './npm.mjs'

test.each([
  ['npm error code ENOTFOUND\nnpm error network request to https://registry.example failed', 'no_network'],
  ['npm error code EAI_AGAIN', 'no_network'],
  ['npm ERR! code ETIMEDOUT', 'no_network'],
  ['npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write', 'disk_full'],
  ['npm error code EACCES\nnpm error syscall mkdir', 'not_writable'],
  ['npm error code EINTEGRITY\nnpm error sha512-… integrity checksum failed', 'npm_failed'],
])('%j is %s', (output, code) => {
  expect(npmFailure(output, '/project')).toMatchObject({ code })
})

test('an unknown failure is told in the first words of npm that say something', () => {
  const output =
    'npm error code ENOTEMPTY\nnpm error syscall rmdir\nnpm error path /x\nnpm error directory not empty, rmdir'
  expect(npmFailure(output, '/project').message).toContain('directory not empty, rmdir')
})
