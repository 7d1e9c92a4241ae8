import { findDepartmentsToChoose } from '../../../db/approvals/choice-queries.ts'
import { namesOfPeople } from '../../../db/approvals/people-queries.ts'
import type { Db } from '../../../db/database.ts'
import { actionWords, statusWords } from '../../../domain/approvals/action-words.ts'
import { amountInCapitals } from '../../../domain/approvals/form/amount-in-capitals.ts'
import { isEmpty, isTable, rowsOf, sumsOf } from '../../../domain/approvals/form/field-value.ts'
import { amountText, optionLabel } from '../../../domain/approvals/form/value-words.ts'
import type { FormField, FormSchema, PlainField, TableField } from '../../../domain/approvals/form.ts'
import { type Language, tagOf, text } from '../../../domain/text.ts'
import type { approvalDetailOf } from '../approval-record.ts'
import type { Labelled, Printed, PrintedPart, PrintedTable } from './printed.ts'

type Detail = Awaited<ReturnType<typeof approvalDetailOf>>
type Reader = { language: Language; timezone: string; name: string }
type Names = { user: Map<number, string>; department: Map<number, string>; file: Map<number, string> }

/** A request, as far as its reader may see it, in the words that stand on paper. */
export async function printedRequest(db: Db, detail: Detail, { language, timezone, name }: Reader): Promise<Printed> {
  const names = await namesIn(db, detail)
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' })
  const say = (zh: string, en: string): string => text(zh, en)[language]
  const moment = (at: Date | null): string => (at === null ? '–' : clock.format(at))
  const nodeName = (id: string, own: string | null): string =>
    own ?? (detail.nodes.find((node) => node.id === id)?.type === 'start' ? say('发起人', 'Applicant') : id)
  return {
    title: detail.title,
    subtitle: [detail.workflow_name, `${say('编号', 'Number')} ${detail.id}`],
    facts: [
      { label: say('申请人', 'Applicant'), text: detail.applicant_name ?? '–' },
      { label: say('状态', 'Status'), text: statusWords[detail.status][language] },
      { label: say('提交时间', 'Handed in'), text: moment(detail.submitted_at) },
      { label: say('结束时间', 'Ended'), text: moment(detail.ended_at) },
    ],
    parts: [...formParts(), { title: say('审批过程', 'What happened'), fields: [], tables: [timeline()] }],
    footer: [
      `${say('打印人', 'Printed by')} ${name}`,
      `${say('打印时间', 'Printed at')} ${clock.format(new Date())} (${timezone})`,
    ],
  }

  function timeline(): PrintedTable {
    const open = detail.tasks.filter(({ status }) => status === 'open')
    return {
      label: '',
      head: [
        say('时间', 'Time'),
        say('节点', 'Node'),
        say('处理人', 'By'),
        say('处理', 'What'),
        say('意见', 'Comment'),
      ],
      rows: [
        ...detail.records.map((record) => [
          moment(record.created_at),
          nodeName(record.node_id, record.node_name),
          record.approver_name ?? say('系统', 'System'),
          actionWords[record.action][language],
          record.comment,
        ]),
        ...open.map((task) => [
          ...['', nodeName(task.node_id, task.node_name), task.assignee_name ?? `#${task.assignee_id}`],
          ...[say('待处理', 'Waiting'), ''],
        ]),
      ],
      isRight: [],
    }
  }

  function formParts(): PrintedPart[] {
    const { form_schema: schema, form_data: form } = detail
    const title = say('申请内容', 'What is asked for')
    if (!schema) {
      const fields = Object.entries(form).map(([label, value]) => ({ label, text: plainText(value) }))
      return [{ title, fields, tables: [] }]
    }
    const shown = schema.fields.filter((field) => !isEmpty(form[field.name]) || !isRuled(schema, field))
    return [undefined, ...schema.sections.map((section) => section.name)].map((section) => {
      const own = shown.filter((field) => field.section === section)
      return {
        title: section ?? title,
        fields: own.filter((field) => !isTable(field)).map((field) => labelled(field as PlainField, form[field.name])),
        tables: own.filter(isTable).map((table) => printedTable(table, form[table.name])),
      }
    })
  }

  function labelled(field: PlainField, value: unknown): Labelled {
    const capitals = field.type === 'money' && typeof value === 'number' ? amountInCapitals(value) : ''
    const words = valueText(field, value)
    return { label: labelOf(field), text: capitals === '' ? words : `${words}\u2003${capitals}` }
  }

  function printedTable(table: TableField, value: unknown): PrintedTable {
    const sums = sumsOf(table, value)
    const isNumber = ({ type }: PlainField): boolean => type === 'number' || type === 'money'
    const foot = table.fields.map((column, index) => {
      const sum = sums[column.name]
      if (sum !== undefined) return amountText(column, sum, tagOf(language))
      return index === 0 ? say('合计', 'Sum') : ''
    })
    return {
      label: labelOf(table),
      head: table.fields.map(labelOf),
      rows: rowsOf(value).map((row) => table.fields.map((column) => valueText(column, row[column.name]))),
      ...(Object.keys(sums).length > 0 && { foot }),
      isRight: table.fields.map(isNumber),
    }
  }

  function valueText(field: PlainField, value: unknown): string {
    if (isEmpty(value)) return '–'
    const all: unknown[] = Array.isArray(value) ? value : [value]
    switch (field.type) {
      case 'number':
      case 'money':
        return amountText(field, Number(value), tagOf(language))
      case 'datetime':
        return clock.format(new Date(String(value)))
      case 'switch':
        return value ? say('是', 'Yes') : say('否', 'No')
      case 'select':
      case 'multi_select':
        return all.map((one) => optionLabel(field, String(one))).join(say('、', ', '))
      case 'user':
      case 'department':
      case 'file':
        return all.map((id) => names[field.type].get(Number(id)) ?? `#${id}`).join(say('、', ', '))
      default:
        return plainText(value)
    }
  }
}

function labelOf({ label, name }: FormField | PlainField): string {
  return label || name
}

function plainText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function isRuled({ sections }: FormSchema, { visible_when, section }: FormField): boolean {
  return visible_when !== undefined || sections.some(({ name, visible_when: rule }) => name === section && rule)
}

async function namesIn(db: Db, { form_schema: schema, form_data: form, form_files: files }: Detail): Promise<Names> {
  const idsOf = (type: 'user' | 'department'): number[] => {
    const values = (schema?.fields ?? []).flatMap((field) => {
      if (!isTable(field)) return field.type === type ? [form[field.name]] : []
      const columns = field.fields.filter((column) => column.type === type)
      return rowsOf(form[field.name]).flatMap((row) => columns.map((column) => row[column.name]))
    })
    return [...new Set(values.flat().map(Number))].filter((id) => Number.isSafeInteger(id) && id > 0)
  }
  const mapped = (all: { id: number; name: string }[]) => new Map(all.map((one) => [one.id, one.name]))
  return {
    user: await namesOfPeople(db, idsOf('user')),
    department: mapped(await findDepartmentsToChoose(db, { q: '', ids: idsOf('department') })),
    file: mapped(files),
  }
}
