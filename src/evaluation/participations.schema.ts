import { z } from 'zod'

const key = z.string().trim().min(1)

/** One organisation in one project, as CORDIS publishes it. */
export const ParticipationRow = z.object({
  rcn: key,
  pic: key,
  type: z.string().trim().default(''),
  country: z.string().trim().default(''),
  start_date: z.iso.date(),
  end_date: z.string().trim(),
})

export const ProgrammePartRow = z.object({ rcn: key, programme_part: key })
