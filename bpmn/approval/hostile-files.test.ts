import { describe, expect, test } from 'vitest'
import { foreignFile } from '../../tooling/testing/foreign-approval.ts'
import { createRandom } from '../../tooling/testing/random.ts'
import { randomDefinition } from '../../tooling/testing/random-definitions.ts'
import { lookAtApprovalApart } from '../drawing/look-apart.ts'
import { lookAtApproval } from './look-at-approval.ts'
import { writeApproval } from './write-approval.ts'

const file = (content: string, head = '') => `<?xml version="1.0" encoding="UTF-8"?>${head}
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="t">
  <process id="P" isExecutable="true">${content}</process>
</definitions>`
const laughs = `<!DOCTYPE d [<!ENTITY a "${'ha'.repeat(100)}">${Array.from({ length: 9 }, (_, index) => {
  const [name, inner] = [String.fromCharCode(98 + index), String.fromCharCode(97 + index)]
  return `<!ENTITY ${name} "${`&${inner};`.repeat(10)}">`
}).join('')}]>`
const nested = (depth: number) => '<subProcess>'.repeat(depth) + '</subProcess>'.repeat(depth)
const secret = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

/** What comes of a file: what is seen in it, or that it is refused. */
async function answer(xml: string) {
  try {
    return await lookAtApprovalApart({ bpmn_xml: xml })
  } catch (error) {
    expect(error).toMatchObject({ code: 'validation', extras: { fields: [{ field: 'bpmn_xml' }] } })
    return 'refused'
  }
}

describe('a hostile file is refused, or does no harm', () => {
  test.each([
    ['that is empty', ''],
    ['that is no XML', '\u0000\u0001{}'],
    ['of nothing but tags', '<a>'.repeat(100_000)],
    ['whose tags are never closed', `<definitions ${'x="1" '.repeat(10_000)}`],
    ['with a character that no text has', file('<userTask id="a" name="&#0;"/>')],
    ['with half a character', file('<userTask id="a" name="\ud83d"/>')],
    ['nested deeper than anybody draws', file(nested(2000))],
    ['larger than any is', `<a>${'x'.repeat(20_000_001)}</a>`],
  ])('%s', async (_what, xml) => {
    expect(await answer(xml)).toBe('refused')
  })

  test.each([
    ['an entity that grows without end', file('<userTask id="a" name="&j;"/>', laughs)],
    ['an entity that is a file of ours', file('<userTask id="a" name="&x;"/>', secret)],
    ['a comment that looks like an element', file('<!-- <userTask id="a"/> -->')],
    ['instructions and data', file('<?php exit(1) ?><userTask id="a"><![CDATA[<script>]]></userTask>')],
  ])('with %s', async (_what, xml) => {
    const seen = JSON.stringify(await answer(xml))
    expect(seen.length).toBeLessThan(20_000)
    expect(seen).not.toContain('root:')
    expect(seen).not.toContain('hahaha"')
  })

  test('as deep as a file may be, it is worked through', async () => {
    const seen = await answer(file(nested(400)))
    expect(seen).toMatchObject({ graph: { nodes: [{ type: 'subprocess' }] } })
  })

  test('of 20,000 elements it is told, not run', async () => {
    const tasks = Array.from({ length: 20_000 }, (_, index) => `<userTask id="a${index}"/>`).join('')
    expect(await answer(file(tasks))).toMatchObject({ graph: { nodes: [] }, problems: [{ rule: 'form' }] })
  })

  test('with ids that are no names of their own leaves the prototype of all objects alone', async () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const tasks = ids.map((id) => `<userTask id="${id}"/>`).join('')
    const flows = ids.map((id) => `<sequenceFlow id="f${id}" sourceRef="${id}" targetRef="toString"/>`).join('')
    expect(await answer(file(tasks + flows))).toMatchObject({ graph: { nodes: ids.map((id) => ({ id })) } })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

test('a file that is torn, cut and mixed up is read or refused, and what is read can be drawn (400 files)', async () => {
  const sources = [
    foreignFile,
    ...(await Promise.all([1, 2, 3, 4, 5].map((seed) => writeApproval(randomDefinition(seed))))),
  ]
  let read = 0
  for (let seed = 1; seed <= 400; seed++) {
    const random = createRandom(seed)
    const roll = (sides: number) => Math.floor(random() * sides)
    const xml = Array.from({ length: 1 + roll(4) }).reduce<string>((text) => torn(text, roll), sources[roll(6)] ?? '')
    const seen = await lookAtApproval({ bpmn_xml: xml }).catch((error: unknown) => error)
    if (seen instanceof Error) expect(seen, `seed ${seed}`).toMatchObject({ code: 'validation' })
    else {
      read++
      const { graph } = seen as Awaited<ReturnType<typeof lookAtApproval>>
      const again = await lookAtApproval(graph)
      if (again.bpmn_xml !== '') expect((await lookAtApproval({ bpmn_xml: again.bpmn_xml })).graph).toEqual(graph)
    }
  }
  expect(read).toBeGreaterThan(100)
})

/** One attribute, one element or one letter is otherwise. */
function torn(xml: string, roll: (sides: number) => number): string {
  const at = roll(xml.length)
  const tags = [...xml.matchAll(/<[^>]*>/g)]
  const tag = tags[roll(tags.length)]
  if (!tag) return xml
  const strange =
    ['', '-1', 'NaN', '1e309', '__proto__', '"&lt;', '节点 1', 'true', 'P1D', 'a'.repeat(3000)][roll(10)] ?? ''
  const values = [...xml.matchAll(/="([^"]*)"/g)]
  const value = values[roll(values.length)]
  switch (roll(5)) {
    case 0:
      return xml.slice(0, at) + xml.slice(at + 1)
    case 1:
      return xml.slice(0, tag.index) + xml.slice(tag.index + tag[0].length)
    case 2:
      return xml.slice(0, tag.index) + tag[0] + xml.slice(tag.index)
    default: {
      if (!value) return xml
      return `${xml.slice(0, value.index)}="${strange.replaceAll('"', '&quot;')}"${xml.slice(value.index + value[0].length)}`
    }
  }
}
