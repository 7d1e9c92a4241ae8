import type { approvalPrint as zh } from '../zh/approval-print.ts'

export const approvalPrint: typeof zh = {
  print: 'Print or save as PDF',
  pdf: 'Download PDF',
  pdfFailed: 'The PDF could not be made',
  back: 'Back',
  hint: 'To get a file, choose “Save as PDF” in the window that prints.',
  number: 'Number',
  printedAt: 'Printed at',
  printedBy: 'Printed by',
  time: 'Time',
  node: 'Node',
  person: 'By',
  action: 'What happened',
  comment: 'Comment',
  open: 'Waiting',
  status: 'Status',
}
