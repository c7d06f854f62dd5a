import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openChromium } from './chromium.ts'
import { openTestApi, send, type TestApi } from './test-api.ts'

let splot: TestApi
let server: ReturnType<typeof serve>
let origin: string
let browser: Browser

beforeAll(async () => {
  splot = await openTestApi()
  await new Promise<void>((listening) => {
    server = serve({ fetch: splot.api.fetch, hostname: '127.0.0.1', port: 0 }, () => listening())
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openChromium()
})

afterAll(async () => {
  await browser?.close()
  server?.close()
  await splot?.close()
})

type Seen = Readonly<{ page: Page; complaints: string[]; requests: string[] }>

/** The reference page, with everything it complains about and every address it asks. */
async function openReference(): Promise<Seen> {
  const page = await browser.context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`))
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(`${origin}/docs`)
  await page.locator('.opblock-tag').first().waitFor()
  return { page, complaints, requests }
}

async function operationsIn(group: Locator): Promise<string[]> {
  return group
    .locator('.opblock-summary')
    .evaluateAll((lines) =>
      lines.map((line) =>
        ['.opblock-summary-method', '.opblock-summary-path', '.opblock-summary-description']
          .map((part) => line.querySelector(part)?.textContent?.replaceAll('\u200b', '').trim())
          .join(' '),
      ),
    )
}

test('the reference page lists every operation and complains about nothing', async () => {
  const { page, complaints } = await openReference()
  const document = (await (await fetch(`${origin}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { summary: string }>>
  }
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary }]) =>
      [method.toUpperCase(), path, summary].join(' '),
    ),
  )
  // One group at a time: of more than some 130 lines Swagger UI keeps only those near the window in the page.
  const shown: string[] = []
  for (const group of await page.locator('.opblock-tag-section').all()) {
    await group.locator('.opblock-tag').click()
    await group.locator('.opblock').first().waitFor()
    shown.push(...(await operationsIn(group)))
    await group.locator('.opblock-tag').click()
  }
  expect(described.length).toBeGreaterThan(20)
  expect(shown.toSorted()).toEqual(described.toSorted())
  expect(complaints).toEqual([])
  await page.close()
})

test('"Try it out" asks the running server and shows its answer; nothing leaves the machine', async () => {
  await splot.api.request(
    '/organisations',
    send('POST', { name: 'Odlewnia Krosno', country: 'PL', nuts: 'PL82' }),
  )
  const { page, complaints, requests } = await openReference()
  await page.locator('.opblock-tag', { hasText: 'Organisations' }).first().click()
  const operation = page.locator('#operations-Organisations-get_organisations')
  await operation.locator('.opblock-summary').click()
  await operation.locator('.try-out__btn').click()
  // The page writes the examples into the filters; asked for is everything.
  for (const filter of await operation.locator('.parameters input[type=text]').all())
    await filter.fill('')
  await operation.locator('.execute').click()
  const answer = operation.locator('.live-responses-table')
  await answer.waitFor()
  expect(await answer.locator('.response-col_status').last().innerText()).toMatch(/^200/)
  expect(await answer.innerText()).toContain('Odlewnia Krosno')

  expect(requests.filter((url) => url.startsWith(`${origin}/organisations`))).toHaveLength(1)
  const leaving = requests.filter(
    (url) => !(url.startsWith(`${origin}/`) || /^(data|blob):/.test(url)),
  )
  expect(leaving).toEqual([])
  expect(complaints).toEqual([])
  await page.close()
})
