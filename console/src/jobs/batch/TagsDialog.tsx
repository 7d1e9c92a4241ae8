import { createMemo, createSignal } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { jobBatchWords } from '../../i18n/job-batch-words.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import type { Option } from '../../ui/Select.tsx'
import { jobTagsQuery } from '../job-queries.ts'

type TagsDialogProps = {
  count: number
  onClose: () => void
  onChoose: (action: 'add_tag' | 'remove_tag', tag: string) => void
}

/** Which tag is added to many jobs, or removed from them: one in use, or a new one that is typed. */
export function TagsDialog(props: TagsDialogProps) {
  const words = () => jobBatchWords()
  const [action, setAction] = createSignal<'add_tag' | 'remove_tag'>('add_tag')
  const [tag, setTag] = createSignal('')
  const [typed, setTyped] = createSignal('')
  const known = createRecord(() => jobTagsQuery())
  const found = createMemo(() => {
    const wanted = typed().trim()
    const options = (known.data()?.items ?? []).map(
      ({ tag, count }): Option => ({ value: tag, label: tag, hint: words().inJobs(count) }),
    )
    const matching = options.filter(({ label }) => label.toLowerCase().includes(wanted.toLowerCase()))
    const isNew = action() === 'add_tag' && wanted !== '' && options.every(({ value }) => value !== wanted)
    return isNew
      ? [{ value: wanted.slice(0, 50), label: wanted.slice(0, 50), hint: words().newTag }, ...matching]
      : matching
  })

  return (
    <Dialog
      isOpen
      size="sm"
      onClose={props.onClose}
      title={words().tagsTitle(props.count)}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t().ui.cancel}</Button>
          <Button variant="primary" disabled={tag() === ''} onClick={() => props.onChoose(action(), tag())}>
            {action() === 'add_tag' ? words().addTag : words().removeTag}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <RadioGroup
          label={words().tagAction}
          value={action()}
          onChange={setAction}
          options={[
            { value: 'add_tag', label: words().addTag },
            { value: 'remove_tag', label: words().removeTag },
          ]}
        />
        <Combobox
          label={words().tag}
          help={action() === 'add_tag' ? words().tagHelp : words().removeHelp}
          value={tag()}
          options={found()}
          onChange={setTag}
          search={{
            onType: setTyped,
            chosen: tag() === '' ? undefined : { value: tag(), label: tag() },
            isBusy: false,
          }}
        />
      </div>
    </Dialog>
  )
}
