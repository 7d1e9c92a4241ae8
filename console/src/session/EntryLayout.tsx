import CircleAlert from 'lucide-solid/icons/circle-alert'
import { type JSX, Show } from 'solid-js'
import type { ApiError } from '../api/api-error.ts'
import { LanguageMenu, ThemeMenu } from '../frame/ChoiceMenus.tsx'
import { Mark } from '../frame/Mark.tsx'
import { t } from '../i18n/language.ts'
import { RunsDrawing } from './RunsDrawing.tsx'

/** Pages outside the frame: signing in, and the password that has to be set first. */
export function EntryLayout(props: { title: string; description?: string; children: JSX.Element }) {
  return (
    <div class="flex min-h-full">
      <aside class="relative hidden flex-1 flex-col overflow-hidden border-r border-line bg-canvas lg:flex">
        <div class="flex items-center gap-2.5 px-10 pt-9">
          <Mark size={28} />
          <span class="text-xl font-semibold tracking-wide">OPS</span>
        </div>
        <RunsDrawing />
        <p class="max-w-[420px] px-10 pb-10 text-lg text-ink-2">{t().session.tagline}</p>
      </aside>
      <div class="flex flex-1 flex-col lg:max-w-[560px]">
        <div class="flex items-center justify-between gap-2 p-4 lg:justify-end">
          <span class="lg:hidden">
            <Mark size={28} />
          </span>
          <span class="flex gap-0.5">
            <LanguageMenu />
            <ThemeMenu />
          </span>
        </div>
        <main class="mx-auto w-full max-w-[400px] flex-1 px-6 pt-[10vh] pb-16 lg:pt-[18vh]">
          <h1 class="text-2xl font-semibold">{props.title}</h1>
          <Show when={props.description}>
            <p class="mt-1 text-ink-2">{props.description}</p>
          </Show>
          <div class="mt-6">{props.children}</div>
        </main>
      </div>
    </div>
  )
}

export function EntryProblem(props: { error: ApiError }) {
  return (
    <div class="flex items-start gap-2 rounded bg-failed-soft px-3 py-2 text-failed" role="alert">
      <CircleAlert size={16} class="mt-0.5 shrink-0" aria-hidden="true" />
      <span class="min-w-0">
        {props.error.message}
        <Show when={props.error.traceId && props.error.status >= 500 && props.error.traceId}>
          {(traceId) => <code class="block font-mono text-xs break-all">{traceId()}</code>}
        </Show>
      </span>
    </div>
  )
}
