import { useNavigate, useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { nameThisPage } from '../../frame/breadcrumbs.ts'
import { robotWords } from '../../i18n/robot-words.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { RobotForm } from './RobotForm.tsx'
import { robotQuery } from './robot-queries.ts'

export default function RobotFormPage() {
  const params = useParams<{ id?: string }>()
  return (
    <Show
      when={params.id}
      fallback={
        <Allowed to="robot:write">
          <NewRobot />
        </Allowed>
      }
      keyed
    >
      {(id) => (
        <Allowed to="robot:read">
          <ExistingRobot id={id} />
        </Allowed>
      )}
    </Show>
  )
}

function NewRobot() {
  const navigate = useNavigate()
  return (
    <>
      <PageHeader title={robotWords().add} />
      <RobotForm onDone={(robot) => navigate(`/robots/${robot.id}`)} onCancel={() => navigate('/robots')} />
    </>
  )
}

function ExistingRobot(props: { id: string }) {
  const navigate = useNavigate()
  const record = createRecord(() => robotQuery(Number(props.id)))
  nameThisPage(() => record.data()?.name)
  return (
    <Switch fallback={<SkeletonLines count={6} />}>
      <Match when={record.data()} keyed>
        {(robot) => (
          <>
            <PageHeader title={robot.name} description={robotWords().providers[robot.provider]} />
            <RobotForm robot={robot} onDone={() => {}} onCancel={() => navigate('/robots')} />
          </>
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}
