import { z } from '@hono/zod-openapi'
import {
  deleteDepartment,
  getDepartment,
  insertDepartment,
  replaceDepartment,
} from '../../db/iam/department-queries.ts'
import { departmentInput } from '../../domain/iam/department.ts'
import { growTree } from '../../domain/iam/hierarchy-rules.ts'
import { createRouter, defineRoute } from '../define-route.ts'
import { expectedVersion, ok, versionConflict, versioned } from '../envelope.ts'
import { countDepartments } from './count-departments.ts'
import { departmentNode, departmentRecord, idParam } from './iam-schemas.ts'

const tags = ['departments']

const treeRoute = defineRoute({
  method: 'get',
  path: '/departments',
  summary: 'The tree of departments',
  tags,
  permission: 'department:read',
  responses: { 200: z.array(departmentNode) },
})
const createRoute = defineRoute({
  method: 'post',
  path: '/departments',
  summary: 'Create a department',
  tags,
  permission: 'department:write',
  request: { body: departmentInput },
  responses: { 201: departmentRecord },
})
const getRoute = defineRoute({
  method: 'get',
  path: '/departments/{id}',
  summary: 'One department',
  tags,
  permission: 'department:read',
  request: { params: idParam },
  responses: { 200: departmentRecord },
})
const replaceRoute = defineRoute({
  method: 'put',
  path: '/departments/{id}',
  summary: 'Replace a department, or move it below another one',
  tags,
  permission: 'department:write',
  request: { params: idParam, body: versioned(departmentInput) },
  responses: { 200: departmentRecord },
})
const deleteRoute = defineRoute({
  method: 'delete',
  path: '/departments/{id}',
  summary: 'Delete an empty department',
  tags,
  permission: 'department:write',
  request: { params: idParam },
  responses: { 200: z.null() },
})

export const departmentRoutes = createRouter()
  .openapi(treeRoute, async (c) => ok(c, growTree(await countDepartments(c.var.db, c.var.caller))))
  .openapi(createRoute, async (c) => {
    const input = c.req.valid('json')
    return ok(c, await c.var.write((tx) => insertDepartment(tx, input, c.var.caller), { status: 201 }), 201)
  })
  .openapi(getRoute, async (c) => ok(c, await getDepartment(c.var.db, c.req.valid('param').id)))
  .openapi(replaceRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { version, ...input } = c.req.valid('json')
    const expected = expectedVersion(c, version)
    const department = await c.var.write(async (tx) => {
      await getDepartment(tx, id)
      const replaced = await replaceDepartment(tx, id, expected, input)
      if (!replaced) throw versionConflict(await getDepartment(tx, id))
      return replaced
    })
    return ok(c, department)
  })
  .openapi(deleteRoute, async (c) => {
    const { id } = c.req.valid('param')
    await c.var.write(async (tx) => {
      await getDepartment(tx, id)
      await deleteDepartment(tx, id)
    })
    return ok(c, null)
  })
