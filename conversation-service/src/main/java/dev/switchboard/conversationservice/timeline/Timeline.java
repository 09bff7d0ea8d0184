package dev.switchboard.conversationservice.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conversationservice.media.MediaCatalogue;
import dev.switchboard.conversationservice.media.MediaView;
import dev.switchboard.messaging.EventJson;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a conversation, along the index of the timeline, in either direction. */
@ApplicationScoped
public class Timeline implements PanacheRepositoryBase<Message, UUID> {

    private static final String NEWEST_FIRST = " order by sentAt desc, arrival desc";
    private static final String OLDEST_FIRST = " order by sentAt, arrival";
    private static final String NOT_SENT = "{\"title\":\"Meta never received the message\"}";
    private static final String NO_REASON = "{\"title\":\"Meta gave up and did not say why\"}";

    private final Reactions reactions;
    private final MediaCatalogue media;
    private final LinkPreviews previews;

    Timeline(Reactions reactions, MediaCatalogue media, LinkPreviews previews) {
        this.reactions = reactions;
        this.media = media;
        this.previews = previews;
    }

    /** A page of messages, newest first whichever way it was turned. */
    @Transactional
    Page<MessageView> page(UUID conversationId, PageRequest request) {
        var cursor = request.cursor().orElse(null);
        if (cursor == null) {
            return older(
                    find("conversationId = ?1" + NEWEST_FIRST, conversationId)
                            .range(0, request.limit())
                            .list(),
                    request);
        }
        var arrival = Long.parseLong(cursor.tie());
        return switch (cursor.way()) {
            case OLDER ->
                older(
                        find(
                                        "conversationId = ?1 and (sentAt, arrival) < (?2, ?3)" + NEWEST_FIRST,
                                        conversationId,
                                        cursor.at(),
                                        arrival)
                                .range(0, request.limit())
                                .list(),
                        request);
            case NEWER ->
                newer(
                        find(
                                        "conversationId = ?1 and (sentAt, arrival) > (?2, ?3)" + OLDEST_FIRST,
                                        conversationId,
                                        cursor.at(),
                                        arrival)
                                .range(0, request.limit() - 1)
                                .list(),
                        request);
        };
    }

    /** One message of a conversation. */
    @Transactional
    public Optional<MessageView> view(UUID conversationId, UUID messageId) {
        return find("id = ?1 and conversationId = ?2", messageId, conversationId)
                .firstResultOptional()
                .map(message -> views(List.of(message)).getFirst());
    }

    /** One message, wherever it lies now. */
    @Transactional
    public Optional<MessageView> view(UUID messageId) {
        return findByIdOptional(messageId)
                .map(message -> views(List.of(message)).getFirst());
    }

    /** Meta's id of a message of a conversation; empty when it has none, or is not of this conversation. */
    public Optional<String> wamidOf(UUID conversationId, UUID messageId) {
        return find("id = ?1 and conversationId = ?2", messageId, conversationId)
                .firstResultOptional()
                .map(message -> message.wamid);
    }

    private Page<MessageView> older(List<Message> found, PageRequest request) {
        var shown = found.subList(0, Math.min(found.size(), request.limit()));
        var next = found.size() > shown.size() ? at(Cursor.Way.OLDER, shown.getLast()) : null;
        var previous = shown.isEmpty()
                ? request.cursor()
                        .map(cursor -> new Cursor(Cursor.Way.NEWER, cursor.at(), cursor.tie()).encoded())
                        .orElse(null)
                : at(Cursor.Way.NEWER, shown.getFirst());
        return new Page<>(views(shown), next, previous);
    }

    private Page<MessageView> newer(List<Message> found, PageRequest request) {
        var shown = found.reversed();
        if (shown.isEmpty()) {
            return new Page<>(
                    List.of(), null, request.cursor().map(Cursor::encoded).orElse(null));
        }
        return new Page<>(views(shown), at(Cursor.Way.OLDER, shown.getLast()), at(Cursor.Way.NEWER, shown.getFirst()));
    }

    private static String at(Cursor.Way way, Message message) {
        return new Cursor(way, message.sentAt, Long.toString(message.arrival)).encoded();
    }

    private List<MessageView> views(List<Message> messages) {
        var quoted = idsOf(messages.stream()
                .map(message -> message.quotedWamid)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var put = messages.isEmpty()
                ? Map.<String, List<ReactionView>>of()
                : reactions.on(
                        messages.getFirst().conversationId,
                        messages.stream()
                                .map(message -> message.wamid)
                                .filter(Objects::nonNull)
                                .toList());
        var files =
                media.ofMessages(messages.stream().map(message -> message.id).toList());
        var previewed = previews.of(messages.stream()
                .filter(message -> message.revokedAt == null)
                .map(message -> message.id)
                .toList());
        return messages.stream()
                .map(message -> view(
                        message,
                        message.quotedWamid == null ? null : quoted.get(message.quotedWamid),
                        message.wamid == null ? List.of() : put.getOrDefault(message.wamid, List.of()),
                        files.get(message.id),
                        previewed.get(message.id)))
                .toList();
    }

    private Map<String, UUID> idsOf(Collection<String> wamids) {
        return wamids.isEmpty()
                ? Map.of()
                : list("wamid in ?1", wamids).stream()
                        .collect(Collectors.toMap(
                                message -> Objects.requireNonNull(message.wamid), message -> message.id));
    }

    private static MessageView view(
            Message message,
            @Nullable UUID quotedMessageId,
            List<ReactionView> reactions,
            @Nullable MediaView media,
            @Nullable LinkPreviewView preview) {
        return new MessageView(
                message.id,
                message.conversationId,
                message.direction.name().toLowerCase(Locale.ROOT),
                read(message.content),
                media,
                message.state.name().toLowerCase(Locale.ROOT),
                message.sentAt,
                message.recordedAt,
                message.acceptedAt,
                message.dispatchedAt,
                message.deliveredAt,
                message.readAt,
                message.failedAt,
                nullable(failureOf(message)),
                nullable(message.refusal),
                message.unknownAt,
                message.unknownReason,
                nullable(message.pricing),
                quotedMessageId,
                nullable(message.context),
                nullable(message.referral),
                reactions,
                message.interactionId,
                message.authorContactId,
                message.standby ? Boolean.TRUE : null,
                message.editedAt,
                message.revokedAt,
                preview);
    }

    /** Why it failed: what Meta took has Meta's id, what never got there has none; nobody knows of what was erased. */
    private static @Nullable String failureOf(Message message) {
        if (message.failedAt == null || message.failure != null || message.erasedAt != null) {
            return message.failure;
        }
        return message.wamid == null ? NOT_SENT : NO_REASON;
    }

    private static @Nullable JsonNode nullable(@Nullable String json) {
        return json == null ? null : read(json);
    }

    private static JsonNode read(String json) {
        try {
            return EventJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document is not JSON", e);
        }
    }
}
