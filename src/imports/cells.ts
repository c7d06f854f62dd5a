const formula = /^'*[=+\-@\t\r]/
const neutralised = /^'+[=+\-@\t\r]/

/**
 * A cell that no spreadsheet takes for a formula: what starts like one gets a leading apostrophe, as OWASP
 * advises against CSV injection. An apostrophe that is already there is doubled, so that nothing is lost.
 */
export function neutraliseCell(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text as it was before `neutraliseCell`. */
export function restoreCell(text: string): string {
  return neutralised.test(text) ? text.slice(1) : text
}
