import { For, Show } from 'solid-js'
import { t } from '../i18n/language.ts'
import type { JobParam } from './job-records.ts'
import { ShownValue } from './kinds/ShownValue.tsx'
import { valueText } from './param-values.ts'

/** What a job or a flow is run with, to be read. */
export function ParamsTable(props: { params: JobParam[] }) {
  const words = () => t().jobs
  return (
    <Show when={props.params.length > 0} fallback={<p class="text-sm text-ink-3">{words().paramsNone}</p>}>
      <table class="w-full text-sm">
        <thead class="text-left text-xs text-ink-3">
          <tr class="border-b border-line">
            <th class="py-1 font-normal">{words().paramName}</th>
            <th class="font-normal">{words().paramType}</th>
            <th class="font-normal">{words().paramDefault}</th>
            <th class="font-normal">{words().paramRequired}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.params}>
            {(param) => (
              <tr class="border-b border-line">
                <td class="py-1.5 font-mono">{param.name}</td>
                <td>{words().paramTypes[param.type]}</td>
                <td class="font-mono">
                  {param.default === undefined ? '–' : <ShownValue value={valueText(param.default)} />}
                </td>
                <td>{param.required ? t().ui.yes : t().ui.no}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}
