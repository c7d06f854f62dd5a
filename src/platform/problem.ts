import type { ZodError } from 'zod'
import { issuePhrase } from './issue-phrases.ts'
import type { Language, Phrase } from './phrase.ts'
import { type FieldProblem, Refusal, type RefusalReason } from './refusal.ts'

/** The one place that knows which HTTP status a refusal has. */
export const statusOf = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'changed-meanwhile': 412,
  'too-large': 413,
  'unsupported-type': 415,
  invalid: 422,
  'version-required': 428,
  unavailable: 503,
} as const satisfies Record<RefusalReason, number>

const titles: Record<RefusalReason | 'broken', Phrase> = {
  malformed: { en: 'Not readable', pl: 'Nie do odczytania', de: 'Nicht lesbar', fr: 'Illisible' },
  unauthenticated: {
    en: 'Key needed',
    pl: 'Potrzebny klucz',
    de: 'Schlüssel nötig',
    fr: 'Clé nécessaire',
  },
  forbidden: { en: 'Not allowed', pl: 'Brak uprawnień', de: 'Nicht erlaubt', fr: 'Non autorisé' },
  'not-found': { en: 'Not found', pl: 'Nie znaleziono', de: 'Nicht gefunden', fr: 'Introuvable' },
  conflict: { en: 'Conflict', pl: 'Konflikt', de: 'Konflikt', fr: 'Conflit' },
  'changed-meanwhile': {
    en: 'Changed meanwhile',
    pl: 'Zmieniono w międzyczasie',
    de: 'Inzwischen geändert',
    fr: 'Modifié entre-temps',
  },
  'too-large': { en: 'Too large', pl: 'Za duże', de: 'Zu groß', fr: 'Trop volumineux' },
  'unsupported-type': {
    en: 'Content type not supported',
    pl: 'Nieobsługiwany typ treści',
    de: 'Inhaltstyp nicht unterstützt',
    fr: 'Type de contenu non pris en charge',
  },
  invalid: { en: 'Not valid', pl: 'Nieprawidłowe dane', de: 'Ungültig', fr: 'Non valide' },
  'version-required': {
    en: 'Version needed',
    pl: 'Potrzebna wersja',
    de: 'Version nötig',
    fr: 'Version nécessaire',
  },
  unavailable: {
    en: 'Not available now',
    pl: 'Chwilowo niedostępne',
    de: 'Zurzeit nicht verfügbar',
    fr: 'Indisponible pour le moment',
  },
  broken: {
    en: 'Something broke here',
    pl: 'Coś się u nas zepsuło',
    de: 'Bei uns ist etwas kaputt',
    fr: "Une erreur s'est produite chez nous",
  },
}

/** A problem as RFC 9457 writes it, in the reader's language. */
export type Problem = Readonly<{
  type: string
  title: string
  status: number
  detail: string
  instance?: string
  problems?: readonly { pointer: string; detail: string }[]
}>

export function problemOf(error: unknown, language: Language, requestId?: string): Problem {
  const refusal = error instanceof Refusal ? error : undefined
  const instance = requestId ? { instance: `urn:splot:request:${requestId}` } : {}
  if (!refusal)
    return {
      type: 'urn:splot:problem:broken',
      title: titles.broken[language],
      status: 500,
      detail: calm(requestId)[language],
      ...instance,
    }
  return {
    type: `urn:splot:problem:${refusal.reason}`,
    title: titles[refusal.reason][language],
    status: statusOf[refusal.reason],
    detail: refusal.phrase[language],
    ...instance,
    ...(refusal.problems.length > 0
      ? {
          problems: refusal.problems.map((p) => ({
            pointer: p.pointer,
            detail: p.phrase[language],
          })),
        }
      : {}),
  }
}

function calm(requestId = '-'): Phrase {
  return {
    en: `This is our mistake, not yours. Nothing was stored. Try again, and tell the operator "${requestId}" if it stays.`,
    pl: `To nasz błąd, nie Twój. Nic nie zostało zapisane. Spróbuj ponownie, a jeśli błąd wraca, podaj operatorowi „${requestId}”.`,
    de: `Das ist unser Fehler, nicht Ihrer. Nichts wurde gespeichert. Versuchen Sie es erneut und nennen Sie dem Betreiber „${requestId}“, falls es bleibt.`,
    fr: `L'erreur vient de nous, pas de vous. Rien n'a été enregistré. Réessayez et, si elle persiste, indiquez « ${requestId} » à l'opérateur.`,
  }
}

/** What zod found, as field problems that say how to mend them. */
export function fieldProblems(error: ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({
    pointer: issue.path.map((part) => `/${String(part)}`).join('') || '/',
    phrase: issuePhrase(issue),
  }))
}

/** @throws Refusal `invalid` naming every field that is wrong */
export function refuseInvalid(problems: readonly FieldProblem[]): never {
  // A field may be wrong in two ways.
  const fields = new Set(problems.map(({ pointer }) => pointer)).size
  throw new Refusal(
    'invalid',
    {
      en:
        fields === 1
          ? 'One field is not valid; nothing was stored.'
          : `${fields} fields are not valid; nothing was stored.`,
      pl:
        fields === 1
          ? 'Jedno pole jest nieprawidłowe; nic nie zapisano.'
          : `Nieprawidłowe pola: ${fields}; nic nie zapisano.`,
      de:
        fields === 1
          ? 'Ein Feld ist ungültig; nichts wurde gespeichert.'
          : `${fields} Felder sind ungültig; nichts wurde gespeichert.`,
      fr:
        fields === 1
          ? "Un champ n'est pas valide ; rien n'a été enregistré."
          : `${fields} champs ne sont pas valides ; rien n'a été enregistré.`,
    },
    problems,
  )
}
