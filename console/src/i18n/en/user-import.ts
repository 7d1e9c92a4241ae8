import type { userImport as zh } from '../zh/user-import.ts'

const n = new Intl.NumberFormat('en').format

export const userImport: typeof zh = {
  help: 'Upload an Excel or CSV file; it is checked before anything is imported. Passwords are never imported, and new users are pending.',
  templates: { xlsx: 'Excel template', csv: 'CSV template' },
  drop: 'Drop a file here, or click to choose one',
  dropHelp: (megabytes, rows) =>
    `Excel (.xlsx) and CSV (UTF-8, GBK/GB18030), up to ${megabytes} MB and ${n(rows)} rows.`,
  checking: 'Checking the file…',
  unreadable: 'This file cannot be imported',
  failed: 'The import failed',
  chooseOther: 'Choose another file',
  ignored: (names) => `These columns are not imported: ${names}`,
  existing: 'Update people who are there already',
  existingHelp:
    'A row with a known username changes that person; empty cells keep what is there. Without this, such a row is a problem.',
  invite: 'Invite new users',
  inviteNone: 'Not now',
  inviteNoneHelp: 'You can choose them in the list of users later, and invite them all at once.',
  inviteMail: 'Invite by mail',
  inviteMailHelp: (count, without) => {
    const who = count === 1 ? '1 person gets' : `${n(count)} people get`
    const others =
      without === 1 ? '1 person has no address and gets none.' : `${n(without)} have no address and get none.`
    const link = `${who} a link to choose a password and open the account; it is good for 24 hours.`
    return without > 0 ? `${link} ${others}` : link
  },
  inviteOff: 'The policy of registration allows no invitations.',
  inviteOffLink: 'Open settings',
  commit: (count) => (count === 1 ? 'Import 1 person' : `Import ${n(count)} people`),
  commitAndInvite: (count, invited) =>
    `${count === 1 ? 'Import 1 person' : `Import ${n(count)} people`}, invite ${n(invited)}`,
  nothing: 'No row can be imported',
  leftOut: (count) =>
    count === 1
      ? 'The row with problems is left out; download it, mend it, upload it again.'
      : `The ${n(count)} rows with problems are left out; download them, mend them, upload them again.`,
  changed: (count) =>
    `Something changed since the file was checked, and nobody was imported. ${count === 1 ? '1 row has' : `${n(count)} rows have`} another outcome now; look at it again.`,
  rows: 'Rows of the file',
  filters: {
    all: 'All',
    changed: 'Other outcome',
    new: 'New',
    update: 'Update',
    unchanged: 'Unchanged',
    error: 'Problems',
  },
  row: 'Row',
  outcome: 'Outcome',
  problem: (field, message) => `${field}: ${message}`,
  problemEnd: '; ',
  replaces: (before) => `Before: ${before}`,
  downloadProblems: 'Download these rows',
  downloadLeftOut: 'Download the rows left out',
  done: 'Import finished',
  created: 'New',
  updated: 'Updated',
  leftOutFact: 'Left out',
  leftOutRows: (count) => (count === 1 ? '1 row with problems' : `${n(count)} rows with problems`),
  invitedFact: 'Invited',
  uninvitedFact: 'Not invited',
  people: (count) => (count === 1 ? '1 person' : `${n(count)} people`),
  mailSoon: 'The invitations are on their way; the message log shows how far they are.',
  noMail: 'New users are pending. Choose them in the list of users to invite them all at once.',
  uninvited: 'People who could not be invited',
  reason: 'Reason',
  toPending: 'See pending users',
  toUsers: 'See users',
  importMore: 'Import more',
}
