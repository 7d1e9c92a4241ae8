import type { Db } from '../../db/database.ts'
import type { PendingMessage } from '../../db/notifications/message-queries.ts'
import { openRobot } from '../../db/notifications/robot-secrets.ts'
import { pauseRobot, takeRobotTurn } from '../../db/notifications/robot-turns.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import type { SecretBox } from '../../domain/secret-box.ts'
import { text } from '../../domain/text.ts'
import type { Egress } from '../../platform/egress/egress.ts'
import { speak } from '../../platform/robots/speak.ts'
import type { Delivery } from './channels/channel.ts'
import { robotWords } from './robot-words.ts'

type Deps = { db: Db; secrets: SecretBox; egress: Egress; publicUrl: string }

/** What became of a message, and of those that were said together with it; or how long the robot has to wait. */
export type RobotOutcome = { messages: PendingMessage[]; delivery: Delivery } | { waitMs: number }

export async function deliverByRobot(deps: Deps, message: PendingMessage): Promise<RobotOutcome> {
  const { db, secrets, egress, publicUrl } = deps
  const turn = await db.transaction().execute((tx) => takeRobotTurn(tx, message.robot_id ?? 0))
  if (turn.kind === 'off') return { messages: [message], delivery: switchedOff }
  if (turn.kind === 'wait') return turn
  const [first, ...others] = turn.messages
  if (!first) return { messages: [], delivery: { result: 'sent' } }
  const { site_name: siteName } = await getSettings(db, 'general')
  const robot = { provider: turn.robot.provider, ...openRobot(secrets, turn.robot) }
  const said = await speak(egress, robot, robotWords([first, ...others], { publicUrl, siteName }))
  const pauseMs = said.result === 'later' ? said.pauseMs : undefined
  if (pauseMs) await db.transaction().execute((tx) => pauseRobot(tx, turn.robot.id, pauseMs))
  return { messages: turn.messages, delivery: said }
}

const switchedOff: Delivery = { result: 'refused', reason: text('机器人已停用', 'The robot is switched off') }
