package dev.switchboard.conversationservice.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.MessageState;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.MessageContext;
import dev.switchboard.contracts.whatsapp.OldMessage;
import dev.switchboard.contracts.whatsapp.OldMessagesReceived;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.batch.EventTime;
import dev.switchboard.conversationservice.contact.KnownContact;
import dev.switchboard.conversationservice.identity.IdentityKeeper;
import dev.switchboard.conversationservice.intake.MessageOrigin;
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
import org.jspecify.annotations.Nullable;

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
            var direction = message.byCustomer() ? MessageAdded.Direction.INBOUND : MessageAdded.Direction.ECHO;
            if (message.content() instanceof MessageContent.Media file) {
                media.add(new ExpectedMedia(id, file, now));
            }
            messages.add(new NewMessage(
                    id,
                    conversationId,
                    null,
                    null,
                    message.wamid(),
                    direction,
                    json(message.content()),
                    message.at(),
                    now,
                    MessageOrigin.quoted(message.content(), message.context()),
                    MessageOrigin.context(message.context()),
                    null,
                    false,
                    message.state()));
            announcements.add(Announcement.of(
                    CloudEvent.idOf(MessageAdded.class, message.wamid()),
                    conversationId,
                    now,
                    null,
                    MessageAdded.old(
                            conversationId,
                            chat.contact().survivor().id(),
                            id,
                            told.phoneNumberId(),
                            direction,
                            message.content(),
                            message.at(),
                            now,
                            message.context())));
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
    record TimedMessage(
            String wamid,
            boolean byCustomer,
            Instant at,
            MessageContent content,
            @Nullable MessageContext context,
            MessageState state) {

        static TimedMessage of(OldMessage message, Instant receivedAt, Instant now) {
            return new TimedMessage(
                    message.messageId(),
                    message.byCustomer(),
                    EventTime.of(message.sentAt(), receivedAt, now),
                    message.content(),
                    message.context(),
                    message.byCustomer() ? MessageState.RECEIVED : reached(message.status()));
        }

        private static MessageState reached(@Nullable DeliveryStatus status) {
            return switch (status) {
                case READ, PLAYED -> MessageState.READ;
                case DELIVERED -> MessageState.DELIVERED;
                case FAILED -> MessageState.FAILED;
                case SENT, OTHER -> MessageState.SENT;
                case null -> MessageState.SENT;
            };
        }
    }

    /** A chat, with where it was told. */
    record Told(
            String phoneNumberId, String portfolio, CustomerRef customer, String eventId, List<TimedMessage> messages) {

        Told {
            messages = List.copyOf(messages);
        }

        static Told of(OldMessagesReceived old, String portfolio, String eventId, Instant now) {
            var messages = old.messages().stream()
                    .map(message -> TimedMessage.of(message, old.receivedAt(), now))
                    .toList();
            return new Told(old.phoneNumberId(), portfolio, old.customer(), eventId, messages);
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
