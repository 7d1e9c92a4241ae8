import { createRecord } from '../../api/create-record.ts'
import { t } from '../../i18n/language.ts'
import { type ChoiceKind, chosenQuery } from './choice-reads.ts'

/** People or departments by their names. */
export function ChosenNames(props: { kind: ChoiceKind; ids: number[] }) {
  const record = createRecord(() => chosenQuery(props.kind, props.ids))
  const nameOf = (id: number): string =>
    record.data()?.items.find((one) => one.id === id)?.name ?? t().approvalForm.unnamed(id)
  return <span>{props.ids.map(nameOf).join(t().approvalForm.between)}</span>
}
