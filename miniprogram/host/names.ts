/** A neighbour may sign up with nothing but her village. */
const UNNAMED = '没留名字的姐妹'

/** What a host calls the people of a list: several who have told no name are numbered in its order, so that she can tell them apart. */
export function calledOf(people: readonly { name: string | null }[]): string[] {
  const several = people.filter(({ name }) => !name).length > 1
  let number = 0
  return people.map(({ name }) => {
    if (name) return name
    number += 1
    return several ? `${UNNAMED} ${number}` : UNNAMED
  })
}
