import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { Tx } from '../../db/database.ts'
import {
  type Datasource,
  datasourceSecretPlace,
  deleteDatasource,
  getDatasource,
  insertDatasource,
  missingDatasource,
  replaceDatasource,
} from '../../db/datasources/datasource-queries.ts'
import {
  type DatasourceInput,
  findDatasourceFaults,
  redirectsPassword,
  usualPort,
} from '../../domain/datasources/datasource.ts'
import { invalid, invalidFields } from '../../domain/errors.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { versionConflict } from '../envelope.ts'
import { shownDatasource } from './shown-datasource.ts'

export async function createDatasource(c: Context<ApiEnv>, input: DatasourceInput) {
  refuseFaults(input)
  const datasource = await c.var.write(
    async (tx) => getDatasource(tx, await insertDatasource(tx, rowOf(c, input, undefined), c.var.caller)),
    { status: 201 },
  )
  return shownDatasource(c, datasource)
}

export async function updateDatasource(c: Context<ApiEnv>, id: number, version: number, input: DatasourceInput) {
  refuseFaults(input)
  const datasource = await c.var.write(
    async (tx) => {
      const before = await getDatasource(tx, id)
      if (!(await replaceDatasource(tx, id, version, rowOf(c, input, before)))) throw await changedOrGone(c, tx, id)
      return getDatasource(tx, id)
    },
    { resourceId: id },
  )
  return shownDatasource(c, datasource)
}

export async function removeDatasource(c: Context<ApiEnv>, id: number): Promise<void> {
  await c.var.write(
    async (tx) => {
      if (!(await deleteDatasource(tx, id))) throw missingDatasource()
    },
    { resourceId: id },
  )
}

async function changedOrGone(c: Context<ApiEnv>, tx: Tx, id: number) {
  return versionConflict(shownDatasource(c, await getDatasource(tx, id)))
}

function refuseFaults(input: DatasourceInput): void {
  const faults = findDatasourceFaults(input)
  if (faults.length > 0) throw invalidFields(faults)
}

function rowOf(c: Context<ApiEnv>, { password, ...input }: DatasourceInput, before: Datasource | undefined) {
  const target = { ...input, port: input.port ?? usualPort[input.type] }
  const seal_place = before?.seal_place ?? randomUUID()
  if (typeof password === 'string') {
    const password_ciphertext = c.var.deps.secrets.encrypt(password, datasourceSecretPlace(seal_place))
    return { ...target, seal_place, password_ciphertext }
  }
  const kept = password === null ? null : (before?.password_ciphertext ?? null)
  if (kept !== null && before && redirectsPassword(before, target)) throw invalid('password', enterAgain)
  return { ...target, seal_place, password_ciphertext: kept }
}

const enterAgain = text(
  '连接的去向或加密方式已修改，请重新输入密码',
  'Where the password goes, or how it is guarded, changes: enter it again',
)
