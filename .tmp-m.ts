const m = (l: string) => { const u = process.memoryUsage(); console.log(l, Object.entries(u).map(([k, v]) => `${k} ${Math.round(v / 1e6)}`).join(' ')) }
m('start'); await import('./src/catalogue/catalogue.loader.ts'); m('cat'); 
await import('@hono/zod-openapi'); m('zod'); await import('@electric-sql/pglite'); m('pglite')
await import('./src/platform/queue.ts'); m('bullmq')
await import('eld/medium'); m('eld'); (globalThis as any).gc(); m('gc')
