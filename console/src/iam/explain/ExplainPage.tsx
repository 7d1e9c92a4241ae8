import CircleQuestion from 'lucide-solid/icons/circle-question-mark'
import { For, Match, Switch } from 'solid-js'
import { type PermissionCode, permissionCodes } from '../../../../domain/iam/permission-catalogue.ts'
import { createRecord } from '../../api/create-record.ts'
import { Allowed } from '../../frame/Allowed.tsx'
import { explainWords } from '../../i18n/explain-words.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { choiceParam, countParam, createUrlState } from '../../ui/create-url-state.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { explainQuery, userPermissionsQuery, userQuery } from '../iam-queries.ts'
import { PersonPicker } from '../PersonPicker.tsx'
import { PermissionList } from '../roles/PermissionList.tsx'
import { scopeName } from '../scopes.ts'
import { ExplanationView } from './ExplanationView.tsx'
import { explainHref } from './explain-href.ts'
import { permissionOptions } from './permission-words.ts'

export default function ExplainPage() {
  return (
    <Allowed to="role:read">
      <Allowed to="user:read">
        <Explain />
      </Allowed>
    </Allowed>
  )
}

function Explain() {
  const state = createUrlState({ user: countParam(0), code: choiceParam(permissionCodes) })
  const words = () => explainWords()
  return (
    <>
      <PageHeader title={words().title} description={words().description} />
      <div class="grid max-w-form gap-4 pb-5 md:grid-cols-2">
        <PersonPicker
          label={words().person}
          value={state.user === 0 ? '' : String(state.user)}
          onChange={(id) => state.set({ user: Number(id) })}
        />
        <Combobox
          label={words().right}
          placeholder={words().rightPlaceholder}
          value={state.code ?? ''}
          options={permissionOptions()}
          onChange={(code) => state.set({ code: permissionCodes.find((known) => known === code) })}
        />
      </div>
      <Switch fallback={<FirstStep code={state.code} />}>
        <Match when={state.user > 0 && state.code}>{(code) => <Answer userId={state.user} code={code()} />}</Match>
        <Match when={state.user > 0}>
          <HeldPermissions userId={state.user} />
        </Match>
      </Switch>
    </>
  )
}

function FirstStep(props: { code: PermissionCode | undefined }) {
  const words = () => explainWords()
  return (
    <Switch
      fallback={
        <EmptyState icon={CircleQuestion} title={words().startTitle}>
          <p>{words().startBody}</p>
          <ol class="mt-2 list-decimal space-y-1 pl-5 text-left">
            <For each={words().questions}>{(question) => <li>{question}</li>}</For>
          </ol>
        </EmptyState>
      }
    >
      <Match when={props.code}>
        {(code) => (
          <EmptyState icon={CircleQuestion} title={words().personTitle(scopeName(code()))}>
            {words().personBody}
          </EmptyState>
        )}
      </Match>
    </Switch>
  )
}

function HeldPermissions(props: { userId: number }) {
  const record = createRecord(() => userPermissionsQuery(props.userId))
  return (
    <Switch fallback={<SkeletonLines count={6} />}>
      <Match when={record.data()}>
        {(answer) => (
          <PermissionList
            codes={answer().permissions}
            help={explainWords().heldHelp}
            hrefOf={(code) => explainHref(props.userId, code)}
          />
        )}
      </Match>
      <Match when={record.error()}>{(error) => <ErrorState error={error()} onRetry={record.refetch} />}</Match>
    </Switch>
  )
}

function Answer(props: { userId: number; code: PermissionCode }) {
  const user = createRecord(() => userQuery(props.userId))
  const answer = createRecord(() => explainQuery(props.userId, props.code))
  const both = () => {
    const [person, explanation] = [user.data(), answer.data()?.explain]
    return person && explanation && { person, explanation }
  }
  return (
    <Switch fallback={<SkeletonLines count={8} />}>
      <Match when={user.error() ?? answer.error()}>
        {(error) => <ErrorState error={error()} onRetry={() => Promise.all([user.refetch(), answer.refetch()])} />}
      </Match>
      <Match when={both()}>
        {(known) => <ExplanationView person={known().person} code={props.code} explanation={known().explanation} />}
      </Match>
    </Switch>
  )
}
