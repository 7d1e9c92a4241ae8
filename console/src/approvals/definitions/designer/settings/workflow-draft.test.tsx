import { beforeAll, expect, test } from 'vitest'
import { loadTexts, useLanguage } from '../../../../i18n/language.ts'
import type { Workflow } from '../../workflow-records.ts'
import { checkWorkflowDraft, emptyWorkflowDraft, workflowBodyOf, workflowDraftOf } from './workflow-draft.ts'

beforeAll(async () => {
  await useLanguage('zh')
  await loadTexts('workflow-designer')
})

const settings = {
  ...{ name: '采购', category: '财务', description: '说明' },
  options: { withdraw_days: 3, urge_minutes: 15 },
  callbacks: [{ on: 'approved', type: 'notify', config: { title: '好了' } }],
  form_schema: { sections: [], fields: [] },
}

test('what is not changed is sent back as it came, the form among it', () => {
  expect(workflowBodyOf(workflowDraftOf(settings as unknown as Workflow))).toEqual(settings)
})

test('a name is needed, and numbers stay within what the server takes', () => {
  const wrong = { ...emptyWorkflowDraft, name: ' ', withdraw_days: 400, urge_minutes: undefined }
  expect(Object.keys(checkWorkflowDraft(wrong))).toEqual(['name', 'withdraw_days', 'urge_minutes'])
  expect(checkWorkflowDraft({ ...emptyWorkflowDraft, name: '采购' })).toEqual({})
})
