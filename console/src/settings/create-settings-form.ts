import { batch, createEffect, createMemo, on } from 'solid-js'
import type { SettingGroup } from '../../../domain/settings/setting-groups.ts'
import { t } from '../i18n/language.ts'
import { createForm } from '../ui/create-form.ts'
import { createRecordVersion } from '../ui/create-record-version.ts'
import { toast } from '../ui/toast.ts'
import { fieldWords } from './field-words.ts'
import { fieldsOf } from './setting-pages.ts'
import { replaceSettings, type SettingsRecord } from './setting-queries.ts'
import { checkDraft, type Draft, isSame, type SettingValue, standardOf } from './setting-rules.ts'

/** The values of a group as they are edited, beside others who edit it too. */
export function createSettingsForm(group: SettingGroup, stored: () => SettingsRecord) {
  const names = Object.keys(fieldsOf(group))
  const standard = standardOf(group)
  const version = createRecordVersion(stored())
  /** What the form was filled with. */
  let base = draftOf(stored())
  const form = createForm<Draft>({ initial: base, check: (draft) => checkDraft(group, draft), save })
  const isReadOnly = (name: string): boolean => stored().read_only.includes(name)

  async function save(draft: Draft): Promise<void> {
    try {
      adopt(await replaceSettings(group, { ...draft, version: version.current() }))
      toast.success(t().settings.saved)
    } catch (error) {
      version.notice(error)
      throw error
    }
  }

  function adopt(record: SettingsRecord): void {
    version.accept(record)
    base = draftOf(record)
    form.reset(base)
  }

  // What somebody else saved appears where nothing is being edited; elsewhere the next save asks.
  createEffect(
    on(
      stored,
      (record) => {
        if (record.version > (version.current() ?? 0) && !form.isDirty()) adopt(record)
      },
      { defer: true },
    ),
  )

  /** Takes over what somebody else changed, where nothing was changed here. */
  function merge(record: SettingsRecord): void {
    const theirs = draftOf(record)
    batch(() => {
      for (const name of names) if (isSame(form.values[name], base[name])) form.set(name, theirs[name])
    })
    base = theirs
  }

  function draftOf(record: SettingsRecord): Draft {
    return Object.fromEntries(names.map((name) => [name, record[name] as SettingValue]))
  }

  /** Who saved meanwhile, and what; it stays while the dialog that says so goes away. */
  const staleBody = createMemo((last: string) => {
    const newer = version.newer()
    if (!newer) return last
    const theirs = draftOf(newer)
    const changed = names.filter((name) => !isSame(theirs[name], base[name]))
    const labels = changed.map((name) => fieldWords(group, name).label).join(t().ui.separator)
    const words = t().settings
    return words.staleBody(newer.updated_by_name ?? words.system, labels || words.none)
  }, '')

  return {
    form,
    version,
    draftOf,
    merge,
    staleBody,
    isReadOnly,
    isStandard: createMemo(() => names.every((name) => isReadOnly(name) || isSame(form.values[name], standard[name]))),
    /** Fills in the standard values; nothing is saved. */
    restore(): void {
      batch(() => {
        for (const name of names) if (!isReadOnly(name)) form.set(name, standard[name])
      })
      toast.info(t().settings.restored)
    },
  }
}
