import { homedir } from 'node:os'
import { expect, test } from 'vitest'
import { executorSettingsSchema, hiddenFolders } from './executor-settings.ts'

test('no script sees sockets of services, the home of the executor’s user, the product, other runs, or what is named', () => {
  const settings = executorSettingsSchema.parse({
    OPS_API_URL: 'http://127.0.0.1:1',
    OPS_EXECUTOR_TOKEN: 'a-token-of-an-executor',
    OPS_EXECUTOR_DIR: '/var/lib/runs',
    OPS_EXECUTOR_HIDE: '/srv/data:/srv/keys/',
  })
  const folders = ['/run', homedir(), process.cwd(), '/var/lib/runs', '/srv/data', '/srv/keys']
  expect(hiddenFolders(settings)).toEqual(expect.arrayContaining(folders))
})
