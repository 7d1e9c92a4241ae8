import { type Selectable, sql } from 'kysely'
import { conflict, DomainError, notFound } from '../../domain/errors.ts'
import type { RobotProvider } from '../../domain/notifications/message.ts'
import type { SecretPlace } from '../../domain/secret-box.ts'
import { text } from '../../domain/text.ts'
import type { Db, DbOrTx, Tables, Tx } from '../database.ts'
import { explainConstraint } from '../iam/constraints.ts'
import { containsText, type Listed, type Paging, pageOf } from '../listing.ts'

const robotColumns = [
  'id',
  'code',
  'name',
  'provider',
  'url_ciphertext',
  'url_shown',
  'secret_ciphertext',
  'enabled',
  'paused_until',
  'created_by',
  'department_id',
  'created_at',
  'updated_at',
  'version',
] as const satisfies (keyof Tables['robot'])[]

/** With its sealed address and secret. */
export type Robot = Pick<Selectable<Tables['robot']>, (typeof robotColumns)[number]>

export const robotSorts = ['id', 'name', 'provider', 'enabled', 'created_at', 'updated_at'] as const
export type RobotFilter = {
  q?: string | undefined
  provider?: RobotProvider | undefined
  enabled?: boolean | undefined
}

export function robotSecretPlace(column: 'url_ciphertext' | 'secret_ciphertext', code: string): SecretPlace {
  return { table: 'robot', column, row: code }
}

export async function listRobots(
  db: Db,
  filter: RobotFilter,
  paging: Paging<(typeof robotSorts)[number]>,
): Promise<Listed<Robot>> {
  let matching = db.selectFrom('robot').where('tenant_id', '=', 1)
  if (filter.provider) matching = matching.where('provider', '=', filter.provider)
  if (filter.enabled !== undefined) matching = matching.where('enabled', '=', filter.enabled)
  if (filter.q) matching = matching.where(containsText(sql.ref('name'), filter.q))
  let ordered = matching.select(robotColumns)
  for (const { field, direction } of paging.sort) ordered = ordered.orderBy(field, direction)
  return pageOf(ordered.orderBy('name').orderBy('id'), paging)
}

/** Those that are there of the ones named. */
export async function listRobotsById(
  db: DbOrTx,
  ids: readonly number[],
): Promise<Pick<Robot, 'id' | 'name' | 'provider' | 'enabled'>[]> {
  return db
    .selectFrom('robot')
    .select(['id', 'name', 'provider', 'enabled'])
    .where('tenant_id', '=', 1)
    .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .orderBy('id')
    .execute()
}

export async function findRobot(db: DbOrTx, id: number): Promise<Robot | undefined> {
  return db.selectFrom('robot').select(robotColumns).where('tenant_id', '=', 1).where('id', '=', id).executeTakeFirst()
}

export async function getRobot(db: DbOrTx, id: number): Promise<Robot> {
  const robot = await findRobot(db, id)
  if (!robot) throw missingRobot()
  return robot
}

type RobotRow = Pick<Robot, 'name' | 'url_ciphertext' | 'url_shown' | 'secret_ciphertext' | 'enabled'>

export async function insertRobot(
  tx: Tx,
  robot: RobotRow & Pick<Robot, 'code' | 'provider'>,
  author: { userId: number | null; departmentId: number | null },
): Promise<Robot> {
  return tx
    .insertInto('robot')
    .values({ ...robot, created_by: author.userId, department_id: author.departmentId })
    .returning(robotColumns)
    .executeTakeFirstOrThrow()
    .catch(explain)
}

/** The vendor stays. Undefined when the robot has another version by now, or is gone. */
export async function replaceRobot(tx: Tx, id: number, version: number, robot: RobotRow): Promise<Robot | undefined> {
  return tx
    .updateTable('robot')
    .set(robot)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(robotColumns)
    .executeTakeFirst()
    .catch(explain)
}

/** Throws when a job's alerts still go through the robot: nobody would hear of them any more. */
export async function deleteRobot(tx: Tx, id: number): Promise<void> {
  const users = await tx
    .selectFrom('job')
    .select('name')
    .where('deleted_at', 'is', null)
    .where(sql<boolean>`alert -> 'robot_ids' @> ${JSON.stringify([id])}::jsonb`)
    .orderBy('name')
    .limit(3)
    .execute()
  if (users.length > 0) {
    const names = users.map(({ name }) => name)
    throw conflict(
      text(`任务 ${names.join('、')} 的告警仍在使用它`, `Alerts of jobs still go through it: ${names.join(', ')}`),
    )
  }
  const { numDeletedRows } = await tx.deleteFrom('robot').where('id', '=', id).executeTakeFirst()
  if (numDeletedRows === 0n) throw missingRobot()
}

const explain = explainConstraint({
  robot_name: () => {
    const message = text('已有同名机器人，请换一个名称', 'There is a robot of this name; choose another one')
    return new DomainError('conflict', message, { fields: [{ field: 'name', message }] })
  },
})

function missingRobot(): DomainError {
  return notFound('机器人', 'robot')
}
