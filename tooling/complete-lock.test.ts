import { expect, test } from 'vitest'
import { completeLock, targetOf } from './complete-lock.ts'

test.each([
  ['@biomejs/cli-linux-x64', { os: ['linux'], cpu: ['x64'] }],
  ['@biomejs/cli-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
  ['@swc/core-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@node-rs/bcrypt-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
  ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
  ['fsevents', undefined],
])('%s is for %j', (name, target) => {
  expect(targetOf(name)).toEqual(target)
})

test('packages of other platforms are added with the version that is asked for', () => {
  const lock = {
    packages: {
      'node_modules/a': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: { 'a-linux-x64': '1.0.0', 'a-darwin-x64': '1.0.0' },
      },
      'node_modules/a-linux-x64': { version: '1.0.0', dev: true, optional: true },
    },
  }
  expect(completeLock(lock)).toEqual(['a-darwin-x64@1.0.0'])
  expect(lock.packages).toMatchObject({
    'node_modules/a-darwin-x64': { version: '1.0.0', os: ['darwin'], cpu: ['x64'], dev: true, optional: true },
  })
  expect(completeLock(lock)).toEqual([])
})
