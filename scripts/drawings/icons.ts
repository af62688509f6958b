/** The strokes of our icons on a 24 x 24 grid, drawn for this project. One weight, round ends; the colour is the text's own. */
export const ICONS: Record<string, string> = {
  pin: 'M12 21.5s7-6.4 7-12A7 7 0 0 0 5 9.5c0 5.6 7 12 7 12zM12 7.1a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 0 0 0-4.8z',
  phone:
    'M5.2 3.5h3.3l1.6 4-2.1 1.6a12.5 12.5 0 0 0 6.9 6.9l1.6-2.1 4 1.6v3.3a1.7 1.7 0 0 1-1.8 1.7C10.5 20 4 13.5 3.5 5.3A1.7 1.7 0 0 1 5.2 3.5z',
  share: 'M12 15V3.5M7.5 7.5 12 3l4.5 4.5M5 12v6.5A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5V12',
  route: 'M20.5 3.5 3.5 10.5l7 3 3 7zM10.5 13.5l4-4',
  home: 'M3 11.5 12 4l9 7.5M5.5 10v9.5h13V10M10 19.5v-5h4v5',
  calendar: 'M7 5h10a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3zM4 10h16M8.5 3v4M15.5 3v4',
  heart: 'M12 20s-7.5-4.6-7.5-10A4.3 4.3 0 0 1 12 7.3 4.3 4.3 0 0 1 19.5 10c0 5.4-7.5 10-7.5 10z',
  person: 'M12 4.5a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7zM2.5 19c.8-3.4 3.3-4.7 6.5-4.7s5.7 1.3 6.5 4.7M16 5.3a3.3 3.3 0 0 1 0 6.4M18 14.7c1.9.6 3.1 2 3.6 4.3',
  search: 'M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM16.2 16.2 21 21',
  check: 'M4.5 12.5l5 5L19.5 7',
  close: 'M6 6l12 12M18 6L6 18',
  next: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  back: 'M15 5l-7 7 7 7',
  clock: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 7.5V12l3.2 2',
  plus: 'M12 4.5v15M4.5 12h15',
  sheet: 'M6.5 3.5h8l4 4v11a2 2 0 0 1-2 2h-10a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2zM14 3.5V8h4.5M8 12.5h7M8 16.5h7',
  list: 'M8.5 6.5h11.5M8.5 12h11.5M8.5 17.5h11.5M4 6.5h.2M4 12h.2M4 17.5h.2',
  warning: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.2',
  info: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 11v5.5M12 7.6v.2',
  lock: 'M7 10.5h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM8 10.5V8a4 4 0 0 1 8 0v2.5',
  shield: 'M12 3.2 5 5.8v5.4c0 4.6 2.9 7.8 7 9.6 4.1-1.8 7-5 7-9.6V5.8zM8.8 12l2.3 2.3 4.2-4.6',
  offline:
    'M3 3l18 18M5 12.3a10 10 0 0 1 4.3-2.7M14.2 9.5a10 10 0 0 1 4.8 2.8M8.3 15.7a5.3 5.3 0 0 1 7.4 0M12 19.3v.2M2 8.8A14.5 14.5 0 0 1 6 6.2M11 4.9a14.5 14.5 0 0 1 11 3.9',
  text: 'M3 18.5 7.5 6h1.6l4.5 12.5M4.8 14h7M15 18.5l3-8h.9l3.1 8M16.2 15.8h4.6',
  message: 'M5.5 4.5h13a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2H11l-4.5 3.5V17h-1a2 2 0 0 1-2-2V6.5a2 2 0 0 1 2-2z',
  copy: 'M9 8.5h9a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H9A1.5 1.5 0 0 1 7.5 19v-9A1.5 1.5 0 0 1 9 8.5zM4.5 15.5V5A1.5 1.5 0 0 1 6 3.5h9.5',
  filter: 'M4 6.5h16M7 12h10M10 17.5h4',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6z',
  undo: 'M8.5 5 4 9.5 8.5 14M4.5 9.5h9.5a5.5 5.5 0 0 1 0 11h-4',
  leave: 'M14 4.5H6.5A1.5 1.5 0 0 0 5 6v12a1.5 1.5 0 0 0 1.5 1.5H14M10.5 12H21M17.5 8.5 21 12l-3.5 3.5',
  scan: 'M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8M16 4h2.5A1.5 1.5 0 0 1 20 5.5V8M20 16v2.5a1.5 1.5 0 0 1-1.5 1.5H16M8 20H5.5A1.5 1.5 0 0 1 4 18.5V16M4 12h16',
  seat: 'M7 4v9h10M7 13l-1.5 7M17 13l1 7M9.5 16.5h6.5',
}

/** A stroke as an SVG document in one colour. */
export function strokeSvg(name: string, colour: string, width: number): string {
  const path = ICONS[name]
  if (path === undefined) throw new Error(`no icon is named ${name}`)
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path d='${path}' fill='none' stroke='${colour}' stroke-width='${width}' stroke-linecap='round' stroke-linejoin='round'/></svg>`
}

/** The tab bar's home when it is chosen: filled, so that not only the colour tells it. */
export const TAB_SHAPES: Record<string, { icon: string; filled: string }> = {
  home: {
    icon: 'home',
    filled:
      "<path d='M12 3 2.5 11h2.7v9h5V14.5h3.6V20h5v-9h2.7z' fill='#C2385A' stroke='#C2385A' stroke-width='1' stroke-linejoin='round'/>",
  },
  activity: {
    icon: 'calendar',
    filled:
      "<path d='M8.5 3v4M15.5 3v4' stroke='#C2385A' stroke-width='2' stroke-linecap='round'/><path d='M7 5h10a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3z' fill='#C2385A'/><path d='M7 10.8h10' stroke='#fff' stroke-width='1.8' stroke-linecap='round'/>",
  },
  help: {
    icon: 'heart',
    filled:
      "<path d='M12 20.5s-8-4.8-8-10.5A4.6 4.6 0 0 1 12 6.9 4.6 4.6 0 0 1 20 10c0 5.7-8 10.5-8 10.5z' fill='#C2385A'/>",
  },
  me: {
    icon: 'person',
    filled:
      "<path d='M12 4a4.4 4.4 0 1 0 0 8.8A4.4 4.4 0 0 0 12 4zM3.8 20.5c1-4.6 4.3-6.3 8.2-6.3s7.2 1.7 8.2 6.3z' fill='#C2385A' stroke='#C2385A' stroke-width='1' stroke-linejoin='round'/>",
  },
}
