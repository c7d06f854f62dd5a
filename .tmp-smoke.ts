import { createReadStream, existsSync } from 'node:fs'
import { readFileSync } from 'node:fs'
import { openService } from './src/service.ts'
import { readConfig } from './src/platform/config.ts'
import { importRows } from './src/imports/import-rows.actions.ts'
import { parseMapping } from './src/imports/mapping.schema.ts'
const service = await openService(readConfig({ SPLOT_MEMORY: '1', SPLOT_LOG_LEVEL: 'error' }))
const actor = { name: 't', relations: ['operator'] } as const
for (let i = 0; i < 2; i++) for (const f of ['organisations','clusters','entries','memberships']) {
  const t = performance.now()
  const probs: unknown[] = []
  const s = await importRows(service, actor, createReadStream(`data/demo/${f}.jsonl`), {}, (step) => { probs.push(...step.problems) })
  console.log(f, s, Math.round(performance.now() - t), JSON.stringify(probs.slice(0, 3)))
}
const mapping = parseMapping(readFileSync('data/mappings/erdf.json', 'utf8'))
for (let i = 0; i < 3; i++) {
  const t = performance.now()
  const probs: unknown[] = []
  const s = await importRows(service, actor, createReadStream('../shared/reference/erdf_project_texts.csv.gz'), { mapping, dryRun: i===0 }, (step) => { probs.push(...step.problems) })
  console.log(s, Math.round(performance.now() - t), JSON.stringify(probs.slice(0, 8), null, 1))
}
console.log((await service.database.pool.query('select count(*), count(distinct organisation_id) from entry')).rows, (await service.database.pool.query('select count(*) , count(city) from organisation')).rows)
console.log((await service.database.pool.query(`select name, city, country, nuts from organisation where external_id like 'derived%' order by random() limit 15`)).rows)
await service.close()
