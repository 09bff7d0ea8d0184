/** Draws one message. Nothing that a customer or a business wrote is ever taken for markup. */
import { clockTime, el } from './api.js';
import { icon } from './icons.js';

const REASONS = { 131047: 'the 24-hour window was closed', 131026: 'the phone could not be reached' };

/** @param tap called with the content of a reply when a choice is tapped */
export function bubble(line, quoted, tap) {
  const mine = line.from === 'customer';
  const lost = !mine && line.status === 'failed';
  const box = el('div', { className: `bubble ${mine ? 'mine' : 'theirs'}${lost ? ' lost' : ''}` });
  if (quoted) {
    box.append(el('div', { className: 'quote' }, summary(quoted)));
  }
  box.append(...content(line, tap), meta(line, mine));
  if (lost) {
    box.append(el('span', { className: 'why' }, `Never arrived: ${REASONS[line.errorCode] ?? 'refused'} (${line.errorCode})`));
  }
  box.title = new Date(line.at).toString();
  return box;
}

/** A message in a few words, for quotes. */
export function summary(line) {
  const body = line.content[line.type] ?? {};
  return body.body?.text ?? body.body ?? body.caption ?? body.filename ?? body.name ?? line.type;
}

function meta(line, mine) {
  const words = el('span', { className: 'meta' }, clockTime(line.at));
  if (mine) {
    const read = line.status === 'read';
    words.append(el('span', { className: `ticks${read ? ' read' : ''}`, title: read ? 'read' : 'delivered' }, '✓✓'));
  } else if (line.status === 'accepted') {
    words.append(' · on its way');
  }
  return words;
}

function content(line, tap) {
  const body = line.content[line.type] ?? {};
  switch (line.type) {
    case 'text':
      return [el('span', { className: 'body' }, body.body ?? '')];
    case 'image': case 'video': case 'audio': case 'document': case 'sticker':
      return media(line.type, body);
    case 'location':
      return [attachment('location', body.name || 'A place', body.address || `${body.latitude}, ${body.longitude}`)];
    case 'contacts':
      return (Array.isArray(body) ? body : []).map((card) =>
        attachment('contacts', card.name?.formatted_name ?? 'Contact', card.phones?.[0]?.phone ?? ''));
    case 'interactive':
      return line.from === 'customer' ? reply(body) : interactive(line, body, tap);
    case 'button':
      return [el('span', { className: 'body' }, body.text ?? '')];
    case 'template':
      return template(body);
    case 'unsupported':
      return [el('span', { className: 'tag' }, 'cannot be shown'), el('div', {}, body.type ?? 'unknown kind')];
    default:
      return [el('span', { className: 'tag' }, line.type), el('div', { className: 'body' }, JSON.stringify(body))];
  }
}

function media(type, body) {
  const name = body.filename ?? (body.voice ? 'Voice note' : type[0].toUpperCase() + type.slice(1));
  const parts = [attachment(type, name, body.link ?? body.mime_type ?? '', body.link)];
  if (body.caption) {
    parts.push(el('span', { className: 'body' }, body.caption));
  }
  return parts;
}

function attachment(type, name, detail, link) {
  const inside = [el('span', { className: 'glyph' }, icon(type)), el('span', {}, name, el('small', {}, detail))];
  return link && /^https?:/i.test(link)
    ? el('a', { className: 'attachment', href: link, target: '_blank', rel: 'noopener noreferrer' }, ...inside)
    : el('span', { className: 'attachment' }, ...inside);
}

function reply(body) {
  const chosen = body.button_reply ?? body.list_reply ?? {};
  return [el('span', { className: 'body' }, chosen.title ?? body.type ?? 'reply')];
}

function interactive(line, body, tap) {
  const parts = [];
  if (body.header?.text) {
    parts.push(el('div', { className: 'title' }, body.header.text));
  }
  parts.push(el('div', { className: 'body' }, body.body?.text ?? body.type));
  if (body.footer?.text) {
    parts.push(el('div', { className: 'footer' }, body.footer.text));
  }
  const answer = (kind, choice) => () => tap({ type: 'interactive', context: { id: line.wamid }, interactive: { type: kind, [kind]: choice } });
  const choices = [
    ...(body.action?.buttons ?? []).filter((button) => button.reply).map(({ reply: { id, title } }) =>
      el('button', { type: 'button', onclick: answer('button_reply', { id, title }) }, title)),
    ...(body.action?.sections ?? []).flatMap((section) => section.rows ?? []).map(({ id, title, description }) =>
      el('button', { type: 'button', onclick: answer('list_reply', { id, title, description }) }, title, description ? el('small', {}, description) : null)),
  ];
  if (choices.length) {
    parts.push(el('div', { className: 'choices' }, ...choices));
  }
  return parts;
}

function template(body) {
  const values = (body.components ?? []).flatMap((component) => component.parameters ?? []).map((parameter) => parameter.text).filter(Boolean);
  return [
    el('span', { className: 'tag' }, 'template'),
    el('div', { className: 'title' }, `${body.name} · ${body.language?.code ?? ''}`),
    values.length ? el('div', { className: 'body' }, values.join(' · ')) : null,
  ].filter(Boolean);
}
