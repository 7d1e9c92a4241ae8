import { errors } from './errors.ts'
import { frame } from './frame.ts'
import { session } from './session.ts'
import { form, shortcuts, status, ui } from './ui.ts'

export const zh = { errors, form, frame, session, shortcuts, status, ui }
