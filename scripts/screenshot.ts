import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { openChromium } from '../test/chromium.ts'
import { smallPng } from './small-png.ts'

const columns = 120
/** What a reader takes in at one look. */
const linesMax = 37

/** The sixteen colours of a terminal, dark and then bright, as they are seen on a dark ground. */
const palette = [
  ['#484f58', '#ff7b72', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#c9d1d9'],
  ['#8b949e', '#ffa198', '#7ee787', '#f2cc60', '#a5d6ff', '#e2c5ff', '#b3f0ff', '#ffffff'],
] as const

type Look = Readonly<{
  colour?: string
  bold?: boolean
  faint?: boolean
  italic?: boolean
  underlined?: boolean
}>

/** What a terminal would show after one of its styling codes (ECMA-48, SGR). */
function restyled(look: Look, code: number): Look {
  if (code === 0) return {}
  if (code === 1) return { ...look, bold: true }
  if (code === 2) return { ...look, faint: true }
  if (code === 3) return { ...look, italic: true }
  if (code === 4) return { ...look, underlined: true }
  if (code === 22) return { ...look, bold: false, faint: false }
  if (code === 23) return { ...look, italic: false }
  if (code === 24) return { ...look, underlined: false }
  const colour = code >= 90 ? palette[1][code - 90] : palette[0][code - 30]
  if (colour) return { ...look, colour }
  const { colour: _, ...plain } = look
  return code === 39 ? plain : look
}

function styleOf({ colour, bold, faint, italic, underlined }: Look): string {
  return [
    colour && `color:${colour}`,
    bold && 'font-weight:700',
    faint && 'opacity:.6',
    italic && 'font-style:italic',
    underlined && 'text-decoration:underline',
  ]
    .filter(Boolean)
    .join(';')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

const escapeSign = String.fromCharCode(27)
/** A control sequence of a terminal: what stands before its letter, and the letter. */
const sequence = new RegExp(`(${escapeSign}\\[[\\d;?]*[a-zA-Z])`, 'g')

/** The text as HTML; sequences that move the cursor or clear lines are left out. */
function toHtml(text: string): string {
  let look: Look = {}
  const lines = text.split('\n').map((line) => {
    const spans = line.split(sequence).map((part) => {
      if (!sequence.test(part))
        return part && `<span style="${styleOf(look)}">${escaped(part)}</span>`
      if (part.endsWith('m'))
        for (const code of part.slice(2, -1).split(';')) look = restyled(look, Number(code))
      return ''
    })
    // A line that is too long goes on below its own beginning.
    const indent = line.replaceAll(sequence, '').search(/\S|$/) + 2
    return `<div style="padding-left:${indent}ch;text-indent:-${indent}ch">${spans.join('') || '&nbsp;'}</div>`
  })
  return lines.join('')
}

function page(command: string, text: string): string {
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #0d1117; }
    pre { margin: 0; padding: 18px 22px; width: ${columns}ch; display: inline-block; color: #c9d1d9;
      font: 14px/1.35 'DejaVu Sans Mono', 'Liberation Mono', monospace; white-space: pre-wrap; }
    </style><pre><span style="color:#7ee787">$</span> ${escaped(command)}${toHtml(text)}</pre>`
}

/** Runs the command as in a terminal of this width that knows colours, and gives what it printed. */
async function outputOf([program = '', ...args]: readonly string[]): Promise<string> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      FORCE_COLOR: '1',
      COLUMNS: String(columns),
      npm_config_loglevel: 'silent',
    },
  })
  const parts = await child.stdout.setEncoding('utf8').toArray()
  return parts.join('').replaceAll('\r', '')
}

async function main([out, dashes, ...command]: readonly string[]): Promise<number> {
  if (!out || dashes !== '--' || command.length === 0) {
    process.stderr.write('Usage: node scripts/screenshot.ts OUT.png -- COMMAND ARGS\n')
    return 1
  }
  const lines = (await outputOf(command)).trimEnd().split('\n')
  const shown = lines.length > linesMax ? [...lines.slice(0, linesMax), '…'] : lines
  const browser = await openChromium({ width: 1300, height: 400 })
  const tab = await browser.context.newPage()
  await tab.setContent(page(command.join(' '), shown.join('\n')))
  writeFileSync(out, smallPng(await tab.locator('pre').screenshot()))
  await browser.close()
  return 0
}

process.exitCode = await main(process.argv.slice(2))
