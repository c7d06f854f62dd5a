import { createReadStream } from 'node:fs'
const { openService } = await import('./src/service.ts')
const { importRows } = await import('./src/imports/import-rows.actions.ts')
const { readConfig } = await import('./src/platform/config.ts')
const s = await openService(readConfig({ DATABASE_URL: process.argv[2], SPLOT_API_KEYS: 'bench:operator:a-key-for-the-bench-only', SPLOT_LOG_LEVEL: 'warn' }))
const pgm = await import('pg')
const stat = new Map<string, number[]>()
const orig = pgm.default.Client.prototype.query
;(pgm.default.Client.prototype as any).query = function (...a: any[]) { const t = performance.now(); const r = (orig as any).apply(this, a); const k = String(a[0]?.text ?? a[0]).replace(/\s+/g, ' ').slice(0, 70); if (r?.then) r.then(() => { const e = stat.get(k) ?? [0, 0]; e[0]! += performance.now() - t; e[1]!++; stat.set(k, e as number[]) }, () => {}); return r }
let jt = 0; const add = s.jobs.add
const svc = { ...s, jobs: { ...s.jobs, add: async (j: any, p: any) => { const t = performance.now(); await add(j, p); jt += performance.now() - t } } }
for (const f of process.argv.slice(3)) { const t = performance.now(); await importRows(svc as any, { name: 'x', relations: ['operator'] }, createReadStream(f)); console.log(f, Math.round(performance.now() - t), 'jobs', Math.round(jt)); jt = 0
for (const [k, [ms, n]] of [...stat].sort((a, b) => b[1][0]! - a[1][0]!).slice(0, 9)) console.log(Math.round(ms!), n, k); stat.clear() }
await s.close()
