import { z } from '@hono/zod-openapi'
import { storeLanguage } from '../../db/iam/contact-queries.ts'
import { contact } from '../../domain/iam/contact.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { ok } from '../envelope.ts'
import { confirmContact, offerContact } from './change-contact.ts'
import { languageName, userRecord } from './iam-schemas.ts'
import { sentCode } from './mfa-schemas.ts'

const tags = ['auth']

const offerRoute = defineRoute({
  method: 'post',
  path: '/auth/contact',
  summary: 'Send a code to the address or number at which I want to be reached from now on',
  tags,
  permission: 'signed-in',
  stepUp: true,
  rate: 'auth',
  idempotent: false,
  audit: { action: 'execute', resource: 'user' },
  request: { body: contact },
  responses: { 202: sentCode },
})
const confirmRoute = defineRoute({
  method: 'post',
  path: '/auth/contact/confirm',
  summary: 'With the code that came there: take the new address or number over',
  tags,
  permission: 'signed-in',
  rate: 'auth',
  idempotent: false,
  audit: { action: 'update', resource: 'user', secrets: ['code'] },
  request: { body: z.strictObject({ contact, code: z.string().trim().min(1).max(32) }) },
  responses: { 200: userRecord },
})
const languageRoute = defineRoute({
  method: 'post',
  path: '/auth/language',
  summary: 'The language in which I want to get messages',
  tags,
  permission: 'signed-in',
  audit: { action: 'update', resource: 'user' },
  request: { body: z.strictObject({ language: languageName }) },
  responses: { 200: z.null() },
})

export const contactRoutes = createRouter()
  .openapi(offerRoute, async (c) => ok(c, await offerContact(c, c.req.valid('json')), 202))
  .openapi(confirmRoute, async (c) => {
    const { contact, code } = c.req.valid('json')
    return ok(c, await confirmContact(c, contact, code))
  })
  .openapi(languageRoute, async (c) => {
    const { userId } = c.var.caller
    const { language } = c.req.valid('json')
    await c.var.write((tx) => storeLanguage(tx, userId, language), { resourceId: userId })
    return ok(c, null)
  })
