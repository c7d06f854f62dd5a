import { Refusal } from './refusal.ts'

/** The entity tag of a row's version, as HTTP writes it. */
export function entityTag(version: number): string {
  return `"${version}"`
}

/**
 * The version that `If-Match` names.
 * @throws Refusal `version-required` without one, `malformed` for what is no tag of ours
 */
export function versionOf(ifMatch: string | undefined): number {
  if (ifMatch === undefined || ifMatch.trim() === '')
    throw new Refusal('version-required', {
      en: 'Say which version you changed: send the ETag of your last read as If-Match.',
      pl: 'Podaj, którą wersję zmieniasz: wyślij ETag z ostatniego odczytu jako If-Match.',
      de: 'Sagen Sie, welche Version Sie geändert haben: senden Sie den ETag des letzten Lesens als If-Match.',
      fr: "Indiquez la version modifiée : envoyez l'ETag de votre dernière lecture dans If-Match.",
    })
  const [, digits] = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(ifMatch) ?? []
  if (digits === undefined)
    throw new Refusal('malformed', {
      en: `If-Match must be the ETag of an earlier answer, such as "3"; got ${ifMatch.slice(0, 40)}.`,
      pl: `If-Match musi być ETagiem z wcześniejszej odpowiedzi, np. "3"; otrzymano ${ifMatch.slice(0, 40)}.`,
      de: `If-Match muss der ETag einer früheren Antwort sein, etwa "3"; erhalten: ${ifMatch.slice(0, 40)}.`,
      fr: `If-Match doit être l'ETag d'une réponse antérieure, comme "3" ; reçu : ${ifMatch.slice(0, 40)}.`,
    })
  return Number(digits)
}

/**
 * The version that an option of a command names.
 * @throws Refusal `malformed` for what is no number
 */
export function versionOption(given: string): number {
  if (/^\d{1,9}$/.test(given)) return Number(given)
  const got = given.slice(0, 40)
  throw new Refusal('malformed', {
    en: `Say after --version the number of the version you saw, such as 3; got ${got}.`,
    pl: `Po --version podaj numer wersji, którą odczytano, np. 3; otrzymano ${got}.`,
    de: `Nach --version steht die Nummer der Version, die Sie gelesen haben, etwa 3; erhalten: ${got}.`,
    fr: `Indiquez après --version le numéro de la version que vous avez lue, par exemple 3 ; reçu : ${got}.`,
  })
}

/** The refusal for a change that was made on an older version than the stored one. */
export function changedMeanwhile(given: number, stored: number): Refusal {
  return new Refusal('changed-meanwhile', {
    en: `Somebody changed this meanwhile: you have version ${given}, stored is ${stored}. Read it again and repeat your change.`,
    pl: `Ktoś to w międzyczasie zmienił: masz wersję ${given}, zapisana jest ${stored}. Odczytaj ponownie i powtórz zmianę.`,
    de: `Das wurde inzwischen geändert: Sie haben Version ${given}, gespeichert ist ${stored}. Lesen Sie neu und wiederholen Sie die Änderung.`,
    fr: `Quelqu'un l'a modifié entre-temps : vous avez la version ${given}, la version enregistrée est ${stored}. Relisez et refaites votre modification.`,
  })
}
