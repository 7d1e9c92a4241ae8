import type { Dictionary } from '../dictionary.ts'
import { apiKeys, online, room } from './access.ts'
import { account } from './account.ts'
import { audit } from './audit.ts'
import { errors } from './errors.ts'
import { frame } from './frame.ts'
import { home } from './home.ts'
import { jobs } from './jobs.ts'
import { log } from './log.ts'
import { messages, notifications } from './messages.ts'
import { departments, logs, roles, users } from './people.ts'
import { profile } from './profile.ts'
import { runs } from './runs.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { form, shortcuts, status, ui } from './ui.ts'

export const en: Dictionary = {
  apiKeys,
  account,
  audit,
  errors,
  form,
  frame,
  home,
  jobs,
  log,
  messages,
  notifications,
  online,
  profile,
  room,
  runs,
  session,
  settings,
  shortcuts,
  status,
  ui,
  departments,
  logs,
  roles,
  users,
}
