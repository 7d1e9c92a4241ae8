import { sql } from 'kysely'
import type { RobotProvider } from '../../domain/notifications/message.ts'
import { robotLimits, waitForTurn } from '../../domain/notifications/robot-rules.ts'
import { databaseNow } from '../clock.ts'
import type { Tx } from '../database.ts'
import { claimOf, type PendingMessage, pendingColumns } from './message-queries.ts'
import { findRobot, type Robot } from './robot-queries.ts'

const messagesInOne = 20
const rememberedSeconds = 120

/** `speak`: everything that waits for the robot, oldest first; it may be nothing when somebody else has it in hand. */
export type RobotTurn =
  | { kind: 'off' }
  | { kind: 'wait'; waitMs: number }
  | { kind: 'speak'; robot: Robot; messages: PendingMessage[] }

/**
 * Takes the robot's next call, and with it whatever waits to be said: a burst becomes one message, and the vendor's
 * limits are kept by all processes together.
 */
export async function takeRobotTurn(tx: Tx, robotId: number): Promise<RobotTurn> {
  await lockRobot(tx, robotId)
  const robot = await findRobot(tx, robotId)
  if (!robot?.enabled) return { kind: 'off' }
  const now = (await databaseNow(tx)).getTime()
  const pause = robot.paused_until === null ? 0 : robot.paused_until.getTime() - now
  const waitMs = Math.max(pause, await waitOf(tx, robotId, robot.provider, now))
  if (waitMs > 0) return { kind: 'wait', waitMs }
  const messages = await claimMessages(tx, robotId)
  if (messages.length > 0) await noteCall(tx, robotId, now)
  return { kind: 'speak', robot, messages }
}

/** Takes a call for a message that is in no log; gives the milliseconds to wait when there is none now. */
export async function takeRobotCall(tx: Tx, { id, provider, paused_until }: Robot): Promise<number | undefined> {
  await lockRobot(tx, id)
  const now = (await databaseNow(tx)).getTime()
  const waitMs = Math.max((paused_until?.getTime() ?? 0) - now, await waitOf(tx, id, provider, now))
  if (waitMs > 0) return waitMs
  await noteCall(tx, id, now)
  return undefined
}

/** Nothing is said through the robot for so long: its vendor asked for it. */
export async function pauseRobot(tx: Tx, robotId: number, pauseMs: number): Promise<void> {
  await tx
    .updateTable('robot')
    .set({ paused_until: sql<Date>`clock_timestamp() + make_interval(secs => ${pauseMs / 1000})` })
    .where('id', '=', robotId)
    .execute()
}

async function lockRobot(tx: Tx, robotId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('robot_call'), ${robotId}::int)`.execute(tx)
}

async function waitOf(tx: Tx, robotId: number, provider: RobotProvider, now: number): Promise<number> {
  const limits = robotLimits[provider]
  const calls = await tx
    .selectFrom('robot_call')
    .select('called_at')
    .where('robot_id', '=', robotId)
    .orderBy('called_at', 'desc')
    .limit(Math.max(...limits.map(({ calls: most }) => most)))
    .execute()
  return waitForTurn(
    calls.map(({ called_at }) => called_at.getTime()),
    limits,
    now,
  )
}

async function noteCall(tx: Tx, robotId: number, now: number): Promise<void> {
  await tx
    .deleteFrom('robot_call')
    .where('robot_id', '=', robotId)
    .where('called_at', '<', new Date(now - rememberedSeconds * 1000))
    .execute()
  await tx
    .insertInto('robot_call')
    .values({ robot_id: robotId, called_at: new Date(now) })
    .execute()
}

async function claimMessages(tx: Tx, robotId: number): Promise<PendingMessage[]> {
  const waiting = tx
    .selectFrom('message_log')
    .select(['id', 'created_at'])
    .where('robot_id', '=', robotId)
    .where('status', '=', 'pending')
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<', sql<Date>`clock_timestamp()`)]))
    .orderBy('id')
    .limit(messagesInOne)
  const claimed = await tx
    .updateTable('message_log')
    .set(claimOf())
    .where(({ eb, refTuple }) => eb(refTuple('id', 'created_at'), 'in', waiting.$asTuple('id', 'created_at')))
    .returning(pendingColumns)
    .execute()
  return claimed.sort((a, b) => a.id - b.id)
}
