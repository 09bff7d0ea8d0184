/** The thread on the phone's screen: messages, days, reactions, typing, window. */
import { clockTime, el } from './api.js';
import { bubble } from './bubbles.js';

const place = document.getElementById('chat');
const newer = document.getElementById('newer');
let shown = '';
let owner = '';
let count = 0;

newer.addEventListener('click', toEnd);
place.addEventListener('scroll', () => { if (atEnd()) { newer.hidden = true; } });

/** Draws the thread; keeps the reader's place unless it was the end. */
export function showChat(chat, person, now, tap) {
  showHead(chat, now);
  const print = person.id + JSON.stringify(chat);
  if (print === shown) {
    return;
  }
  const another = owner !== person.id + chat.phoneNumberId;
  const stick = another || atEnd();
  const added = chat.lines.length - count;
  [shown, owner, count] = [print, person.id + chat.phoneNumberId, chat.lines.length];

  place.replaceChildren(...rows(chat, now, tap));
  if (stick) {
    toEnd();
  } else if (added > 0) {
    newer.textContent = `${added} new ${added === 1 ? 'message' : 'messages'} ↓`;
    newer.hidden = false;
  }
}

function rows(chat, now, tap) {
  if (!chat.lines.length) {
    return [el('div', { className: 'blank' }, el('b', {}, 'Nothing said yet'), 'Write as this customer. Your message leaves as a signed webhook, and the answer appears here.')];
  }
  const byWamid = new Map(chat.lines.map((line) => [line.wamid, line]));
  const drawn = new Map();
  const out = [];
  let [day, side] = ['', ''];
  for (const line of chat.lines) {
    if (line.type === 'reaction' && drawn.has(line.content.reaction?.message_id)) {
      react(drawn.get(line.content.reaction.message_id), line.content.reaction.emoji ?? '');
      continue;
    }
    const itsDay = new Date(line.at).toDateString();
    if (itsDay !== day) {
      out.push(el('div', { className: 'day' }, dayName(line.at, now)));
      [day, side] = [itsDay, ''];
    }
    const context = line.content.context ?? {};
    const box = bubble(line, byWamid.get(context.message_id ?? context.id), tap);
    box.classList.toggle('turn', side !== '' && side !== line.from);
    side = line.from;
    drawn.set(line.wamid, box);
    out.push(box);
  }
  if (chat.businessTyping) {
    out.push(el('div', { className: 'bubble theirs turn typing', ariaLabel: 'typing' }, el('i'), el('i'), el('i')));
  }
  return out;
}

function react(box, emoji) {
  box.querySelector('.reactions')?.remove();
  box.classList.toggle('reacted', emoji !== '');
  if (emoji) {
    box.append(el('span', { className: 'reactions' }, emoji));
  }
}

function showHead(chat, now) {
  document.getElementById('phone-time').textContent = clockTime(now);
  document.getElementById('presence').textContent = chat.businessTyping ? 'typing…' : 'business account';
  const chip = document.getElementById('window');
  const left = chat.windowClosesAt ? new Date(chat.windowClosesAt) - now : null;
  const minutes = Math.floor((left ?? 0) / 60000);
  chip.className = `window${left !== null && left <= 0 ? ' closed' : left < 30 * 60000 ? ' soon' : ''}`;
  chip.title = 'How long the business may write freely';
  chip.textContent = left === null ? '' : left <= 0 ? 'window closed' : minutes >= 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes} min`;
}

function dayName(instant, now) {
  const days = Math.round((startOfDay(now) - startOfDay(instant)) / 86_400_000);
  const date = new Date(instant).toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' });
  return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : date;
}

function startOfDay(instant) {
  return new Date(instant).setHours(0, 0, 0, 0);
}

function atEnd() {
  return place.scrollHeight - place.scrollTop - place.clientHeight < 60;
}

function toEnd() {
  place.scrollTop = place.scrollHeight;
  newer.hidden = true;
}
