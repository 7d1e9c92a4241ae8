import { type JSX, Show } from 'solid-js'
import type { PermissionCode } from '../../../../domain/iam/permission-catalogue.ts'
import { explainWords } from '../../i18n/explain-words.ts'
import type { Explanation, User } from '../iam-queries.ts'
import { scopeName } from '../scopes.ts'
import { ColumnsSeen } from './ColumnsSeen.tsx'
import { GrantingRoles } from './GrantingRoles.tsx'
import { GrantPaths } from './GrantPaths.tsx'
import { resourceOf, resourceWord } from './permission-words.ts'
import { RowsSeen } from './RowsSeen.tsx'
import { Verdict } from './Verdict.tsx'

/** First whether, then how, then what it lets them see. */
export function ExplanationView(props: { person: User; code: PermissionCode; explanation: Explanation }) {
  const words = () => explainWords()
  const right = (): string => scopeName(props.code)
  const resource = (): string => resourceOf(props.code)
  const about = (): string => resourceWord(resource())
  return (
    <div class="grid gap-6">
      <Verdict person={props.person} right={right()} explanation={props.explanation} />
      <Show
        when={props.explanation.allowed}
        fallback={
          <Section title={words().grantsTitle}>
            <GrantingRoles roles={props.explanation.granted_by} />
          </Section>
        }
      >
        <Section title={words().pathsTitle}>
          <GrantPaths person={props.person} right={right()} paths={props.explanation.paths} />
        </Section>
        <Show
          when={resource() !== 'menu'}
          fallback={
            <Section title={words().menuTitle}>
              <p class="text-ink-2">{words().menuBody}</p>
            </Section>
          }
        >
          <Section title={words().rowsTitle(about())}>
            <RowsSeen person={props.person} resource={resource()} explanation={props.explanation} />
          </Section>
          <Section title={words().columnsTitle(about())}>
            <ColumnsSeen resource={resource()} explanation={props.explanation} />
          </Section>
        </Show>
      </Show>
      <p class="text-sm text-ink-3">{words().keys}</p>
    </div>
  )
}

function Section(props: { title: string; children: JSX.Element }) {
  return (
    <section>
      <h2 class="pb-2 text-base font-semibold">{props.title}</h2>
      {props.children}
    </section>
  )
}
