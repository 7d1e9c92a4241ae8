import type { SettingGroup, SettingValues } from '../../../domain/settings/setting-groups.ts'
import type { Dictionary } from '../i18n/dictionary.ts'

export type Unit = keyof Dictionary['settings']['units']

type NumberControl = { kind: 'number'; unit?: Unit }
type SwitchControl = { kind: 'switch' }
type TextControl = { kind: 'text'; isMono?: boolean } | { kind: 'secret' } | { kind: 'domains' } | { kind: 'role' }
type ChoiceControl = { kind: 'choice' }
type ListControl = { kind: 'choices' } | { kind: 'tags' } | { kind: 'roles' }

/** How a value is edited. The choices of `choice` and `choices` are those that the texts name. */
export type Control = NumberControl | SwitchControl | TextControl | ChoiceControl | ListControl

type ControlFor<V> = [V] extends [boolean]
  ? SwitchControl
  : [V] extends [number]
    ? NumberControl
    : [V] extends [string]
      ? string extends V
        ? TextControl
        : ChoiceControl
      : [V] extends [readonly number[]]
        ? { kind: 'roles' }
        : [V] extends [readonly (infer E)[]]
          ? string extends E
            ? { kind: 'tags' }
            : { kind: 'choices' }
          : never

type SectionOf<G extends SettingGroup> = keyof Dictionary['settings']['groups'][G]['sections'] & string

type FieldOf<G extends SettingGroup, V> = {
  section: SectionOf<G>
  control: ControlFor<V>
  /** Whether it matters, as the form stands; what is not shown keeps its value. */
  isShown?(values: SettingValues<G>): boolean
}

/** The page of a group: its fields in their order. A setting that is added to the domain without its line is a type error. */
export type GroupFields<G extends SettingGroup> = { [F in keyof SettingValues<G>]: FieldOf<G, SettingValues<G>[F]> }

export type SettingField = { section: string; control: Control; isShown?(values: object): boolean }

type In<S extends string, C extends Control> = { section: S; control: C }

export const number = <S extends string>(section: S, unit?: Unit): In<S, NumberControl> => ({
  section,
  control: { kind: 'number', ...(unit && { unit }) },
})
export const toggle = <S extends string>(section: S): In<S, SwitchControl> => ({ section, control: { kind: 'switch' } })
export const words = <S extends string>(section: S): In<S, TextControl> => ({ section, control: { kind: 'text' } })
export const code = <S extends string>(section: S): In<S, TextControl> => ({
  section,
  control: { kind: 'text', isMono: true },
})
export const secret = <S extends string>(section: S): In<S, TextControl> => ({ section, control: { kind: 'secret' } })
export const tags = <S extends string>(section: S): In<S, { kind: 'tags' }> => ({ section, control: { kind: 'tags' } })
export const choice = <S extends string>(section: S): In<S, ChoiceControl> => ({ section, control: { kind: 'choice' } })
