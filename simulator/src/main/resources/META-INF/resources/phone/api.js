/** Talks to the simulator's doors and makes elements; text only ever becomes text. */

export async function get(path) {
  return answer(await fetch(`/_sim/${path}`));
}

export async function post(path, body) {
  return answer(await fetch(`/_sim/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }));
}

export async function remove(path) {
  return answer(await fetch(`/_sim/${path}`, { method: 'DELETE' }));
}

async function answer(response) {
  const text = await response.text();
  const body = text ? JSON.parse(text) : null;
  if (!response.ok) {
    throw new Error(body?.error ?? `The simulator answered ${response.status}`);
  }
  return body;
}

/** An element with properties and children; strings among the children become text nodes. */
export function el(tag, properties = {}, ...children) {
  const { dataset, style, ...plain } = properties;
  const element = Object.assign(document.createElement(tag), plain);
  Object.assign(element.dataset, dataset ?? {});
  for (const [name, value] of Object.entries(style ?? {})) {
    element.style.setProperty(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

let fading = 0;

/** Says it for a few seconds at the foot of the page. */
export function toast(words) {
  const place = document.getElementById('toast');
  place.textContent = words;
  place.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { place.hidden = true; }, 5000);
}

/** Runs it, and shows what went wrong. */
export async function attempt(deed) {
  try {
    return await deed();
  } catch (problem) {
    toast(problem.message);
    return null;
  }
}

export const clockTime = (instant) =>
  new Date(instant).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

export const hue = (id) => [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);

export const initials = (name) =>
  name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => [...word][0].toUpperCase()).join('') || '?';

/** Digits with a plus and gaps where people read them, or the id as it is. */
export function pretty(id) {
  const [, country, rest] = COUNTRY.exec(id) ?? [];
  if (!country) {
    return id;
  }
  const groups = GROUPS[country]?.[rest.length];
  return `+${country} ${groups ? cut(rest, groups) : rest.slice(0, -4).replace(/\B(?=(\d{3})+$)/g, ' ') + ' ' + rest.slice(-4)}`;
}

function cut(digits, sizes) {
  let at = 0;
  return sizes.map((size) => digits.slice(at, at += size)).join(' ');
}

const COUNTRY = /^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d{5,})$/;

/** By country code and number of digits after it. */
const GROUPS = {
  34: { 9: [3, 3, 3] },
  52: { 10: [2, 4, 4], 11: [1, 2, 4, 4] },
  54: { 10: [2, 4, 4], 11: [1, 2, 4, 4] },
  55: { 10: [2, 4, 4], 11: [2, 5, 4] },
};
