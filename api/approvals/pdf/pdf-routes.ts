import { z } from '@hono/zod-openapi'
import { invalid } from '../../../domain/errors.ts'
import { isTimeZone } from '../../../domain/jobs/zone-periods.ts'
import { text } from '../../../domain/text.ts'
import { createRouter, defineRoute } from '../../define-route.ts'
import { approvalDetailOf, visibleApproval } from '../approval-record.ts'
import { printApart } from './print-apart.ts'
import { printedRequest } from './printed-request.ts'

const pdfRoute = defineRoute({
  method: 'get',
  path: '/approvals/{id}/pdf',
  summary: 'A request as a PDF: its form as far as the caller may see it, and who decided what',
  tags: ['approvals'],
  permission: 'signed-in',
  audit: { action: 'export', resource: 'approval' },
  request: {
    params: z.object({ id: z.coerce.number().int().positive() }),
    query: z.strictObject({ timezone: z.string().min(1).max(64).default('Asia/Shanghai') }),
  },
  responses: {
    200: {
      description: 'The PDF',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
})

export const approvalPdfRoutes = createRouter().openapi(pdfRoute, async (c) => {
  const { db, caller, language } = c.var
  const { timezone } = c.req.valid('query')
  if (!isTimeZone(timezone)) throw invalid('timezone', text('没有这个时区', 'There is no such time zone'))
  const detail = await approvalDetailOf(c, await visibleApproval(c, c.req.valid('param').id))
  const pdf = await printApart(await printedRequest(db, detail, { language, timezone, name: caller.name }))
  return c.body(pdf as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': 'application/pdf',
    'Content-Length': String(pdf.byteLength),
    'Content-Disposition': `attachment; filename="approval-${detail.id}.pdf"`,
    'X-Content-Type-Options': 'nosniff',
  }) as never
})
