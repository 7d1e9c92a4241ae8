import { batch, createMemo, createSignal } from 'solid-js'
import type { FieldType, FormSchema } from '../../../../domain/approvals/form.ts'
import { flushDrafts } from '../../designer/panel/draft-text.ts'
import {
  type AnyField,
  change,
  fieldAt,
  insert,
  move,
  moveBy,
  newField,
  type Place,
  pathOf,
  placeOf,
  remove,
} from './form-changes.ts'
import { renameField } from './rename-field.ts'

export type FormDesign = ReturnType<typeof createFormDesign>

const mostSteps = 100

/** A form while it is designed: what is chosen in it, and the steps that can be taken back. */
export function createFormDesign(schema: () => FormSchema, set: (schema: FormSchema) => void) {
  const [chosen, choose] = createSignal<string>()
  const [past, setPast] = createSignal<FormSchema[]>([])
  const [future, setFuture] = createSignal<FormSchema[]>([])
  /** Typing in one control is one step. */
  let lastKey: string | undefined

  function apply(next: FormSchema, key?: string): void {
    if (next === schema()) return
    batch(() => {
      if (key === undefined || key !== lastKey) setPast((steps) => [...steps.slice(-mostSteps), schema()])
      setFuture([])
      set(next)
    })
    lastKey = key
  }

  function travel(from: () => FormSchema[], setFrom: (steps: FormSchema[]) => void, setTo: typeof setPast): void {
    const step = from().at(-1)
    if (!step) return
    lastKey = undefined
    batch(() => {
      setFrom(from().slice(0, -1))
      setTo((steps) => [...steps, schema()])
      set(step)
      if (chosen() !== undefined && !fieldAt(step, chosen() ?? '')) choose(undefined)
    })
  }

  return {
    schema,
    chosen,
    choose: (path: string | undefined): void => {
      // What is typed and not taken over yet belongs to what was chosen until now.
      flushDrafts()
      lastKey = undefined
      choose(path)
    },
    field: createMemo(() => {
      const path = chosen()
      return path === undefined ? undefined : fieldAt(schema(), path)
    }),
    /** Without a place behind what is chosen, in its section or table. */
    add(type: FieldType, place: Place = besideChosen(type)): void {
      flushDrafts()
      const field = newField(schema(), type, place)
      const next = insert(schema(), field, place)
      if (!next) return
      apply(next)
      choose(pathOf(field.name, place))
    },
    move(path: string, place: Place): void {
      flushDrafts()
      const name = path.split('.').at(-1) ?? ''
      const next = move(schema(), path, place)
      batch(() => {
        apply(next)
        if (fieldAt(next, pathOf(name, place))) choose(pathOf(name, place))
      })
    },
    moveBy: (path: string, step: -1 | 1): void => apply(moveBy(schema(), path, step)),
    remove(path: string): void {
      flushDrafts()
      apply(remove(schema(), path))
      choose(undefined)
    },
    change(path: string, next: AnyField, part: string): void {
      apply(change(schema(), path, next), `${path} ${part}`)
    },
    /** False when the name cannot be had. */
    rename(path: string, name: string): boolean {
      flushDrafts()
      const next = pathOf(name, placeOf(schema(), path))
      if (next === path) return true
      if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || fieldAt(schema(), next)) return false
      // At once: what is set of the field stays on the page, with the focus in it.
      batch(() => {
        apply(renameField(schema(), path, name))
        choose(next)
      })
      return true
    },
    addSection(name: string): void {
      apply({ ...schema(), sections: [...schema().sections, { name }] })
    },
    changeSection(name: string, next: FormSchema['sections'][number]): void {
      apply(
        {
          sections: schema().sections.map((section) => (section.name === name ? next : section)),
          fields: schema().fields.map((field) => (field.section === name ? { ...field, section: next.name } : field)),
        },
        `section ${schema().sections.findIndex((section) => section.name === name)}`,
      )
    },
    /** What stands in it stays, in no section. */
    removeSection(name: string): void {
      apply({
        sections: schema().sections.filter((section) => section.name !== name),
        fields: schema().fields.map((field) => {
          const { section, ...rest } = field
          return section === name ? rest : field
        }),
      })
    },
    moveSection(name: string, step: -1 | 1): void {
      const { sections } = schema()
      const at = sections.findIndex((section) => section.name === name)
      const [one, other] = [sections[at], sections[at + step]]
      if (one && other) apply({ ...schema(), sections: sections.with(at, other).with(at + step, one) })
    },
    canUndo: () => past().length > 0,
    canRedo: () => future().length > 0,
    undo(): void {
      flushDrafts()
      travel(past, setPast, setFuture)
    },
    redo(): void {
      flushDrafts()
      travel(future, setFuture, setPast)
    },
  }

  function besideChosen(type: FieldType): Place {
    const path = chosen()
    const field = path === undefined ? undefined : fieldAt(schema(), path)
    if (path === undefined || !field) return { section: schema().sections.at(-1)?.name }
    if (field.type === 'table' && type !== 'table') return { table: field.name }
    const place = placeOf(schema(), path)
    return place.table !== undefined && type === 'table' ? placeOf(schema(), place.table) : place
  }
}
