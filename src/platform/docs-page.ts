import { readFileSync } from 'node:fs'
import type { Env, Hono } from 'hono'

const script = 'text/javascript; charset=utf-8'
const assets = {
  'swagger-ui.css': {
    file: import.meta.resolve('swagger-ui-dist/swagger-ui.css'),
    type: 'text/css; charset=utf-8',
  },
  'swagger-ui-bundle.js': {
    file: import.meta.resolve('swagger-ui-dist/swagger-ui-bundle.js'),
    type: script,
  },
} as const

const start = `window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, docExpansion: 'none', defaultModelsExpandDepth: 0, persistAuthorization: true })`

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Splot API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`

/** The reference page at /docs. Its parts come from this machine: it works without the internet. */
export function docsPage<E extends Env>(app: Hono<E>): void {
  app.get('/docs', (c) =>
    c.html(page, 200, {
      'content-security-policy':
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
    }),
  )
  app.get('/docs/start.js', (c) => c.body(start, 200, { 'content-type': script }))
  for (const [name, { file, type }] of Object.entries(assets)) {
    app.get(`/docs/${name}`, (c) =>
      c.body(readFileSync(new URL(file)), 200, {
        'content-type': type,
        'cache-control': 'max-age=86400',
      }),
    )
  }
}
