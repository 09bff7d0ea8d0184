/** What only the network sees: time, faults, scripts, and every webhook with its answers. */
import { attempt, el, get, post, remove } from './api.js';
import { FAULTS, SCRIPTS } from './samples.js';

const byId = (id) => document.getElementById(id);
const open = new Set();
const drawn = {};

export function wireDrawer(refresh) {
  const choices = (list) => list.map(([value, label]) => el('option', { value }, label));
  byId('fault').elements.kind.append(...choices(FAULTS));
  byId('script').append(...choices(SCRIPTS));

  byId('clock-buttons').addEventListener('click', async ({ target }) => {
    const { advance, reset } = target.dataset;
    if (advance || reset) {
      await attempt(() => post('clock', advance ? { advance } : { reset: true }));
      refresh();
    }
  });
  byId('fault').addEventListener('submit', async (event) => {
    event.preventDefault();
    const { kind, count } = event.target.elements;
    await attempt(() => post('faults', { kind: kind.value, count: Number(count.value) }));
    refresh();
  });
  byId('script').addEventListener('change', async ({ target }) => {
    await attempt(() => post('scripts', { script: target.value }));
    refresh();
  });
}

/** Draws what has changed; answers with the simulator's clock. */
export async function showDrawer(refresh) {
  const [clock, faults, scripts, webhooks] = await Promise.all([get('clock'), get('faults'), get('scripts'), get('webhooks?limit=60')]);
  const now = new Date(clock.now);
  byId('clock').textContent = now.toLocaleString([], { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  byId('offset').textContent = clock.offset === 'PT0S' ? '' : `${words(clock.offset)} ahead`;
  if (document.activeElement !== byId('script')) {
    byId('script').value = scripts.everybody;
  }
  ifChanged('faults', faults, () => byId('faults').replaceChildren(
    ...faults.map(({ kind, remaining, to }) => el('li', {}, `${labelOf(kind)} × ${remaining}${to ? ` to ${to}` : ''}`)),
    ...(faults.length ? [el('button', { type: 'button', className: 'quiet', onclick: async () => { await attempt(() => remove('faults')); refresh(); } }, 'Call off')] : [])));
  ifChanged('webhooks', webhooks, () => showWebhooks(webhooks));
  return now;
}

function ifChanged(what, value, draw) {
  const print = JSON.stringify(value);
  if (drawn[what] !== print) {
    drawn[what] = print;
    draw();
  }
}

function showWebhooks(webhooks) {
  byId('webhook-count').textContent = webhooks.length ? `last ${webhooks.length}` : '';
  byId('webhooks').replaceChildren(...(webhooks.length
    ? webhooks.toReversed().map(webhook)
    : [el('li', { className: 'hint' }, 'None yet. Everything that is sent to the business appears here, with its signature, its answers and its retries.')]));
}

function webhook(sent) {
  const last = sent.attempts.at(-1);
  const troubled = sent.state === 'given-up' ? `given up after ${sent.attempts.length}` : sent.attempts.length > 1 || sent.state === 'retrying' ? `${sent.attempts.length} tries` : '';
  const details = el('details', { className: sent.state, open: open.has(sent.id) },
    el('summary', {},
      el('span', { className: 'dot', title: sent.state }),
      el('span', { className: 'about' }, about(sent.body)),
      el('span', { className: 'tries' }, troubled),
      el('span', { className: 'ms' }, last ? `${last.status ?? 'none'} · ${last.tookMs} ms` : 'under way')));
  details.addEventListener('toggle', () => {
    (details.open ? open.add(sent.id) : open.delete(sent.id));
    if (details.open && !details.querySelector('.inside')) {
      details.append(inside(sent));
    }
  });
  if (details.open) {
    details.append(inside(sent));
  }
  return el('li', {}, details);
}

function inside(sent) {
  const facts = [['signature', sent.signature], ...sent.attempts.flatMap((one, index) => [
    [`try ${index + 1}`, `${new Date(one.at).toLocaleTimeString([], { hourCycle: 'h23' })} · ${one.status ?? 'no answer'} · ${one.tookMs} ms${one.answer ? ` · ${one.answer}` : ''}`]])];
  return el('div', { className: 'inside' },
    el('dl', {}, ...facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
    el('pre', {}, sent.body));
}

/** A webhook in a few words. */
function about(body) {
  try {
    const values = JSON.parse(body).entry.flatMap((entry) => entry.changes.map((change) => change.value));
    const parts = values.flatMap((value) => [
      ...(value.messages ?? []).map((message) => `${value.contacts?.[0]?.profile?.name ?? 'customer'}: ${message.text?.body ?? message.type}`),
      ...(value.statuses ?? []).map((status) => `${status.status}${status.errors ? ` ${status.errors[0].code}` : ''} …${status.id.slice(-10, -4)}`)]);
    return parts.length > 1 ? `${parts.length} items: ${parts[0]}` : parts[0] ?? 'other';
  } catch {
    return 'raw bytes';
  }
}

const labelOf = (kind) => FAULTS.find(([value]) => value === kind)?.[1] ?? kind;

const words = (duration) => duration.replace('PT', '').replace(/(\d+)([HMS])/g, (_, amount, unit) => `${amount} ${unit === 'H' ? 'h' : unit === 'M' ? 'min' : 's'} `).trim();
