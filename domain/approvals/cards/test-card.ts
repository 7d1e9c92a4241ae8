import { type Language, text } from '../../text.ts'
import type { CardView } from './card.ts'

/** A card by which somebody sees whether cards arrive, and whether what is pressed comes back. */
export function testCard(language: Language, siteName: string): CardView {
  return {
    title: `${siteName} · ${words.title[language]}`,
    tone: 'open',
    facts: [{ label: words.about[language], value: words.press[language] }],
    ask: { buttons: [{ decision: 'confirm', label: words.confirm[language], style: 'primary' }] },
  }
}

export function confirmedCard(language: Language): CardView {
  return { title: words.title[language], tone: 'good', facts: [], notice: words.works[language] }
}

const words = {
  title: text('测试卡片', 'Test card'),
  about: text('说明', 'About'),
  press: text(
    '请按下面的按钮：卡片变为“回调正常”，说明审批卡片可以使用',
    'Press the button: when this card says that the callback works, approval cards can be used',
  ),
  confirm: text('确认', 'Confirm'),
  works: text('回调正常', 'The callback works'),
}
