import ArrowRight from 'lucide-solid/icons/arrow-right'
import KeyRound from 'lucide-solid/icons/key-round'
import ShieldCheck from 'lucide-solid/icons/shield-check'
import User from 'lucide-solid/icons/user'
import { For, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { explainWords } from '../../i18n/explain-words.ts'
import type { Icon } from '../../ui/icon.ts'
import type { Explanation, User as Person } from '../iam-queries.ts'
import { personLabel } from '../person-label.ts'
import { RoleLink } from './RoleLink.tsx'

type GrantPathsProps = { person: Person; right: string; paths: Explanation['paths'] }

/** Each way from the person by way of roles to the right, as one chain. */
export function GrantPaths(props: GrantPathsProps) {
  const links = () => explainWords().links
  return (
    <ul class="divide-y divide-line border-y border-line">
      <For each={props.paths}>
        {(path) => (
          <li class="flex flex-wrap items-center gap-x-2 gap-y-1 py-2.5">
            <Stop icon={User}>{personLabel(props.person)}</Stop>
            <For each={path}>
              {(role, index) => (
                <span class="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
                  <Link word={index() === 0 ? links().has : links().inherits} />
                  <Stop icon={ShieldCheck}>
                    <RoleLink role={role} />
                  </Stop>
                </span>
              )}
            </For>
            <span class="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link word={links().gives} />
              <Stop icon={KeyRound}>{props.right}</Stop>
            </span>
          </li>
        )}
      </For>
    </ul>
  )
}

function Stop(props: { icon: Icon; children: JSX.Element }) {
  return (
    <span class="inline-flex min-h-7 min-w-0 items-center gap-1.5 rounded-sm bg-muted px-2">
      <Dynamic component={props.icon} size={14} class="shrink-0 text-ink-3" aria-hidden="true" />
      {props.children}
    </span>
  )
}

function Link(props: { word: string }) {
  return (
    <span class="inline-flex items-center gap-1 text-xs text-ink-3">
      {props.word}
      <ArrowRight size={13} aria-hidden="true" />
    </span>
  )
}
