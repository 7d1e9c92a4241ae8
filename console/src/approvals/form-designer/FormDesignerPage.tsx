import { useParams } from '@solidjs/router'
import { lazy, Match, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { t } from '../../i18n/language.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { asHolder, formHolderQuery } from './form-reads.ts'

const FormDesigner = lazy(() => import('./FormDesigner.tsx').then((module) => ({ default: module.FormDesigner })))

export default function FormDesignerPage() {
  const params = useParams<{ id: string }>()
  const record = createRecord(() => formHolderQuery(Number(params.id)))
  nameThisPage(() => {
    const name = record.data()?.name
    return name === undefined ? undefined : t().formDesigner.pageTitle(name)
  })
  return (
    <Switch fallback={<SkeletonLines count={6} />}>
      {/* What is designed stays as it is when the record is asked for anew. */}
      <Match when={record.data()?.id !== undefined}>
        <FormDesigner holder={asHolder(record.data() as NonNullable<ReturnType<typeof record.data>>)} />
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}
