import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import {
  getRobot,
  insertRobot,
  type Robot,
  replaceRobot,
  robotSecretPlace,
} from '../../db/notifications/robot-queries.ts'
import { conflict, invalid } from '../../domain/errors.ts'
import type { RobotProvider } from '../../domain/notifications/message.ts'
import type { RobotInput } from '../../domain/notifications/robot.ts'
import { isRobotUrl, shownRobotUrl } from '../../domain/notifications/robot-rules.ts'
import { text } from '../../domain/text.ts'
import type { ApiEnv } from '../context.ts'
import { versionConflict } from '../envelope.ts'

export async function createRobot(c: Context<ApiEnv>, input: RobotInput) {
  const { name, provider, enabled, url } = input
  if (url === undefined) throw invalid('url', urlMissing)
  const code = randomUUID()
  const robot = await c.var.write(
    (tx) => {
      const secret_ciphertext = sealedSecret(c, input, code, null)
      const row = { code, name, provider, enabled, ...sealedAddress(c, provider, code, url), secret_ciphertext }
      return insertRobot(tx, row, c.var.caller)
    },
    { status: 201 },
  )
  return shownRobot(robot)
}

export async function updateRobot(c: Context<ApiEnv>, id: number, version: number, input: RobotInput) {
  const { name, provider, enabled, url } = input
  const robot = await c.var.write(
    async (tx) => {
      const before = await getRobot(tx, id)
      if (provider !== before.provider) throw conflict(vendorStays)
      const { code, url_ciphertext, url_shown } = before
      const address = url === undefined ? { url_ciphertext, url_shown } : sealedAddress(c, provider, code, url)
      const secret_ciphertext = sealedSecret(c, input, code, before.secret_ciphertext)
      const replaced = await replaceRobot(tx, id, version, { name, enabled, ...address, secret_ciphertext })
      if (!replaced) throw versionConflict(shownRobot(await getRobot(tx, id)))
      return replaced
    },
    { resourceId: id },
  )
  return shownRobot(robot)
}

/** As it goes out: address and secret stay in. */
export function shownRobot({ code: _, url_ciphertext: _sealed, url_shown, secret_ciphertext, ...robot }: Robot) {
  return { ...robot, url: url_shown, has_secret: secret_ciphertext !== null }
}

function sealedAddress(c: Context<ApiEnv>, provider: RobotProvider, code: string, url: string) {
  if (!isRobotUrl(provider, url)) throw invalid('url', urlWrong)
  return {
    url_ciphertext: c.var.deps.secrets.encrypt(url, robotSecretPlace('url_ciphertext', code)),
    url_shown: shownRobotUrl(provider, url),
  }
}

function sealedSecret(
  c: Context<ApiEnv>,
  { provider, secret }: RobotInput,
  code: string,
  before: string | null,
): string | null {
  if (secret && provider === 'wechat') throw invalid('secret', noSecret)
  if (typeof secret === 'string') return c.var.deps.secrets.encrypt(secret, robotSecretPlace('secret_ciphertext', code))
  return secret === null ? null : before
}

const urlMissing = text('请填写机器人的 Webhook 地址', 'The address of the robot is needed')
const urlWrong = text('这不是该平台的机器人地址', 'This is no address of that vendor’s robots')
const noSecret = text('企业微信机器人没有加签密钥', 'Robots of WeCom are not signed')
const vendorStays = text('平台创建后不能修改', 'The vendor cannot be changed once the robot is made')
