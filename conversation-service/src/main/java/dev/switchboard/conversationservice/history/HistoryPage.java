package dev.switchboard.conversationservice.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.MessageState;
import dev.switchboard.contracts.whatsapp.HistoryReceived;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.batch.Times;
import dev.switchboard.conversationservice.contact.KnownContact;
import dev.switchboard.conversationservice.identity.IdentityKeeper;
import dev.switchboard.conversationservice.media.ExpectedMedia;
import dev.switchboard.conversationservice.timeline.ConversationBook;
import dev.switchboard.conversationservice.timeline.NewMessage;
import dev.switchboard.conversationservice.timeline.ThreadKey;
import dev.switchboard.messaging.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Old chats of one batch, laid into conversations in memory: the rows to store and what the others must hear. */
final class HistoryPage {

    private final ConversationBook threads;
    private final Instant now;
    private final List<NewMessage> messages = new ArrayList<>();
    private final List<ExpectedMedia> media = new ArrayList<>();
    private final List<Announcement> announcements = new ArrayList<>();

    HistoryPage(ConversationBook threads, Instant now) {
        this.threads = threads;
        this.now = now;
    }

    void enter(Placed chat) {
        var told = chat.told();
        var conversationId = conversationOf(chat);
        for (var message : told.messages()) {
            threads.messageAt(conversationId, message.at());
            var id = UuidCreator.getTimeOrderedEpoch();
            if (message.content() instanceof MessageContent.Media file) {
                media.add(new ExpectedMedia(id, file, now));
            }
            messages.add(new NewMessage(
                    id,
                    conversationId,
                    null,
                    null,
                    message.wamid(),
                    message.byCustomer() ? MessageAdded.Direction.INBOUND : MessageAdded.Direction.ECHO,
                    json(message.content()),
                    message.at(),
                    now,
                    null,
                    null,
                    null,
                    false,
                    message.state()));
        }
    }

    List<NewMessage> messages() {
        return messages;
    }

    /** The files that came with the messages. */
    List<ExpectedMedia> media() {
        return media;
    }

    List<Announcement> announcements() {
        return announcements;
    }

    /** All files by wamid: a placeholder may stand where one belongs. */
    static Map<String, MessageContent.Media> files(Collection<Told> chats) {
        var files = new HashMap<String, MessageContent.Media>();
        for (var chat : chats) {
            for (var message : chat.messages()) {
                if (message.content() instanceof MessageContent.Media file) {
                    files.put(message.wamid(), file);
                }
            }
        }
        return files;
    }

    private UUID conversationOf(Placed chat) {
        var thread = chat.thread();
        var known = threads.find(thread);
        if (known != null) {
            return known;
        }
        var startedAt = chat.told().messages().stream()
                .map(TimedMessage::at)
                .min(Comparator.naturalOrder())
                .orElse(now);
        var conversationId = threads.start(thread, startedAt);
        announcements.addAll(IdentityKeeper.introduced(
                conversationId, chat.contact().survivor(), thread.phoneNumberId(), startedAt, null, now));
        return conversationId;
    }

    static String json(MessageContent content) {
        try {
            return EventJson.mapper().writerFor(MessageContent.class).writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("content cannot be written as JSON", e);
        }
    }

    /** An old message, with a time that can be stored. */
    record TimedMessage(String wamid, boolean byCustomer, Instant at, MessageContent content, MessageState state) {}

    /** A chat, with where it was told. */
    record Told(
            String phoneNumberId, String portfolio, CustomerRef customer, String eventId, List<TimedMessage> messages) {

        Told {
            messages = List.copyOf(messages);
        }

        static Told of(HistoryReceived history, String portfolio, OldChat chat, String eventId, Instant now) {
            var messages = chat.messages().stream()
                    .map(message -> new TimedMessage(
                            message.wamid(),
                            message.byCustomer(),
                            Times.happened(message.sentAt(), history.receivedAt(), now),
                            message.content(),
                            message.state()))
                    .toList();
            return new Told(history.phoneNumberId(), portfolio, chat.customer(), eventId, messages);
        }

        Stream<String> wamids() {
            return messages.stream().map(TimedMessage::wamid);
        }

        Instant newest() {
            return messages.stream()
                    .map(TimedMessage::at)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        /** What is left of it without those that were seen; they are seen from now on. */
        Told without(Set<String> seen) {
            var left = messages.stream()
                    .filter(message -> seen.add(message.wamid()))
                    .toList();
            return new Told(phoneNumberId, portfolio, customer, eventId, left);
        }
    }

    /** A chat whose customer is known. */
    record Placed(Told told, KnownContact contact) {

        ThreadKey thread() {
            return ThreadKey.privately(told.phoneNumberId(), contact.survivor().id());
        }
    }
}
