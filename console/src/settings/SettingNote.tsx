import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { Show } from 'solid-js'
import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import { formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/language.ts'
import { fieldWords, valueInWords } from './field-words.ts'
import { isSame, isSecret, rangeOf, type SettingValue, standardOf } from './setting-rules.ts'

type SettingNoteProps = {
  group: SettingGroup
  name: string
  value: SettingValue
  isReadOnly: boolean
  canWrite: boolean
  onChange: (value: SettingValue) => void
}

/** What a field does, what it may be, and its standard value: marked, with a way back, where the field has another. */
export function SettingNote(props: SettingNoteProps) {
  const words = () => t().settings
  const range = () => rangeOf(props.group, props.name)
  const standard = (): SettingValue => standardOf(props.group)[props.name]
  const isStandard = (): boolean => isSame(props.value, standard())
  return (
    <>
      <span class="mr-2">{fieldWords(props.group, props.name).help}</span>
      <Show when={isSecret(props.group, props.name)}>{words().secretKept}</Show>
      <Show when={props.isReadOnly} fallback={<Show when={!isSecret(props.group, props.name)}>{facts()}</Show>}>
        <span class="block">{words().fromEnvironment}</span>
      </Show>
    </>
  )

  function facts() {
    return (
      <span class="inline-flex flex-wrap items-center gap-x-2">
        <Show when={range()}>
          {(known) => (
            <span class="tabular">{words().range(formatNumber(known().min), formatNumber(known().max))}</span>
          )}
        </Show>
        <span class="tabular" classList={{ 'font-medium text-ink-2': !isStandard() }}>
          {words().standard(valueInWords(props.group, props.name, standard()))}
        </span>
        <Show when={!isStandard() && props.canWrite}>
          <button
            type="button"
            class="inline-flex items-center gap-1 text-accent-ink underline-offset-2 hover:underline"
            aria-label={words().useStandardOf(fieldWords(props.group, props.name).label)}
            onClick={() => props.onChange(standard())}
          >
            <RotateCcw size={11} aria-hidden="true" />
            {words().useStandard}
          </button>
        </Show>
      </span>
    )
  }
}
