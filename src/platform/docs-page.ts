import { readFileSync } from 'node:fs'
import type { Env, Hono } from 'hono'

const assets = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const

const start = `window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, docExpansion: 'list', defaultModelsExpandDepth: 0, persistAuthorization: true })`

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
  app.get('/docs/start.js', (c) =>
    c.body(start, 200, { 'content-type': assets['swagger-ui-bundle.js'] }),
  )
  for (const [name, type] of Object.entries(assets)) {
    app.get(`/docs/${name}`, (c) => {
      const file = new URL(import.meta.resolve(`swagger-ui-dist/${name}`))
      return c.body(readFileSync(file), 200, {
        'content-type': type,
        'cache-control': 'max-age=86400',
      })
    })
  }
}
