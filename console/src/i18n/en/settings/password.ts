import type { Dictionary } from '../../dictionary.ts'

export const password: Dictionary['settings']['groups']['password'] = {
  title: 'Passwords',
  description: 'What a new password has to fulfil. Present ones stay good until they are changed.',
  sections: { strength: 'Strength', words: 'What may not be in it', history: 'History and age' },
  fields: {
    min_length: {
      label: 'Shortest length',
      help: 'Every character counts as one. Length helps more than many kinds of character.',
    },
    require_upper: { label: 'Needs an upper-case letter', help: 'Such as A–Z.' },
    require_lower: { label: 'Needs a lower-case letter', help: 'Such as a–z.' },
    require_digit: { label: 'Needs a digit', help: '0–9.' },
    require_special: { label: 'Needs a symbol', help: 'Anything but letters and digits; a space is one too.' },
    refuse_common: {
      label: 'No common password',
      help: 'The 3,000 commonest, also with a few characters around them or with look-alikes, such as P@ssw0rd1.',
    },
    refuse_similar: {
      label: 'Nothing like its owner',
      help: 'Refused when it holds, is nearly, or is reversed: name, username, e-mail address or phone number.',
    },
    forbidden_words: {
      label: 'Further words it may not hold',
      help: 'Names and project codes of the organization. The name of this site and its domains count already.',
    },
    breach_list_url: {
      label: 'List of breached passwords',
      help: 'An address that answers like the range API of Have I Been Pwned: it is sent five digits of a hash. When it is silent a password passes; empty asks none.',
    },
    history: { label: 'Not one of the last', help: 'So many of the last passwords may not come back. 0 allows all.' },
    max_age_days: {
      label: 'To be changed after',
      help: 'When it is older, the next sign-in asks for a new one first. 0 is never.',
    },
  },
}
