import { createReadStream } from 'node:fs'
const m = (l: string) => { const u = process.memoryUsage(); console.log(l, Object.entries(u).map(([k, v]) => `${k} ${Math.round(v / 1e6)}`).join(' ')) }
m('start')
const { openService } = await import('./src/service.ts')
m('service module')
const { importRows } = await import('./src/imports/import-rows.actions.ts')
m('import module')
const { readConfig } = await import('./src/platform/config.ts')
const s = await openService(readConfig({ DATABASE_URL: process.argv[2], SPLOT_API_KEYS: 'bench:operator:a-key-for-the-bench-only', SPLOT_LOG_LEVEL: 'warn' }))
m('opened')
for (const f of process.argv.slice(3)) {
  let last = 0
  const t = performance.now()
  await importRows(s, { name: 'x', relations: ['operator'] }, createReadStream(f), {}, ({ progress }) => { if (progress.rows - last >= 15000) { last = progress.rows; m(`${f.slice(-20)} ${last} ${Math.round(performance.now() - t)}`) } })
  m('done')
}
await s.close()
