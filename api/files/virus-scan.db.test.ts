import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAs, type TestApi, type TestPlatform, testPlatform } from '../../tooling/testing/api.ts'
import { startClamd } from '../../tooling/testing/clamd.ts'
import { type TestDatabase, testDatabase } from '../../tooling/testing/database.ts'

let database: TestDatabase
let platform: TestPlatform
let usual: TestApi

beforeAll(async () => {
  database = await testDatabase()
  platform = await testPlatform(database)
  usual = await platform.startApi()
})
afterAll(async () => {
  await platform?.close()
  await database?.close()
})

/** Gives the status and the code of an upload where clamd is told of like this. */
async function uploader(clamd: { OPS_CLAMD: string; OPS_CLAMD_AWAY?: 'accept' }) {
  const api = await platform.startApi({ settings: { ...usual.deps.settings, ...clamd } })
  const token = await signInAs(api, await platform.makeUser([]))
  return async (content: string) => {
    const body = new FormData()
    body.set('purpose', 'attachment')
    body.set('file', new Blob([content]), 'a.txt')
    const headers = { Authorization: `Bearer ${token}`, 'Accept-Language': 'en' }
    const peer = { incoming: { socket: { remoteAddress: '192.0.2.1' } } }
    const answer = await api.app.request('/api/v1/files', { method: 'POST', headers, body }, peer)
    const { code, errors } = (await answer.json()) as { code: number; errors?: { message: string }[] }
    return { status: answer.status, code, message: errors?.[0]?.message }
  }
}

test('an infected upload is refused by its name and leaves nothing, a clean one is kept', async () => {
  const clamd = await startClamd()
  const upload = await uploader({ OPS_CLAMD: clamd.address })
  expect(await upload('EICAR')).toEqual({ status: 400, code: 40001, message: 'The file is infected: Eicar-Test' })
  expect(await database.db.selectFrom('file').select('id').execute()).toEqual([])
  expect(await upload('hello')).toMatchObject({ status: 201, code: 0 })
  clamd.close()
  expect(await upload('hello')).toMatchObject({ status: 503, code: 50301 })
})

test('what cannot be scanned is accepted only where the operator says so', async () => {
  const upload = await uploader({ OPS_CLAMD: 'tcp://127.0.0.1:1', OPS_CLAMD_AWAY: 'accept' })
  expect(await upload('hello')).toMatchObject({ status: 201 })
})
