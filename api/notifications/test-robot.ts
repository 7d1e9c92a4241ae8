import type { Context } from 'hono'
import { getRobot } from '../../db/notifications/robot-queries.ts'
import { openRobot } from '../../db/notifications/robot-secrets.ts'
import { takeRobotCall } from '../../db/notifications/robot-turns.ts'
import { getSettings } from '../../db/settings/setting-queries.ts'
import { tooMany } from '../../domain/errors.ts'
import { templateTextOf } from '../../domain/notifications/template-catalogue.ts'
import { renderTemplate } from '../../domain/notifications/template-rules.ts'
import { text } from '../../domain/text.ts'
import { speak } from '../../platform/robots/speak.ts'
import type { ApiEnv } from '../context.ts'
import { localNow } from '../local-now.ts'

/** Has the robot say a test message now, within its vendor's limits, and tells what the vendor answered. */
export async function testRobot(c: Context<ApiEnv>, id: number): Promise<{ ok: boolean; message: string }> {
  const { db, language, deps } = c.var
  const robot = await getRobot(db, id)
  const waitMs = await db.transaction().execute((tx) => takeRobotCall(tx, robot))
  if (waitMs !== undefined) throw tooMany(Math.ceil(waitMs / 1000))
  const { site_name: siteName } = await getSettings(db, 'general')
  const { subject, content } = templateTextOf('system.test', 'in_app', language)
  const values = { siteName, time: localNow() }
  const spoken = await speak(
    deps.egress,
    { provider: robot.provider, ...openRobot(deps.secrets, robot) },
    { title: `${siteName} · ${subject}`, text: renderTemplate(content, values, 'markdown'), isGood: true },
  )
  return spoken.result === 'sent'
    ? { ok: true, message: said[language] }
    : { ok: false, message: spoken.reason[language] }
}

const said = text('机器人已在群里发言', 'The robot has spoken in its group')
