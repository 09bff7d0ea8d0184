package dev.switchboard.consentservice.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an erasure, complete or not.
 *
 * @param contactId a pseudonym: nothing leads from it to a person any more
 * @param state REQUESTED, RUNNING or COMPLETED
 * @param topicsAgedOutAt by then no event that was written before completion is left on any topic; null until completed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Certificate(
        UUID erasureId,
        UUID contactId,
        String state,
        String reason,
        String requestedBy,
        @Nullable String reference,
        Instant requestedAt,
        @Nullable Instant completedAt,
        List<ServicePart> services,
        List<Remainder> remains,
        @Nullable Instant topicsAgedOutAt) {

    private static final List<Remainder> REMAINS = List.of(
            new Remainder(
                    "keyed hashes of the phone and the user ids",
                    "so that whoever was erased gets no marketing again; without the key nothing leads back from them"),
            new Remainder(
                    "the chain of consents under this contact id",
                    "it proves what the business was allowed to do at the time; the id means nobody any more"),
            new Remainder(
                    "ids, states and times of messages, without text, phone or name",
                    "so that what was sent can be accounted for"),
            new Remainder("this certificate", "it proves that the request was met"));

    public Certificate {
        services = List.copyOf(services);
        remains = List.copyOf(remains);
    }

    /** One service; without answeredAt it has not answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ServicePart(String service, @Nullable Instant answeredAt, List<ErasedCount> counts) {
        public ServicePart {
            counts = List.copyOf(counts);
        }
    }

    /** Something that stays. */
    public record Remainder(String what, String why) {}

    static Certificate of(Erasure erasure, Duration segmentRoll) {
        var order = erasure.order();
        var completedAt = erasure.completedAt();
        return new Certificate(
                erasure.id(),
                erasure.contactId(),
                erasure.state().name(),
                order.reason(),
                order.requestedBy(),
                order.reference(),
                erasure.requestedAt(),
                completedAt,
                services(erasure),
                REMAINS,
                completedAt == null
                        ? null
                        : completedAt.plus(longestRetention()).plus(segmentRoll));
    }

    private static List<ServicePart> services(Erasure erasure) {
        var answered = erasure.answers().stream()
                .map(answer -> new ServicePart(answer.service(), answer.answeredAt(), answer.counts()));
        var names = erasure.answers().stream().map(Erasure.Answer::service).toList();
        var awaited = erasure.expected().stream()
                .filter(service -> !names.contains(service))
                .map(service -> new ServicePart(service, null, List.of()));
        return Stream.concat(answered, awaited).toList();
    }

    private static Duration longestRetention() {
        return Topics.all().stream()
                .filter(topic -> topic.personalData() && !topic.compacted())
                .map(Topic::retention)
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
