import type { CommonTexts } from '../dictionary.ts'
import { errors } from './errors.ts'
import { frame } from './frame.ts'
import { runs } from './runs.ts'
import { session } from './session.ts'
import { form, shortcuts, status, ui } from './ui.ts'

export const en: CommonTexts = {
  errors,
  form,
  frame,
  runs,
  session,
  shortcuts,
  status,
  ui,
}
