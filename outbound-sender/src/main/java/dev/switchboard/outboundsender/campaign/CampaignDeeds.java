package dev.switchboard.outboundsender.campaign;

import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.template.TemplateLookup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with campaigns. Each deed locks the campaign, so that it and the runner never act at the same time. */
@ApplicationScoped
class CampaignDeeds {

    private static final String SCOPE = "campaigns";

    private final Publications transactions;
    private final Campaigns campaigns;
    private final Progress progress;
    private final Requests requests;
    private final CampaignTemplates templates;
    private final StopRules rules;
    private final InstantSource clock;

    CampaignDeeds(
            Publications transactions,
            Campaigns campaigns,
            Progress progress,
            Requests requests,
            CampaignTemplates templates,
            StopRules rules,
            InstantSource clock) {
        this.transactions = transactions;
        this.campaigns = campaigns;
        this.progress = progress;
        this.requests = requests;
        this.templates = templates;
        this.rules = rules;
        this.clock = clock;
    }

    /** Makes a draft; a repeat under the same key is the same one. */
    Campaign create(CampaignRequest request, String key) {
        var now = clock.instant();
        var draft = request.draft(UUID.randomUUID(), now);
        var digest = Requests.digest(request.toString());
        return transactions.inTransaction((connection, _) -> {
            var earlier = requests.claim(connection, SCOPE, key, now);
            if (earlier.isPresent()) {
                if (!earlier.get().digest().equals(digest)) {
                    throw CampaignProblems.KEY_REUSED.because("choose a key of its own for every campaign");
                }
                return found(connection, UUID.fromString(earlier.get().answer()));
            }
            campaigns.add(connection, draft);
            requests.answered(connection, SCOPE, key, digest, draft.id().toString());
            return draft;
        });
    }

    Campaign start(UUID id, boolean skipRefused, @Nullable Instant startAt, String actor) {
        return change(id, (connection, campaign, now) -> {
            if (campaign.state() != CampaignState.DRAFT) {
                throw CampaignProblems.notWhile(campaign.state(), "started");
            }
            var counts = CampaignView.Counts.of(progress.counts(connection, id));
            if (counts.waiting() == 0) {
                throw CampaignProblems.AUDIENCE_EMPTY.because("the audience has no row that was accepted");
            }
            if (counts.refusedRows() > 0 && !skipRefused) {
                throw CampaignProblems.ROWS_REFUSED.because(
                        "%d rows were refused, see recipients?state=invalid; begin anew, or say skipRefused"
                                .formatted(counts.refusedRows()));
            }
            if (!(templates.find(campaign) instanceof TemplateLookup.Found template)) {
                throw CampaignProblems.TEMPLATE_UNKNOWN.because(
                        "the account of the number is not known to have it in that language");
            }
            if (!template.status().equals("APPROVED")) {
                throw CampaignProblems.TEMPLATE_NOT_APPROVED.because(
                        "Meta shows it as %s".formatted(template.status()));
            }
            var at = startAt == null ? campaign.deeds().startAt() : startAt;
            campaigns.start(connection, id, template.category(), at, actor, now);
        });
    }

    Campaign pause(UUID id, String actor) {
        return change(id, (connection, campaign, now) -> {
            switch (campaign.state()) {
                case RUNNING, SCHEDULED -> campaigns.move(connection, id, CampaignState.PAUSED, actor, now);
                case PAUSED -> {}
                case DRAFT, CANCELLED, DONE -> throw CampaignProblems.notWhile(campaign.state(), "paused");
            }
        });
    }

    Campaign resume(UUID id, @Nullable String despite, String actor) {
        if (despite != null && !StopRules.known(despite)) {
            throw CampaignProblems.invalid(
                    "despite", "must be the code of what stopped the campaign, if that can be gone on despite");
        }
        return change(id, (connection, campaign, now) -> {
            switch (campaign.state()) {
                case PAUSED -> {
                    var startAt = campaign.deeds().startAt();
                    var later = campaign.deeds().startedAt() == null && startAt != null && startAt.isAfter(now);
                    campaigns.resume(
                            connection,
                            id,
                            later ? CampaignState.SCHEDULED : CampaignState.RUNNING,
                            despite,
                            actor,
                            now);
                    var stop = rules.standing(connection, found(connection, id));
                    if (stop.isPresent()) {
                        throw CampaignProblems.STILL_STOPPED
                                .builder()
                                .withDetail(stop.get().reason())
                                .with("stop", stop.get().code())
                                .build();
                    }
                }
                case RUNNING, SCHEDULED -> {}
                case DRAFT, CANCELLED, DONE -> throw CampaignProblems.notWhile(campaign.state(), "resumed");
            }
        });
    }

    Campaign cancel(UUID id, String actor) {
        return change(id, (connection, campaign, now) -> {
            switch (campaign.state()) {
                case DRAFT, SCHEDULED, RUNNING, PAUSED ->
                    campaigns.move(connection, id, CampaignState.CANCELLED, actor, now);
                case CANCELLED -> {}
                case DONE -> throw CampaignProblems.notWhile(campaign.state(), "cancelled");
            }
        });
    }

    private Campaign change(UUID id, Change change) {
        return transactions.inTransaction((connection, _) -> {
            var campaign = campaigns.hold(connection, id).orElseThrow(CampaignProblems::unknown);
            change.in(connection, campaign, clock.instant());
            return found(connection, id);
        });
    }

    private Campaign found(Connection connection, UUID id) throws SQLException {
        return campaigns.find(connection, id).orElseThrow(CampaignProblems::unknown);
    }

    @FunctionalInterface
    private interface Change {
        void in(Connection connection, Campaign campaign, Instant now) throws SQLException;
    }
}
