import type { Brief } from './brief.ts'

/** A brief as it is kept; `organisationId` is whose it is, null where coordinators wrote it. */
export type StoredBrief = Brief &
  Readonly<{
    id: string
    organisationId: string | null
    callId: string | null
    version: number
    createdAt: string
    updatedAt: string
  }>
