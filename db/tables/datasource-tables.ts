import type { Generated } from 'kysely'
import type {
  DatasourceHealth,
  DatasourceInput,
  DatasourceOptions,
  DatasourceType,
} from '../../domain/datasources/datasource.ts'
import type { Business, Json, Nullable, NullableJson, Tenant } from './columns.ts'

/** Databases of others, and who may ask them. */
export type DatasourceTables = {
  datasource: Business & {
    name: string
    type: DatasourceType
    host: string
    port: number
    database_name: string
    username: string
    password_ciphertext: Nullable<string>
    seal_place: Generated<string>
    extra_config: Json<DatasourceOptions>
    pool: Json<DatasourceInput['pool']>
    health: NullableJson<DatasourceHealth>
  }
  datasource_role: Tenant & { datasource_id: number; role_id: number }
  datasource_department: Tenant & { datasource_id: number; department_id: number }
  datasource_use: Tenant & { job_id: number; datasource_id: number; saved_by: Nullable<number> }
}
