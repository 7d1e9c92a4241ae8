import Plus from 'lucide-solid/icons/plus'
import Table from 'lucide-solid/icons/table-2'
import { Index, Show } from 'solid-js'
import { t } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { FormDesign } from './create-form-design.ts'
import type { FormProblem } from './create-form-problems.ts'
import { DropSlot } from './DropSlot.tsx'
import { FieldCard } from './FieldCard.tsx'
import { sectionsOf } from './form-changes.ts'
import { SectionHead } from './SectionHead.tsx'

type FormCanvasProps = { design: FormDesign; problems: FormProblem[]; isOpen: boolean }

/** The fields as they follow each other, section by section. */
export function FormCanvas(props: FormCanvasProps) {
  const words = () => t().formDesigner
  const parts = () => sectionsOf(props.design.schema())
  const sections = () => props.design.schema().sections
  const isEmpty = (): boolean => props.design.schema().fields.length === 0
  const newName = (): string => {
    const taken = new Set(sections().map(({ name }) => name))
    let count = sections().length + 1
    while (taken.has(words().newSection(count))) count++
    return words().newSection(count)
  }
  return (
    <section class="grid gap-4" aria-label={words().canvas}>
      <Index each={parts()}>
        {(part, index) => (
          <Show when={part().section !== undefined || part().fields.length > 0 || sections().length === 0}>
            <div class="grid gap-0.5 rounded border border-line p-3">
              <Show when={sections()[index - 1]}>
                {(section) => <SectionHead design={props.design} section={section()} isOpen={props.isOpen} />}
              </Show>
              <Show when={isEmpty() && index === 0}>
                <EmptyState icon={Table} title={words().emptyTitle}>
                  {words().emptyBody}
                </EmptyState>
              </Show>
              <Index each={part().fields}>
                {(field) => (
                  <>
                    <DropSlot design={props.design} place={{ section: part().section, before: field().name }} />
                    <FieldCard
                      design={props.design}
                      path={field().name}
                      field={field()}
                      problems={props.problems}
                      isOpen={props.isOpen}
                    />
                  </>
                )}
              </Index>
              <DropSlot design={props.design} place={{ section: part().section }} isLast />
            </div>
          </Show>
        )}
      </Index>
      <Show when={props.isOpen}>
        <div>
          <Button size="sm" icon={Plus} onClick={() => props.design.addSection(newName())}>
            {words().addSection}
          </Button>
        </div>
      </Show>
    </section>
  )
}
