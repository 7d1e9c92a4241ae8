import type { FormSchema } from '../../../../domain/approvals/form.ts'
import { answerOf, api, once, type Schemas } from '../../api/client.ts'
import type { paths } from '../../api/schema.gen.ts'

type StartableRecord =
  paths['/api/v1/workflows/startable/{id}']['get']['responses'][200]['content']['application/json']['data']
export type StartedBy = Omit<StartableRecord, 'form_schema'> & { form_schema: FormSchema | null }

/** What is stored has passed the domain's schema, which fills in what the API's types let be left out. */
function asStartable(record: StartableRecord): StartedBy {
  return record as StartedBy
}

/** The definitions that anybody may start a request by. */
export const startableListQuery = () => ({
  key: ['workflows', 'startable'],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/workflows/startable', { signal })),
})

export const startableQuery = (id: number) => ({
  key: ['workflows', 'startable', id],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/workflows/startable/{id}', { params: { path: { id } }, signal })).then(asStartable),
})

/** The nodes whose people the applicant chooses. */
export const choicesQuery = (id: number) => ({
  key: ['workflows', 'startable', id, 'choices'],
  load: (signal: AbortSignal) =>
    answerOf(api.GET('/api/v1/workflows/startable/{id}/choices', { params: { path: { id } }, signal })),
})

export type Choice = Awaited<ReturnType<ReturnType<typeof choicesQuery>['load']>>['items'][number]

type ApprovalBody = paths['/api/v1/approvals']['post']['requestBody']['content']['application/json']

export const startApproval = (body: ApprovalBody, key: string): Promise<Schemas['Approval']> =>
  answerOf(api.POST('/api/v1/approvals', { body, ...once(key) }))
