import type { SettingGroup, SettingValues } from '../../../domain/settings/setting-groups.ts'
import { t } from '../i18n/language.ts'
import { spanInWords } from './span-words.ts'

const sentences: { [G in SettingGroup]?: (values: SettingValues<G>) => string } = {
  lockout: ({ max_failures, lock_minutes, source_names, source_minutes }) =>
    t().settings.sentences.lockout({
      failures: max_failures,
      lock: spanInWords(lock_minutes),
      names: source_names,
      span: spanInWords(source_minutes),
    }),
  session: ({ idle_minutes, max_days, max_sessions, max_per_kind, when_full }) =>
    t().settings.sentences.session({
      idle: idle_minutes === 0 ? undefined : spanInWords(idle_minutes),
      most: spanInWords(max_days * 24 * 60),
      devices: max_sessions,
      perKind: max_per_kind,
      isRefused: when_full === 'refuse',
    }),
}

/** The whole policy of a group in words, for groups whose figures mean little one by one. */
export function policySentence<G extends SettingGroup>(group: G, values: SettingValues<G>): string | undefined {
  return sentences[group]?.(values)
}
