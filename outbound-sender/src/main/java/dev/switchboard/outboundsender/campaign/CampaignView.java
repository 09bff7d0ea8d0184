package dev.switchboard.outboundsender.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.messaging.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as the doors tell it.
 *
 * @param stop why it stopped itself
 * @param waitsFor what holds its messages up though it runs
 * @param counts absent in lists
 */
record CampaignView(
        UUID id,
        String name,
        String phoneNumberId,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        JsonNode template,

        CampaignState state,
        @Nullable Why stop,
        @Nullable Why waitsFor,
        List<String> despite,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startAt,
        @Nullable String startedBy,
        @Nullable Instant startedAt,
        String changedBy,
        Instant changedAt,
        @Nullable Instant endedAt,
        @Nullable Counts counts) {

    CampaignView {
        despite = List.copyOf(despite);
    }

    /**
     * A reason.
     *
     * @param code stable
     * @param reason the same in plain words
     */
    record Why(String code, String reason) {}

    /** A page; {@code next} leads to the following one. */
    record Page(List<CampaignView> items, @Nullable String next) {
        Page {
            items = List.copyOf(items);
        }
    }

    /**
     * Recipients by where they stand now, each once: who read is not counted as delivered too.
     *
     * @param total accepted rows
     * @param refusedRows rows of the audience that nobody is written to for
     * @param waiting not released; of a cancelled campaign: never released
     * @param held Meta has them and keeps them until the quality is judged; not sent
     * @param unknown may be out, and nobody can say
     */
    record Counts(
            long total,
            long refusedRows,
            long waiting,
            long underWay,
            long accepted,
            long held,
            long sent,
            long delivered,
            long read,
            long failed,
            long refused,
            long unknown,
            Map<String, Long> failedByCode,
            Map<String, Long> refusedByCode,
            Map<String, Long> refusedRowsByCode) {

        Counts {
            failedByCode = new TreeMap<>(failedByCode);
            refusedByCode = new TreeMap<>(refusedByCode);
            refusedRowsByCode = new TreeMap<>(refusedRowsByCode);
        }

        static Counts of(Map<RecipientState, Map<String, Long>> rows) {
            var all =
                    rows.keySet().stream().mapToLong(state -> sum(rows, state)).sum();
            return new Counts(
                    all - sum(rows, RecipientState.INVALID),
                    sum(rows, RecipientState.INVALID),
                    sum(rows, RecipientState.WAITING),
                    sum(rows, RecipientState.UNDER_WAY),
                    sum(rows, RecipientState.ACCEPTED),
                    sum(rows, RecipientState.HELD),
                    sum(rows, RecipientState.SENT),
                    sum(rows, RecipientState.DELIVERED),
                    sum(rows, RecipientState.READ),
                    sum(rows, RecipientState.FAILED),
                    sum(rows, RecipientState.REFUSED),
                    sum(rows, RecipientState.UNKNOWN),
                    rows.getOrDefault(RecipientState.FAILED, Map.of()),
                    rows.getOrDefault(RecipientState.REFUSED, Map.of()),
                    rows.getOrDefault(RecipientState.INVALID, Map.of()));
        }

        private static long sum(Map<RecipientState, Map<String, Long>> rows, RecipientState state) {
            return rows.getOrDefault(state, Map.of()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    static CampaignView of(Campaign campaign, @Nullable Why waitsFor, @Nullable Counts counts) {
        var deeds = campaign.deeds();
        var stop = campaign.stop();
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                campaign.phoneNumberId(),
                tree(campaign.template()),
                campaign.state(),
                stop == null ? null : new Why(stop.code(), stop.reason()),
                waitsFor,
                campaign.despite(),
                deeds.createdBy(),
                deeds.createdAt(),
                deeds.startAt(),
                deeds.startedBy(),
                deeds.startedAt(),
                deeds.changedBy(),
                deeds.changedAt(),
                deeds.endedAt(),
                counts);
    }

    private static JsonNode tree(String json) {
        try {
            return EventJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the template of a campaign cannot be read", e);
        }
    }
}
