import { z } from 'zod'

export const Home = z.object({ name: z.string() })
export type Home = z.infer<typeof Home>
