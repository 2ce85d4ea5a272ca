/** The page's own line drawings on a 24 by 24 grid, as SVG path data. */

const SHAPES = {
  back: ["M15 5l-7 7 7 7"],
  close: ["M6 6l12 12M18 6L6 18"],
  more: ["M12 5.500v.01M12 12v.01M12 18.500v.01"],
  plus: ["M12 5v14M5 12h14"],
  globe: ["M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18", "M3 12h18", "M12 3c3.500 3 3.500 15 0 18c-3.500-3-3.500-15 0-18"],
  slash: ["M5 7h14M5 12h14M5 17h9"],
  clip: ["M19 11l-7.500 7.500a4.500 4.500 0 0 1-6.400-6.400l8-8a3 3 0 0 1 4.300 4.300l-7.800 7.800a1.500 1.500 0 0 1-2.200-2.200l7-7"],
  keys: ["M4 6h16v12H4z", "M9.300 6v12M14.700 6v12M4 12h16"],
  hideKeys: ["M6 9l6 6 6-6"],
  send: ["M4 12l16-8-5 17-4-7z", "M11 14l9-10"],
  check: ["M5 12.500l4.500 4.500L19 7.500"],
  reply: ["M10 6L4 12l6 6", "M4 12h9a7 7 0 0 1 7 7"],
  forward: ["M14 6l6 6-6 6", "M20 12h-9a7 7 0 0 0-7 7"],
  edit: ["M4 20l1-4.500L16 4.500l3.500 3.500-11 11z", "M13.500 7l3.500 3.500"],
  copy: ["M9 9h11v11H9z", "M15 9V4H4v11h5"],
  photo: ["M4 5h16v14H4z", "M4 16l5-5 4 4 3-3 4 4", "M15.500 9v.01"],
  file: ["M6 3h8l5 5v13H6z", "M14 3v5h5"],
  sticker: ["M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18", "M8 14c1.500 2.700 6.500 2.700 8 0", "M9 9.500v.01M15 9.500v.01"],
  mic: ["M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3", "M6 11a6 6 0 0 0 12 0M12 17v4"],
  person: ["M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8", "M4.500 20c1-4 4-5.500 7.500-5.500s6.500 1.500 7.500 5.500"],
  place: ["M12 21c-4-5-6.500-8-6.500-11.500a6.500 6.500 0 0 1 13 0C18.500 13 16 16 12 21", "M12 9.500v.01"],
  ahead: ["M4 6l7 6-7 6zM13 6l7 6-7 6z"],
  down: ["M12 5v14M6 13l6 6 6-6"],
  chevron: ["M6 9l6 6 6-6"],
  download: ["M12 4v11M7 11l5 5 5-5M5 20h14"],
  block: ["M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18", "M6 6l12 12"],
  next: ["M9 5l7 7-7 7"],
  out: ["M9 15L18 6M11 6h7v7"],
};

/** The paths of one drawing; an unknown name is a mistake of this page and says so. */
export function shape(name) {
  const paths = SHAPES[name];
  if (!paths) throw new Error(`no icon called ${name}`);
  return paths;
}
