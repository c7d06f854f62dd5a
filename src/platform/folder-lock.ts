import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './refusal.ts'

/**
 * Takes the data folder for this process. A lock left by a process that is gone (kill -9) is taken over.
 * @returns what gives the folder free again
 * @throws Refusal `unavailable` while another living process holds it
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock')
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN
  if (holder !== process.pid && isAlive(holder)) throw inUse(folder, holder)
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (refused) {
    // Not allowed to signal it means that it is there.
    return refused instanceof Error && 'code' in refused && refused.code === 'EPERM'
  }
}

function inUse(folder: string, pid: number): Refusal {
  return new Refusal('unavailable', {
    en: `The data folder ${folder} is in use by process ${pid}. Stop that process, use its HTTP API, or choose another folder with --data.`,
    pl: `Folder danych ${folder} jest używany przez proces ${pid}. Zatrzymaj ten proces, użyj jego API HTTP albo wskaż inny folder przez --data.`,
    de: `Der Datenordner ${folder} wird von Prozess ${pid} benutzt. Beenden Sie den Prozess, nutzen Sie seine HTTP-API oder wählen Sie mit --data einen anderen Ordner.`,
    fr: `Le dossier de données ${folder} est utilisé par le processus ${pid}. Arrêtez-le, utilisez son API HTTP ou choisissez un autre dossier avec --data.`,
  })
}
