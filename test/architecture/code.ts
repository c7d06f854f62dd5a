/** Reading TypeScript without a parser: enough for code that the formatter has been over. */

const comment = /\/\/.*|\/\*[\s\S]*?\*\//
const string = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/
const pattern =
  /(?<=(?:^|[(,=:[!&|?{;+\-*%<>~^]|\breturn)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//
const lexeme = new RegExp(
  `(?<comment>${comment.source})|(?<text>${string.source}|${pattern.source})|` +
    '(?<template>`)|(?<brace>[{}])|[^\'"`/{}]+|[\\s\\S]',
  'y',
)
const templateText = /(?:\\[\s\S]|\$(?!\{)|[^\\`$])*(`|\$\{)?/y

const blank = (text: string) => text.replace(/[^\n]/g, ' ')

/** The text at the same length, with blanks for its comments and inside its strings and patterns. */
export function mask(source: string): string {
  /** One number for each open `${`: how many braces are open inside it. */
  const open: number[] = []
  let masked = ''

  const take = (what: RegExp) => {
    what.lastIndex = masked.length
    return what.exec(source)
  }
  const takeTemplate = () => {
    const [text = '', end = ''] = take(templateText) ?? []
    masked += blank(text.slice(0, text.length - end.length)) + end
    if (end === '${') open.push(0)
  }
  const takeBrace = (brace: string) => {
    const inside = open.pop()
    masked += brace
    if (inside === undefined) return
    if (brace === '}' && inside === 0) takeTemplate()
    else open.push(inside + (brace === '{' ? 1 : -1))
  }

  while (masked.length < source.length) {
    const found = take(lexeme)
    const { comment, text, template, brace } = found?.groups ?? {}
    if (comment) masked += blank(comment)
    else if (text) masked += text.at(0) + blank(text.slice(1, -1)) + text.at(-1)
    else if (brace) takeBrace(brace)
    else masked += found?.[0] ?? ' '
    if (template) takeTemplate()
  }
  return masked
}

const names = /(?:(?!\b(?:import|export)\b)[\w$*{},\s])*?/.source
const importing = new RegExp(
  [
    `(?<![.\\w$])(?:import|export)\\b(?<types>\\s+type\\b(?!\\s*(?:,|from\\b)))?${names}\\bfrom\\s*['"]`,
    '(?<![.\\w$])import\\s*[\'"]',
    '(?<![.\\w$])import\\s*\\(\\s*[\'"`]',
  ].join('|'),
  'g',
)

/**
 * What a file imports when it runs: `import … from`, `export … from`, `import 'x'` and `import('x')`.
 * `import type` and `export type` vanish before anything runs, and are left out.
 */
export function readImports(source: string): readonly string[] {
  const imports: string[] = []
  for (const match of mask(source).matchAll(importing)) {
    const { types } = match.groups ?? {}
    if (types) continue
    const start = match.index + match[0].length
    imports.push(source.slice(start, source.indexOf(source.charAt(start - 1), start)))
  }
  return imports
}
