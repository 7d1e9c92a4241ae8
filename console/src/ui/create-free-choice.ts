import { createMemo, createSignal } from 'solid-js'
import type { Option } from './Select.tsx'

type FreeChoice = {
  value: () => string
  known: () => Option[]
  /** What stands below a text that is none of the known ones; without it such a text is no choice. */
  newHint: () => string | undefined
  longest: number
}

/** For a `Combobox` that takes, besides what is known, what is typed: what to spread onto it. */
export function createFreeChoice({ value, known, newHint, longest }: FreeChoice) {
  const [typed, setTyped] = createSignal('')
  const options = createMemo(() => {
    const wanted = typed().trim().slice(0, longest)
    const found = known().filter(({ label }) => label.toLowerCase().includes(wanted.toLowerCase()))
    const hint = newHint()
    const isNew = wanted !== '' && hint !== undefined && known().every((option) => option.value !== wanted)
    return isNew ? [{ value: wanted, label: wanted, hint }, ...found] : found
  })
  const chosen = (): Option | undefined =>
    value() === ''
      ? undefined
      : (known().find((option) => option.value === value()) ?? { value: value(), label: value() })
  return {
    get options() {
      return options()
    },
    search: {
      onType: setTyped,
      get chosen() {
        return chosen()
      },
      isBusy: false,
    },
  }
}
