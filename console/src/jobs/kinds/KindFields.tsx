import Database from 'lucide-solid/icons/database'
import FileCode from 'lucide-solid/icons/file-code'
import Globe from 'lucide-solid/icons/globe'
import Network from 'lucide-solid/icons/network'
import Terminal from 'lucide-solid/icons/terminal'
import { type Component, lazy, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { JobType } from '../../../../domain/jobs/kinds.ts'
import { isScript } from '../../../../domain/jobs/script-kinds.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { FormSection } from '../../ui/Form.tsx'
import type { Icon } from '../../ui/icon.ts'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import type { JobFormState } from '../JobForm.tsx'
import { scriptStarts } from '../job-draft.ts'
import { HttpFields } from './HttpFields.tsx'

const ScriptFields = lazy(() => import('./ScriptFields.tsx').then((module) => ({ default: module.ScriptFields })))
const SqlFields = lazy(() => import('./SqlFields.tsx').then((module) => ({ default: module.SqlFields })))
const RpcFields = lazy(() => import('./RpcFields.tsx').then((module) => ({ default: module.RpcFields })))

type Fields = Component<{ form: JobFormState }>

const kinds: Record<JobType, { icon: Icon; fields: Fields }> = {
  http: { icon: Globe, fields: HttpFields },
  sql: { icon: Database, fields: SqlFields },
  shell: { icon: Terminal, fields: ScriptFields },
  python: { icon: FileCode, fields: ScriptFields },
  rpc: { icon: Network, fields: RpcFields },
}

/** What the job does: its kind, and what that kind asks for. */
export function KindFields(props: { form: JobFormState }) {
  const mayNot = (type: JobType): boolean => isScript(type) && !can('job:script')

  /** A script that nobody has written yet becomes the beginning of the other kind's. */
  function change(type: JobType): void {
    const isUntouched = Object.values(scriptStarts).includes(props.form.values.script)
    if (isScript(type) && isUntouched) props.form.set('script', scriptStarts[type])
    props.form.set('job_type', type)
  }

  return (
    <FormSection title={t().jobs.what} description={t().jobs.whatHelp}>
      <RadioGroup
        label={t().jobs.type}
        name="job_type"
        value={props.form.values.job_type}
        error={props.form.error('job_type')}
        isWrapped
        options={(Object.keys(kinds) as JobType[]).map((value) => ({
          value,
          label: t().jobs.jobTypes[value],
          help: mayNot(value) ? t().jobs.scriptRight : t().jobKinds.help[value],
          icon: kinds[value].icon,
          disabled: mayNot(value),
        }))}
        onChange={change}
      />
      <Suspense fallback={<SkeletonLines count={6} />}>
        <Dynamic component={kinds[props.form.values.job_type].fields} form={props.form} />
      </Suspense>
    </FormSection>
  )
}
