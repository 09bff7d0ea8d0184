package dev.switchboard.outboundsender.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.outbound.SendToRecipient;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One look at one campaign, in one transaction: takes over what became of its messages, stops it where it must stop, and releases as
 * many as there is room for. Whoever has the campaign's row does it; others pass it by. A released message and its command are one
 * commit, and its id follows from its row, so that no crash makes two of one.
 */
@ApplicationScoped
class CampaignTurn {

    private static final URI SOURCE = URI.create("/outbound-sender");
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private static final String UNDER_WAY = """
            SELECT count(*) FILTER (WHERE state = 'UNDER_WAY') AS under_way,
                count(*) FILTER (WHERE state = 'UNDER_WAY' OR moved_at > ?::timestamptz - interval '1 hour') AS open
            FROM campaign_recipient WHERE campaign_id = ? AND state IN ('UNDER_WAY', 'UNKNOWN')
            """;

    private final Publications publications;
    private final Campaigns campaigns;
    private final Recipients recipients;
    private final Progress progress;
    private final StopRules rules;
    private final CampaignConfig config;
    private final InstantSource clock;

    CampaignTurn(
            Publications publications,
            Campaigns campaigns,
            Recipients recipients,
            Progress progress,
            StopRules rules,
            CampaignConfig config,
            InstantSource clock) {
        this.publications = publications;
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.progress = progress;
        this.rules = rules;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What a look brought.
     *
     * @param moved states that recipients came to
     * @param stop why it stopped itself just now
     */
    record Result(
            int released,
            List<RecipientState> moved,
            @Nullable Stop stop,
            @Nullable Campaign campaign) {

        static final Result NOTHING = new Result(0, List.of(), null, null);

        Result {
            moved = List.copyOf(moved);
        }
    }

    private record Open(int underWay, int open) {}

    /** Looks once. */
    Result take(UUID campaignId) {
        return publications.inTransaction((connection, outbox) -> {
            var held = campaigns.holdFree(connection, campaignId);
            return held.isEmpty() ? Result.NOTHING : look(connection, held.get(), outbox);
        });
    }

    /** The same about a locked campaign. Joins the transaction around it. */
    Result look(Connection connection, Campaign campaign, Outbox outbox) throws SQLException {
        var now = clock.instant();
        var moved = progress.follow(connection, campaign.id(), now);
        var open = Sql.first(
                        connection,
                        UNDER_WAY,
                        row -> new Open(row.getInt("under_way"), row.getInt("open")),
                        now,
                        campaign.id())
                .orElseThrow();
        if (!due(campaign, now)) {
            campaigns.settled(connection, campaign.id(), open.open() == 0);
            return new Result(0, moved, null, campaign);
        }
        if (campaign.state() == CampaignState.SCHEDULED) {
            campaigns.begin(connection, campaign.id(), now);
        }
        var started = campaign.countingSince() == null
                ? campaigns.find(connection, campaign.id()).orElseThrow()
                : campaign;
        var stop = rules.check(connection, started);
        if (stop.isPresent()) {
            campaigns.stop(connection, campaign.id(), stop.get(), now);
            campaigns.settled(connection, campaign.id(), open.open() == 0);
            return new Result(0, moved, stop.get(), campaign);
        }
        var room = config.underWay() - open.underWay();
        var released = room <= 0 ? 0 : release(connection, campaign, room, outbox, now);
        if (released == 0 && open.underWay() == 0) {
            campaigns.move(connection, campaign.id(), CampaignState.DONE, Campaigns.ITSELF, now);
        }
        campaigns.settled(connection, campaign.id(), released == 0 && open.open() == 0);
        return new Result(released, moved, null, campaign);
    }

    private static boolean due(Campaign campaign, Instant now) {
        var startAt = campaign.deeds().startAt();
        return switch (campaign.state()) {
            case RUNNING -> true;
            case SCHEDULED -> startAt == null || !startAt.isAfter(now);
            case DRAFT, PAUSED, CANCELLED, DONE -> false;
        };
    }

    private int release(Connection connection, Campaign campaign, int room, Outbox outbox, Instant now)
            throws SQLException {
        var waiting = recipients.waiting(connection, campaign.id(), room);
        if (waiting.isEmpty()) {
            return 0;
        }
        var filling = Filling.of(campaign.template());
        for (var next : waiting) {
            var id = next.messageId().toString();
            outbox.add(
                    Topics.OUTBOUND_BULK,
                    id,
                    new CloudEvent<>(
                            CloudEvent.idOf(SendToRecipient.class, id),
                            SOURCE,
                            id,
                            now,
                            null,
                            command(campaign, filling, next, now)));
        }
        recipients.released(connection, campaign.id(), waiting, now);
        return waiting.size();
    }

    private static SendToRecipient command(Campaign campaign, Filling filling, Recipients.Waiting next, Instant now) {
        return new SendToRecipient(
                next.messageId(),
                campaign.phoneNumberId(),
                new Recipient(detail(next.waId()), detail(next.userId())),
                filling.filled(parameters(next))
                        .orElseThrow(() -> new IllegalStateException(
                                "a row that was accepted cannot be filled in messageId=" + next.messageId())),
                SendMessage.Origin.SYSTEM,
                campaign.deeds().startedBy(),
                now,
                campaign.id());
    }

    private static Map<String, String> parameters(Recipients.Waiting next) {
        try {
            return EventJson.mapper().readValue(next.parameters(), PARAMETERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored parameters cannot be read messageId=" + next.messageId(), e);
        }
    }

    private static @Nullable PersonalDetail detail(@Nullable String value) {
        return value == null ? null : new PersonalDetail(value);
    }
}
