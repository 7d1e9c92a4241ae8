import { describe, expect, test } from 'vitest'
import { mappingFaults, nodeMapping } from './node-mapping.ts'

const node = (id: string, type = 'approval', name?: string) => ({ id, type, ...(name && { name }) })
const from = [node('s', 'start'), node('A', 'approval', '主管'), node('B'), node('W', 'wait'), node('e', 'end')]
const to = [node('s', 'start'), node('N', 'approval', '经理'), node('B'), node('V', 'wait'), node('e', 'end')]
const said = (mapping: Record<string, string>) =>
  mappingFaults(mapping, from, to).map(({ node: id, message }) => [id, message.en])

describe('a mapping of nodes', () => {
  test('is right where each node is of the same kind as the one that stands for it', () => {
    expect(said({ A: 'N', W: 'V' })).toEqual([])
    expect(said({ B: 'B' })).toEqual([])
    expect(said({ A: 'B', B: 'N' })).toEqual([])
  })

  test('says nothing of nodes that only other versions have', () => {
    expect(said({ Z: 'N', A: 'N' })).toEqual([])
  })

  test('is refused towards a node that is not there, or of another kind', () => {
    expect(said({ A: 'Z', B: 'V' })).toEqual([
      ['A', 'The other version has no node "Z"'],
      ['B', 'The nodes "B" and "V" are of different kinds'],
    ])
  })

  test('is refused where one node would stand for two', () => {
    expect(said({ A: 'B' })).toEqual([['A', 'The node "B" stands for the node "B" already']])
    expect(said({ A: 'N', B: 'N' })).toEqual([
      ['A', 'The node "经理" stands for the node "B" already'],
      ['B', 'The node "经理" stands for the node "主管" already'],
    ])
  })

  test('names nodes by ids alone', () => {
    expect(nodeMapping.safeParse({ 'a b': 'N' }).success).toBe(false)
    expect(nodeMapping.safeParse({ A: '' }).success).toBe(false)
    expect(nodeMapping.parse(undefined)).toEqual({})
  })
})
