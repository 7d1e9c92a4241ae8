export { workflowDesigner } from '../workflow-designer.ts'
