import { Match, Switch } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { countParam, createUrlState, textParam } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { DefinitionChoice } from './DefinitionChoice.tsx'
import { StartForm } from './StartForm.tsx'
import { startableQuery } from './start-reads.ts'

/** Anybody who is signed in may start a request: first by what, then with what. */
export default function StartPage() {
  const state = createUrlState({ workflow: countParam(0), q: textParam() })
  return (
    <Switch fallback={<DefinitionChoice q={state.q} onSearch={(q) => state.set({ q }, { replace: true })} />}>
      <Match when={state.workflow} keyed>
        {(id) => <Chosen id={id} />}
      </Match>
    </Switch>
  )
}

function Chosen(props: { id: number }) {
  const words = () => t().approvalStart
  const record = createRecord(() => startableQuery(props.id))
  return (
    <>
      <PageHeader
        title={record.data()?.name ?? words().title}
        description={record.data()?.description}
        actions={<ButtonLink href="/approvals/new">{words().back}</ButtonLink>}
      />
      <Switch fallback={<SkeletonLines count={6} />}>
        <Match when={record.data()} keyed>
          {(startable) => <StartForm startable={startable} />}
        </Match>
        <Match when={record.error()}>
          <EmptyState title={words().gone}>{words().goneBody}</EmptyState>
        </Match>
      </Switch>
    </>
  )
}
