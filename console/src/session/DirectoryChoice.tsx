import { createSignal, lazy, onMount, Show } from 'solid-js'
import { ssoWords } from '../i18n/sso-words.ts'
import { loadDirectories, pendingLink, type WayIn } from './sso.ts'

const Select = lazy(() => import('../ui/Select.tsx').then((module) => ({ default: module.Select<string> })))

/** Whose password is entered: ours, or that of a directory; nothing where there is no directory. */
export default function DirectoryChoice(props: { value: string; onChange: (code: string) => void }) {
  const [directories, setDirectories] = createSignal<WayIn[]>([])
  onMount(() => void loadDirectories().then(setDirectories, () => {}))
  return (
    <Show when={directories().length > 0 && !pendingLink()}>
      <Select
        label={ssoWords().where}
        name="provider"
        value={props.value}
        options={[
          { value: '', label: ssoWords().here },
          ...directories().map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={props.onChange}
      />
    </Show>
  )
}
