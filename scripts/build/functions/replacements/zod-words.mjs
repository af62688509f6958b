/** No sentences of its own: zod then says `Invalid input`. */
export default () => ({})
