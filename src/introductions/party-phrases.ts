import type { Phrase } from '../platform/phrase.ts'

export function contactRemoved(whose: string): Phrase {
  return {
    en: `${whose}: the contact data are removed. Introductions no longer tell whom to call there.`,
    pl: `${whose}: usunięto dane kontaktowe. Druga strona kontaktu nie zobaczy już, do kogo tam zadzwonić.`,
    de: `${whose}: Die Kontaktdaten sind gelöscht. Vorstellungen nennen nicht mehr, wen man dort anruft.`,
    fr: `${whose} : les coordonnées sont supprimées. Les mises en relation n'indiquent plus qui y appeler.`,
  }
}

export function nowBlocked(who: string, other: string): Phrase {
  return {
    en: `${who} blocks ${other}. The two are not suggested to each other, and an introduction between them is closed. ${other} is not told.`,
    pl: `${who} blokuje organizację ${other}. Żadna z nich nie będzie proponowana drugiej, a kontakt między nimi zostaje zamknięty. Zablokowana organizacja się o tym nie dowie.`,
    de: `${who} blockiert ${other}. Die beiden werden einander nicht vorgeschlagen, und eine Vorstellung zwischen ihnen ist geschlossen. ${other} erfährt davon nichts.`,
    fr: `${who} bloque ${other}. Aucune des deux n'est suggérée à l'autre, et une mise en relation entre elles est close. ${other} n'en est pas informée.`,
  }
}

/** Whether it did before or not. */
export function notBlocked(who: string, other: string): Phrase {
  return {
    en: `${who} does not block ${other}.`,
    pl: `${who} nie blokuje organizacji ${other}.`,
    de: `${who} blockiert ${other} nicht.`,
    fr: `${who} ne bloque pas ${other}.`,
  }
}

export function blocksNobody(who: string): Phrase {
  return {
    en: `${who} blocks nobody.`,
    pl: `${who} nikogo nie blokuje.`,
    de: `${who} blockiert niemanden.`,
    fr: `${who} ne bloque personne.`,
  }
}
