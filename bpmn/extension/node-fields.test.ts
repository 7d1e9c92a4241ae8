import { expect, test } from 'vitest'
import { nodeProperties } from './node-fields.ts'
import ops from './ops.json' with { type: 'json' }

test('each property of ops:node is read and written, and said in the schema', () => {
  const said = ops.types.find(({ name }) => name === 'Node')?.properties.map(({ name }) => name)
  expect(nodeProperties.toSorted()).toEqual(said?.toSorted())
})
