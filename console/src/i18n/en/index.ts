import type { Dictionary } from '../dictionary.ts'
import { errors } from './errors.ts'
import { frame } from './frame.ts'
import { session } from './session.ts'
import { form, shortcuts, status, ui } from './ui.ts'

export const en: Dictionary = { errors, form, frame, session, shortcuts, status, ui }
