import { createSignal } from 'solid-js'
import { createRecord } from '../../api/create-record.ts'
import { jobBatchWords } from '../../i18n/job-batch-words.ts'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { createFreeChoice } from '../../ui/create-free-choice.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
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
  const known = createRecord(() => jobTagsQuery())
  const choice = createFreeChoice({
    value: tag,
    known: () =>
      (known.data()?.items ?? []).map(({ tag, count }) => ({ value: tag, label: tag, hint: words().inJobs(count) })),
    newHint: () => (action() === 'add_tag' ? words().newTag : undefined),
    longest: 50,
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
          onChange={setTag}
          options={choice.options}
          search={choice.search}
        />
      </div>
    </Dialog>
  )
}
