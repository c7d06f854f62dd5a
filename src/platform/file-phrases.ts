import type { Phrase } from './phrase.ts'

/** Said of a path on the machine of whoever runs a command. */
export function noSuchFile(file: string): Phrase {
  return {
    en: `There is no file ${file} to read. Check its name and where you are.`,
    pl: `Nie ma pliku ${file} do odczytu. Sprawdź nazwę i bieżący folder.`,
    de: `Es gibt keine lesbare Datei ${file}. Prüfen Sie den Namen und wo Sie sind.`,
    fr: `Il n'y a pas de fichier ${file} à lire. Vérifiez son nom et le dossier courant.`,
  }
}
