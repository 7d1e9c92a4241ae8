import type { SettingGroup, SettingValues } from '../../../domain/settings/setting-groups.ts'

/** What the page of a group says. A field without words is a type error, and so is a choice without a name. */
export type GroupWords<G extends SettingGroup> = {
  title: string
  description: string
  sections: Record<string, string>
  fields: { [F in keyof SettingValues<G>]: FieldWords<SettingValues<G>[F]> }
}

/** `help` says what it does and what special values mean; range and standard value are added to it. */
type FieldWords<V = unknown> = { label: string; help: string } & ChoiceWords<V extends readonly (infer I)[] ? I : V>

type ChoiceWords<V> = [V] extends [string] ? (string extends V ? unknown : { options: Record<V, string> }) : unknown
