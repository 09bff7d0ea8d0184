/** The page: who is who, whose phone is shown, and what its owner writes. */
import { attempt, clockTime, el, get, hue, initials, post, pretty, toast } from './api.js';
import { showChat } from './chat.js';
import { icon } from './icons.js';
import { showDrawer, wireDrawer } from './drawer.js';
import { PEOPLE, SAMPLES } from './samples.js';

const byId = (id) => document.getElementById(id);
const newcomers = [];
let people = [...PEOPLE];
let current = PEOPLE[0];
let latestOfBusiness = null;
let drawnPeople = '';

async function refresh() {
  try {
    const [now, customers] = await Promise.all([showDrawer(refresh), get('customers?limit=60')]);
    merge(customers);
    showPeople(now);
    const chat = await get(`customers/${encodeURIComponent(current.id)}/chat?phoneNumberId=${byId('number').value}`);
    latestOfBusiness = chat.lines.findLast((line) => line.from === 'business')?.wamid ?? null;
    showChat(chat, current, now, write);
    byId('phone-owner').textContent = current.name;
  } catch {
    toast('The simulator does not answer. Trying again.');
  }
}

function merge(customers) {
  const heard = new Map(customers.map((customer) => [customer.id, customer]));
  const known = [...PEOPLE, ...newcomers].map((person) => {
    const seen = heard.get(person.id);
    return seen ? { ...person, lastActivity: seen.lastActivity, chats: seen.chats } : person;
  });
  const others = customers.filter(({ id }) => !known.some((person) => person.id === id))
    .map(({ id, name, phoneHidden, lastActivity, chats }) => ({ id, name, withoutPhone: phoneHidden, lastActivity, chats }));
  people = [...known, ...others].sort((one, other) => (other.lastActivity ?? '').localeCompare(one.lastActivity ?? ''));
}

function showPeople(now) {
  const print = JSON.stringify([people, current.id]);
  if (print === drawnPeople) {
    return;
  }
  drawnPeople = print;
  byId('people').replaceChildren(...people.map((person) => {
    const tab = el('button', { type: 'button', className: 'person', onclick: () => choose(person) },
      el('span', { className: 'avatar', ariaHidden: 'true', style: { '--hue': hue(person.id) } }, initials(person.name)),
      el('span', {},
        el('span', { className: 'name' }, person.name),
        el('span', { className: 'number' }, person.withoutPhone ? 'hides the number' : pretty(person.id))),
      el('span', { className: 'when' }, person.lastActivity ? when(person.lastActivity, now) : ''));
    tab.setAttribute('aria-current', String(person.id === current.id));
    return el('li', {}, tab);
  }));
}

const when = (instant, now) => (new Date(instant).toDateString() === now.toDateString()
  ? clockTime(instant)
  : new Date(instant).toLocaleDateString([], { day: 'numeric', month: 'short' }));

function choose(person) {
  current = person;
  history.replaceState(null, '', `#${person.id}`);
  refresh();
  byId('text').focus();
}

async function write(content) {
  const { id, name, username, withoutPhone } = current;
  const profile = PEOPLE.some((person) => person.id === id) ? { name, username } : {};
  await attempt(() => post(`customers/${encodeURIComponent(id)}/messages`, {
    ...content, ...profile, withoutPhone: Boolean(withoutPhone), phoneNumberId: byId('number').value,
  }));
  await refresh();
}

function wireComposer() {
  const text = byId('text');
  const fit = () => { text.style.height = 'auto'; text.style.height = `${Math.min(110, text.scrollHeight + 2)}px`; };
  const send = () => {
    const words = text.value.trim();
    if (words) {
      text.value = '';
      fit();
      write({ text: words });
    }
  };
  text.addEventListener('input', fit);
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  byId('composer').addEventListener('submit', (event) => { event.preventDefault(); send(); });

  const menu = byId('attachments');
  const toggle = (shown) => { menu.hidden = !shown; byId('attach').setAttribute('aria-expanded', String(shown)); };
  byId('attach').addEventListener('click', () => toggle(menu.hidden));
  menu.append(...SAMPLES.map(({ label, icon: name, make }) => el('button', {
    type: 'button',
    onclick: () => {
      toggle(false);
      const content = make(latestOfBusiness);
      return content ? write(content) : toast('There is no message of the business to react to yet.');
    },
  }, el('span', {}, icon(name)), label)));
}

function wireNewcomer() {
  byId('newcomer').addEventListener('submit', (event) => {
    event.preventDefault();
    const field = event.target.elements.phone;
    const id = field.value.replace(/[+\s()-]/g, '');
    if (!/^\d{5,15}$/.test(id)) {
      toast('A phone has 5 to 15 digits, with the country in front.');
      return;
    }
    field.value = '';
    const known = people.find((person) => person.id === id);
    const person = known ?? { id, name: `Customer ${id.slice(-4)}` };
    if (!known) {
      newcomers.push(person);
    }
    choose(person);
  });
}

/** Whom the address names, else the one heard of last. */
async function opening() {
  merge(await get('customers?limit=60'));
  return people.find(({ id }) => id === location.hash.slice(1)) ?? people[0];
}

async function start() {
  const account = await get('account');
  byId('number').append(...account.numbers.map(({ id, displayPhoneNumber }) => el('option', { value: id }, pretty(displayPhoneNumber))));
  byId('number').addEventListener('change', refresh);
  current = await opening();
  if (current.chats?.length && !current.chats.includes(byId('number').value)) {
    byId('number').value = current.chats[0];
  }
  wireDrawer(refresh);
  wireComposer();
  wireNewcomer();
  await refresh();
  setInterval(() => { if (!document.hidden) { refresh(); } }, 1000);
}

attempt(start);
