/**
 * What somebody at a terminal types in place of a call over HTTP, in the words of the help. The first words in angle
 * brackets stand for what the call has in braces, in its order; where a call names a value, the command does too.
 */
export const callCommands: Readonly<Record<string, string>> = {
  'GET /briefs': 'splot brief list',
  'GET /calls': 'splot call list',
  'PATCH /calls/{id}': 'splot call change <id> <json> --version <number>',
  'DELETE /organisations/{id}/blocks/{otherId}':
    'splot organisation unblock <organisation> <other>',
  'GET /clusters': 'splot cluster list',
  'GET /clusters/{id}/memberships': 'splot membership list cluster=<id>',
  'GET /entries': 'splot entry list',
  'GET /weights': 'splot learn --list',
  'POST /imports': 'splot import <file>',
  'POST /introductions': 'splot introduction ask --from <organisation> --to <organisation>',
  'GET /keys': 'splot key list',
  'GET /links': 'splot link list',
  'POST /links': 'splot link create <json>',
  'POST /links/seats': 'splot link propose --text <file>',
  'GET /links/{id}': 'splot link show <id>',
  'POST /links/{id}/abandoning': 'splot link abandon <id> --reason <reason>',
  'POST /links/{id}/invitations': 'splot link invite <id>',
  'PATCH /links/{id}/seats/{seatId}': 'splot link seat <id> <seat> --organisation <organisation>',
  'POST /links/{id}/starting': 'splot link start <id>',
  'PATCH /memberships/{id}': 'splot membership change <id> <json> --version <number>',
  'GET /organisations': 'splot organisation list',
  'POST /organisations': 'splot organisation create <json>',
  'GET /organisations/{id}/introductions': 'splot introduction list <organisation>',
  'GET /organisations/{id}/suggestions': 'splot suggest <organisation>',
  'PUT /organisations/{id}/contact':
    'splot organisation contact <organisation> --name <name> --email <address>',
  'GET /regions/{code}/contacts': 'splot region contacts <nuts>',
  'GET /regions/{code}/specialisations': 'splot specialisation list --region <nuts>',
  'GET /saved-searches': 'splot saved-search list',
}

/** What a body says, where a command has an option for it. */
export const bodyOptions: Readonly<Record<string, string>> = {
  'organisationId null': '--open',
  'obligatory false': '--optional',
}

const calls = /\b(?:GET|POST|PUT|PATCH|DELETE) (?:\/[\w{}-]+)+/g

/** A text with commands in place of calls; a call that no command does stays as it is. */
export function withCommands(text: string): string {
  const told = text.replace(calls, (call) => commandOf(call) ?? call)
  return Object.entries(bodyOptions).reduce(
    (done, [said, typed]) => done.replaceAll(said, typed),
    told,
  )
}

function commandOf(call: string): string | undefined {
  const exact = callCommands[call]
  if (exact !== undefined) return exact
  for (const [pattern, command] of Object.entries(callCommands)) {
    const values = valuesIn(call, pattern)
    if (values) return command.replace(/<[^>]+>/g, (word) => values.shift() ?? word)
  }
  return undefined
}

/** What stands in a call where its pattern has braces, or nothing where it is not of this pattern. */
function valuesIn(call: string, pattern: string): string[] | undefined {
  const [given, wanted] = [call.split('/'), pattern.split('/')]
  const isLike = (part: string, place: number) =>
    isOpen(part) ? isValue(given[place] ?? '') : part === given[place]
  if (given.length !== wanted.length || !wanted.every(isLike)) return undefined
  return given.filter((_, place) => isOpen(wanted[place] ?? ''))
}

const isOpen = (part: string) => part.startsWith('{')
/** Ids and codes of regions have digits; a word alone is part of another address. */
const isValue = (part: string) => /\d|^\{/.test(part)
