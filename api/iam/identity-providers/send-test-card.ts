import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { openCardProvider } from '../../../db/iam/card-provider.ts'
import { getIdentityProvider } from '../../../db/iam/identity-provider-queries.ts'
import { findSubject } from '../../../db/iam/user-identity-queries.ts'
import { getSettings } from '../../../db/settings/setting-queries.ts'
import { testCard } from '../../../domain/approvals/cards/test-card.ts'
import { conflict } from '../../../domain/errors.ts'
import { text } from '../../../domain/text.ts'
import { cardFault } from '../../../platform/cards/card-vendor.ts'
import type { ApiEnv } from '../../context.ts'
import { cardAddress } from './callback-address.ts'

/** Brings the caller a card with one button, and tells what the messenger answered. */
export async function sendTestCard(c: Context<ApiEnv>, id: number): Promise<{ ok: boolean; message: string }> {
  const { db, language, caller, deps, services } = c.var
  const stored = await getIdentityProvider(db, id)
  const provider = openCardProvider(deps.secrets, stored)
  const vendor = provider && services.cardVendors.vendorOf(provider)
  if (!vendor) throw conflict(switchedOff)
  const authority = 'api_url' in provider.setup.config ? provider.setup.config.api_url : ''
  const subject = await findSubject(db, { userId: caller.userId, providerId: id, authority })
  if (subject === undefined) throw conflict(notLinked)
  const { site_name: siteName } = await getSettings(db, 'general')
  try {
    await vendor.register?.(cardAddress(c, stored.code) ?? '')
    await vendor.send(testCard(language, siteName), { subject, token: randomUUID().replaceAll('-', '') })
    return { ok: true, message: sent[language] }
  } catch (error) {
    return { ok: false, message: cardFault(error, vendor).reason[language] }
  }
}

const switchedOff = text(
  '请先启用登录方式和审批卡片并保存',
  'Switch the provider and its approval cards on, and save, first',
)
const notLinked = text(
  '您的账号还没有绑定这个登录方式，请先在“个人资料”中绑定',
  'Your account is not linked to this provider: link it on your profile page first',
)
const sent = text(
  '卡片已发出，请到手机或电脑上查看，并按下按钮',
  'The card is on its way: look for it in the messenger, and press its button',
)
