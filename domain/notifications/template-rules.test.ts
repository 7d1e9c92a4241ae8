import { describe, expect, it } from 'vitest'
import { templateCatalogue, templateCodes, templateParamsOf } from './template-catalogue.ts'
import { findTemplateFaults, renderTemplate } from './template-rules.ts'

describe('a message template', () => {
  it('takes its values', () => {
    expect(renderTemplate('${userName}，任务 ${taskName} 失败', { userName: '张三', taskName: '对账' }, 'plain')).toBe(
      '张三，任务 对账 失败',
    )
  })

  it('escapes values, not its own words, in HTML', () => {
    expect(renderTemplate('<b>${a}</b>', { a: `<img src=x onerror="x('&')">` }, 'html')).toBe(
      '<b>&lt;img src=x onerror=&quot;x(&#39;&amp;&#39;)&quot;&gt;</b>',
    )
  })

  it('puts values in once: a value that looks like a variable stays as it is', () => {
    expect(renderTemplate('${a} ${b}', { a: '${b}', b: '$&$1' }, 'plain')).toBe('${b} $&$1')
  })

  it('makes one line of a subject, so that no header can be added', () => {
    expect(renderTemplate('S ${a}', { a: 'x\r\nBcc: all@example.com\u2028y\u0000' }, 'line')).toBe(
      'S x Bcc: all@example.com y',
    )
    expect([...renderTemplate('${a}', { a: '长'.repeat(500) }, 'line')]).toHaveLength(200)
  })

  it('drops control characters and halves of characters, and cuts what is too long', () => {
    expect(renderTemplate('${a}', { a: 'a\u0000\u001b[31mb\nc\ud800' }, 'plain')).toBe('a[31mb\nc\ufffd')
    expect(renderTemplate('${a}', { a: 'x'.repeat(9000) }, 'plain')).toHaveLength(4001)
  })

  it('is never rendered with a hole in it', () => {
    expect(() => renderTemplate('${a}', {}, 'plain')).toThrow('${a}')
    expect(() => renderTemplate('${constructor}', {}, 'plain')).toThrow('${constructor}')
  })

  it('is refused with unknown or malformed variables', () => {
    expect(findTemplateFaults('${userName} ${nobody} ${nobody}', ['userName'])).toEqual([
      { zh: '没有变量 ${nobody}', en: 'There is no variable ${nobody}' },
    ])
    expect(findTemplateFaults('${user-name} ${', ['userName'])).toHaveLength(1)
    expect(findTemplateFaults('$5 {x} $ {', [])).toEqual([])
  })

  it('of the catalogue uses only its own variables, in each channel and language', () => {
    for (const code of templateCodes) {
      const { in_app, email } = templateCatalogue[code].texts
      for (const { subject, content } of [in_app.zh, in_app.en, email.zh, email.en]) {
        expect(findTemplateFaults(subject + content, templateParamsOf(code))).toEqual([])
      }
    }
  })
})
