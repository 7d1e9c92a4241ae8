import { createMemo, Index, Show } from 'solid-js'
import { isComputed, isTable, rowsOf } from '../../../../domain/approvals/form/field-value.ts'
import type { FormData, FormField, FormSchema } from '../../../../domain/approvals/form.ts'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { createLiveForm } from './create-live-form.ts'
import { FieldView } from './FieldView.tsx'
import type { ApprovalFormProps } from './form-props.ts'

type Part = { name: string | undefined; help?: string | undefined; fields: FormField[] }

export default function FormView(props: ApprovalFormProps) {
  const live = createLiveForm(
    () => props.schema,
    () => props.values,
  )
  const parts = createMemo(() => {
    const found = live()
    return found ? partsOf(props.schema, (field) => isShown(field, found.unseen)) : undefined
  })
  const isShown = ({ name }: FormField, unseen: Set<string>): boolean =>
    !unseen.has(name) && props.rights[name] !== 'hidden'
  return (
    <Show when={parts()} fallback={<SkeletonLines count={4} />}>
      {(shown) => (
        <div class="grid gap-6" data-approval-form>
          <Index each={shown()}>
            {(part) => (
              <section class="grid gap-3">
                <Show when={part().name}>
                  {(name) => (
                    <div class="border-b border-line pb-1">
                      <h3 class="text-sm font-semibold">{name()}</h3>
                      <Show when={part().help}>
                        <p class="text-xs text-ink-3">{part().help}</p>
                      </Show>
                    </div>
                  )}
                </Show>
                <div class="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2 print:grid-cols-2">
                  <Index each={part().fields}>
                    {(field) => (
                      <div classList={{ 'sm:col-span-2 print:col-span-2': isWide(field()) }} class="min-w-0">
                        <FieldView
                          field={field()}
                          value={shownValue(field(), props.values, live()?.form ?? {})}
                          rights={props.rights}
                          errors={props.errors ?? {}}
                          files={props.files ?? []}
                          isOnPaper={props.isOnPaper ?? false}
                          onChange={
                            props.onChange && ((value) => props.onChange?.({ ...props.values, [field().name]: value }))
                          }
                        />
                      </div>
                    )}
                  </Index>
                </div>
              </section>
            )}
          </Index>
        </div>
      )}
    </Show>
  )
}

/** What is typed at once, what is computed as soon as it is. */
function shownValue(field: FormField, given: FormData, computed: FormData): unknown {
  if (isComputed(field)) return computed[field.name]
  if (!isTable(field)) return given[field.name]
  const names = field.fields.filter(isComputed).map(({ name }) => name)
  const found = rowsOf(computed[field.name])
  return rowsOf(given[field.name]).map((row, at) => ({
    ...row,
    ...Object.fromEntries(names.map((name) => [name, found[at]?.[name]])),
  }))
}

/** Fields of no section first, then section by section; what names a section that is not there comes last. */
function partsOf({ sections, fields }: FormSchema, isShown: (field: FormField) => boolean = () => true): Part[] {
  const shown = fields.filter(isShown)
  const known = new Set(sections.map(({ name }) => name))
  const homeless = shown.filter(({ section }) => section !== undefined && !known.has(section))
  const parts: Part[] = [
    { name: undefined, fields: shown.filter(({ section }) => section === undefined) },
    ...sections.map(({ name, help }) => ({ name, help, fields: shown.filter(({ section }) => section === name) })),
    { name: undefined, fields: homeless },
  ]
  return parts.filter((part) => part.fields.length > 0)
}

const wideKinds: FormField['type'][] = ['textarea', 'table', 'json', 'file', 'multi_select']

function isWide({ type }: FormField): boolean {
  return wideKinds.includes(type)
}
