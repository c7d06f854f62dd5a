import type { Context, ErrorHandler, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { v7 } from 'uuid'
import { during, type Log } from './log.ts'
import { type Language, type Phrase, preferredLanguage } from './phrase.ts'
import { problemOf } from './problem.ts'
import { Refusal } from './refusal.ts'

/** What every request carries: its id (in logs and answers) and the reader's language. */
export type RequestVariables = { requestId: string; language: Language }

export function occasion(log: Log): MiddlewareHandler<{ Variables: RequestVariables }> {
  return async (c, next) => {
    const given = c.req.header('x-request-id')
    const requestId = given && /^[\w-]{1,64}$/.test(given) ? given : v7()
    c.set('requestId', requestId)
    c.set('language', preferredLanguage(c.req.header('accept-language')))
    c.header('x-request-id', requestId)
    await during({ requestId }, async () => {
      const started = performance.now()
      await next()
      log.debug(
        {
          method: c.req.method,
          path: c.req.path,
          status: c.res.status,
          milliseconds: Math.round(performance.now() - started),
        },
        'A request is answered.',
      )
    })
  }
}

/** Refuses bodies above `bytes` before they are read. */
export function limitBody(bytes: number): MiddlewareHandler {
  const limited = bodyLimit({
    maxSize: bytes,
    onError: () => {
      const size = `${Math.floor(bytes / 1024)} kB`
      throw new Refusal('too-large', {
        en: `A request may have at most ${size}. Send many rows as a file to POST /imports.`,
        pl: `Żądanie może mieć najwyżej ${size}. Wiele wierszy wyślij jako plik do POST /imports.`,
        de: `Eine Anfrage darf höchstens ${size} haben. Viele Zeilen senden Sie als Datei an POST /imports.`,
        fr: `Une requête fait au plus ${size}. Envoyez de nombreuses lignes sous forme de fichier à POST /imports.`,
      })
    },
  })
  // Looking for a body makes a whole web request of what Node received; these methods carry none.
  return (c, next) => (['GET', 'HEAD'].includes(c.req.method) ? next() : limited(c, next))
}

type Occasioned = { Variables: RequestVariables }

export function answerError<E extends Occasioned>(log: Log): ErrorHandler<E> {
  return (error, c) => {
    const known = error instanceof HTTPException ? refused(error) : error
    if (!(known instanceof Refusal))
      log.error({ err: error, method: c.req.method, path: c.req.path }, 'A request broke.')
    return render(c, known)
  }
}

export function answerNotFound<E extends Occasioned>(c: Context<E>): Response {
  const path = `${c.req.method} ${c.req.path}`
  return render(
    c,
    new Refusal('not-found', {
      en: `There is nothing at ${path}. /docs lists what there is.`,
      pl: `Pod adresem ${path} nic nie ma. Spis jest pod /docs.`,
      de: `Unter ${path} gibt es nichts. /docs zeigt, was es gibt.`,
      fr: `Il n'y a rien à ${path}. La liste est sous /docs.`,
    }),
  )
}

function render<E extends Occasioned>(c: Context<E>, error: unknown): Response {
  const problem = problemOf(error, c.get('language') ?? 'en', c.get('requestId'))
  return c.body(JSON.stringify(problem), problem.status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': c.get('language') ?? 'en',
  })
}

function refused(error: HTTPException): Error {
  if (error.status >= 500) return error
  return error.status === 415
    ? new Refusal('unsupported-type', notJson)
    : new Refusal('malformed', brokenJson)
}

const notJson: Phrase = {
  en: 'The body is not marked as JSON. Send it with the header Content-Type: application/json.',
  pl: 'Treść nie jest oznaczona jako JSON. Wyślij ją z nagłówkiem Content-Type: application/json.',
  de: 'Der Inhalt ist nicht als JSON gekennzeichnet. Senden Sie ihn mit Content-Type: application/json.',
  fr: "Le contenu n'est pas déclaré comme JSON. Envoyez-le avec l'en-tête Content-Type: application/json.",
}

const brokenJson: Phrase = {
  en: 'The body is not valid JSON. Check quotes, commas and the encoding (UTF-8).',
  pl: 'Treść nie jest poprawnym JSON-em. Sprawdź cudzysłowy, przecinki i kodowanie (UTF-8).',
  de: 'Der Inhalt ist kein gültiges JSON. Prüfen Sie Anführungszeichen, Kommas und die Kodierung (UTF-8).',
  fr: "Le contenu n'est pas du JSON valide. Vérifiez les guillemets, les virgules et l'encodage (UTF-8).",
}
