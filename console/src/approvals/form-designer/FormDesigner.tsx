import Redo from 'lucide-solid/icons/redo-2'
import Undo from 'lucide-solid/icons/undo-2'
import { createMemo, Show } from 'solid-js'
import type { FormSchema } from '../../../../domain/approvals/form.ts'
import { flushDrafts } from '../../designer/panel/draft-text.ts'
import { t } from '../../i18n/language.ts'
import { can } from '../../session/session.ts'
import { Button } from '../../ui/Button.tsx'
import { createForm } from '../../ui/create-form.ts'
import { createRecordVersion } from '../../ui/create-record-version.ts'
import { createUrlState, tabParam } from '../../ui/create-url-state.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { StaleDialog } from '../../ui/StaleDialog.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import { toast } from '../../ui/toast.ts'
import { createFormDesign } from './create-form-design.ts'
import { createFormProblems } from './create-form-problems.ts'
import { FieldPanel } from './FieldPanel.tsx'
import { FormCanvas } from './FormCanvas.tsx'
import { FormPreview } from './FormPreview.tsx'
import { FormProblems } from './FormProblems.tsx'
import { asHolder, type FormHolder, formIn, saveForm } from './form-reads.ts'
import { KindPalette } from './KindPalette.tsx'

const views = ['edit', 'preview'] as const

/** The form of a definition: what there is to choose from, the form, and what is set of the chosen field. */
export function FormDesigner(props: { holder: FormHolder }) {
  const words = () => t().formDesigner
  const state = createUrlState({ view: tabParam(views) })
  const version = createRecordVersion<FormHolder>(props.holder, (data) => asHolder(data as FormHolder))
  const form = createForm<{ schema: FormSchema }>({
    initial: { schema: formIn(props.holder) },
    async save({ schema }) {
      try {
        version.accept(await saveForm(props.holder, schema, version.current()))
        toast.success(words().saved, { detail: words().publishHint })
      } catch (error) {
        version.notice(error)
        if (!version.newer()) toast.error(words().saveFailed, error)
        throw error
      }
    },
  })
  // Each state of it is a form of its own: steps that are taken back lead to what was.
  const schema = createMemo(() => ({ sections: form.values.schema.sections, fields: form.values.schema.fields }))
  const design = createFormDesign(schema, (next) => form.set('schema', next))
  const problems = createFormProblems(design.schema)
  const isOpen = (): boolean => can('workflow:write')
  async function save(): Promise<void> {
    flushDrafts()
    if (isOpen()) await form.save()
  }
  useShortcuts([{ keys: 'mod+s', group: 'form', label: () => t().shortcuts.save, run: save }])
  return (
    <>
      <PageHeader
        title={words().pageTitle(props.holder.name)}
        {...(!isOpen() && { description: words().readOnly })}
        actions={
          <Show when={isOpen()}>
            <Show when={form.isDirty()}>
              <span class="text-sm text-ink-3">{words().unsaved}</span>
            </Show>
            <IconButton icon={Undo} label={words().undo} disabled={!design.canUndo()} onClick={design.undo} />
            <IconButton icon={Redo} label={words().redo} disabled={!design.canRedo()} onClick={design.redo} />
            <Button variant="primary" pending={form.isSaving()} onClick={save}>
              {words().save}
            </Button>
          </Show>
        }
      />
      <Tabs
        label={words().view}
        tabs={views.map((id) => ({ id, label: words().views[id] }))}
        value={state.view}
        onChange={(view) => state.set({ view })}
      />
      <TabPanel id={state.view}>
        <Show when={state.view === 'edit'} fallback={<FormPreview schema={design.schema()} />}>
          <div class="grid items-start gap-4 md:grid-cols-[176px_minmax(0,1fr)] xl:grid-cols-[176px_minmax(0,1fr)_360px]">
            <KindPalette design={design} isOpen={isOpen()} />
            <div class="grid min-w-0 gap-3">
              <FormProblems problems={problems()} design={design} />
              <FormCanvas design={design} problems={problems()} isOpen={isOpen()} />
            </div>
            <fieldset
              disabled={!isOpen()}
              class="min-w-0 rounded border border-line px-4 py-3 md:col-start-2 xl:sticky xl:top-0 xl:col-start-auto xl:max-h-[calc(100vh-140px)] xl:overflow-y-auto"
            >
              <legend class="sr-only">{words().panel}</legend>
              <FieldPanel design={design} problems={problems()} />
            </fieldset>
          </div>
        </Show>
      </TabPanel>
      <StaleDialog version={version} form={form} draftOf={(record) => ({ schema: formIn(record) })} words={words()} />
    </>
  )
}
