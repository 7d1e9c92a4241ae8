import { createSignal } from 'solid-js'
import { formatNumber, formatPercent, formatSize } from '../i18n/format.ts'
import { Breadcrumb } from '../ui/Breadcrumb.tsx'
import { Duration } from '../ui/Duration.tsx'
import { Facts } from '../ui/Facts.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { TabPanel, Tabs } from '../ui/Tabs.tsx'
import { Sample } from './Sample.tsx'
import { w } from './words.ts'

const minute = 60_000

export function TextSamples() {
  const [tab, setTab] = createSignal('0')
  const ago = (ms: number): string => new Date(Date.now() - ms).toISOString()
  return (
    <>
      <Sample name="PageHeader · Breadcrumb · Tabs">
        <Breadcrumb items={[{ label: w().tabs[0] ?? '', href: '/_ui' }, { label: w().value }]} />
        <PageHeader
          title={w().value}
          count={1234}
          badge={<StatusBadge status="running" />}
          description={w().emptyBody}
        />
        <Tabs
          label={w().title}
          tabs={w().tabs.map((label, index) => ({ id: String(index), label, count: index * 12 }))}
          value={tab()}
          onChange={setTab}
        />
        <TabPanel id={tab()}>{w().emptyBody}</TabPanel>
      </Sample>
      <Sample name="RelativeTime · Duration · number · size · Facts">
        <Facts
          items={[
            { label: 'RelativeTime', value: <RelativeTime at={ago(3 * minute)} /> },
            { label: 'RelativeTime', value: <RelativeTime at={ago(-90 * minute)} /> },
            { label: 'RelativeTime', value: <RelativeTime at={null} /> },
            { label: 'Duration', value: <Duration ms={72_000} /> },
            { label: 'Duration', value: <Duration since={ago(5_000)} /> },
            { label: 'number', value: `${formatNumber(1_234_567)} · ${formatPercent(0.987)}` },
            { label: 'size', value: `${formatSize(512)} · ${formatSize(1_536)} · ${formatSize(7_340_032)}` },
          ]}
        />
      </Sample>
    </>
  )
}
