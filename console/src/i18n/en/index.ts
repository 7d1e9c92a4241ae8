import type { Dictionary } from '../dictionary.ts'
import { audit } from './audit.ts'
import { directory } from './directory.ts'
import { errors } from './errors.ts'
import { frame } from './frame.ts'
import { home } from './home.ts'
import { jobs } from './jobs.ts'
import { log } from './log.ts'
import { messages, notifications } from './messages.ts'
import { profile } from './profile.ts'
import { providers } from './providers.ts'
import { runs } from './runs.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { sso } from './sso.ts'
import { form, shortcuts, status, ui } from './ui.ts'

export const en: Dictionary = {
  audit,
  directory,
  errors,
  form,
  frame,
  home,
  jobs,
  log,
  messages,
  notifications,
  profile,
  providers,
  runs,
  session,
  settings,
  shortcuts,
  sso,
  status,
  ui,
}
