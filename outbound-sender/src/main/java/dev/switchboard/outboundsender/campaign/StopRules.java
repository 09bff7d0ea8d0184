package dev.switchboard.outboundsender.campaign;

import dev.switchboard.outboundsender.template.TemplateLookup;
import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a campaign must stop itself: what Meta says of its number and its template, and what became of its messages. */
@ApplicationScoped
class StopRules {

    private static final Set<String> CLOSED_STATUSES =
            Set.of("BANNED", "RESTRICTED", "RATE_LIMITED", "FLAGGED", "DISCONNECTED", "DELETED", "MIGRATED");

    private static final String SPAM = "meta_131048";

    private static final String NUMBER = """
            SELECT status, quality_rating, can_send_message FROM business_number WHERE phone_number_id = ?
            """;

    private static final String PAUSE = """
            SELECT reason FROM sending_pause
            WHERE scope IN ('*', ?) AND needs_person AND paused_until > now() ORDER BY scope DESC LIMIT 1
            """;

    private static final String ALARM = """
            SELECT code FROM campaign_recipient
            WHERE campaign_id = ? AND moved_at >= ? AND state IN ('FAILED', 'REFUSED')
              AND code IN ('meta_131048', 'meta_131064', 'meta_132015', 'meta_132016', 'template_parameters')
              AND state <> 'INVALID'
            ORDER BY moved_at LIMIT 10
            """;

    /** What a single person or chance decides says nothing of the campaign: Meta's cap, their own stop, an experiment. */
    private static final String ENDED = """
            SELECT count(*) AS ended,
                count(*) FILTER (WHERE state = 'FAILED' AND code NOT IN ('meta_131049', 'meta_131050', 'meta_130472')) AS failed
            FROM (
                SELECT state, code FROM campaign_recipient
                WHERE campaign_id = ? AND ended_at >= ? ORDER BY ended_at DESC LIMIT ?) AS latest
            """;

    private final CampaignTemplates templates;
    private final CampaignConfig config;

    StopRules(CampaignTemplates templates, CampaignConfig config) {
        this.templates = templates;
        this.config = config;
    }

    /** The first reason to stop, but for those that a person chose to go on despite. */
    Optional<Stop> check(Connection connection, Campaign campaign) throws SQLException {
        var standing = standing(connection, campaign);
        return standing.isPresent() ? standing : judged(connection, campaign);
    }

    /** The same, looking only at what is so now and not at what became of messages. */
    Optional<Stop> standing(Connection connection, Campaign campaign) throws SQLException {
        return Stream.of(
                        Sql.first(connection, NUMBER, StopRules::ofNumber, campaign.phoneNumberId()),
                        Sql.first(connection, PAUSE, row -> ofPause(row.getString(1)), campaign.phoneNumberId()),
                        Optional.of(ofTemplate(campaign)))
                .flatMap(Optional::stream)
                .flatMap(Optional::stream)
                .filter(stop -> !campaign.despite().contains(stop.code()))
                .findFirst();
    }

    private Optional<Stop> judged(Connection connection, Campaign campaign) throws SQLException {
        var since = Objects.requireNonNull(campaign.countingSince(), "countingSince");
        return Stream.concat(
                        Sql.query(connection, ALARM, row -> ofAlarm(row.getString(1)), campaign.id(), since).stream(),
                        Sql.query(connection, ENDED, this::ofFailures, campaign.id(), since, config.failureSample())
                                .stream()
                                .flatMap(Optional::stream))
                .filter(stop -> !campaign.despite().contains(stop.code()))
                .findFirst();
    }

    private static Optional<Stop> ofNumber(ResultSet row) throws SQLException {
        var status = row.getString("status");
        if (status != null && CLOSED_STATUSES.contains(status)) {
            return Optional.of(new Stop(
                    "number_blocked",
                    "Meta shows the business number as %s; see WhatsApp Manager for why".formatted(status)));
        }
        if ("BLOCKED".equals(row.getString("can_send_message"))) {
            return Optional.of(new Stop(
                    "number_blocked", "Meta lets the business number send nothing; see WhatsApp Manager for why"));
        }
        if ("RED".equals(row.getString("quality_rating"))) {
            return Optional.of(new Stop(
                    "number_quality_red",
                    "customers block or report the business number, and Meta rates its quality low;"
                            + " write to fewer people, and to those only who want it"));
        }
        return Optional.empty();
    }

    private static Optional<Stop> ofPause(String reason) {
        return Optional.of(
                reason.equals(SPAM)
                        ? spam()
                        : new Stop(
                                "sending_paused",
                                "Meta takes nothing, or answers only, from this number or account now (%s); the list of Meta's errors says what to do"
                                        .formatted(reason)));
    }

    private Optional<Stop> ofTemplate(Campaign campaign) throws SQLException {
        return switch (templates.find(campaign)) {
            case TemplateLookup.Found found -> ofTemplate(campaign, found);
            case TemplateLookup.Missing _ ->
                Optional.of(new Stop(
                        "template_gone", "the account has no template of that name in that language any more"));
            case TemplateLookup.Unmirrored _ -> Optional.empty();
        };
    }

    private static Optional<Stop> ofTemplate(Campaign campaign, TemplateLookup.Found found) {
        if (found.status().equals("PAUSED")) {
            return Optional.of(templatePaused());
        }
        if (!found.status().equals("APPROVED")) {
            return Optional.of(new Stop(
                    "template_not_approved",
                    "Meta shows the template as %s; it cannot be sent".formatted(found.status())));
        }
        var before = campaign.templateCategory();
        if (before != null && !before.equals(found.category())) {
            return Optional.of(new Stop(
                    "template_recategorised",
                    "Meta moved the template from %s to %s: other consents count for it, and another price"
                            .formatted(before, found.category())));
        }
        return Optional.empty();
    }

    private static Stop ofAlarm(String code) {
        return switch (code) {
            case "meta_131064" ->
                new Stop(
                        "category_limit",
                        "Meta limits the account, since templates were sent under a wrong category; mend them and wait");
            case "meta_132015", "meta_132016" -> templatePaused();
            case "template_parameters" ->
                new Stop(
                        "template_parameters",
                        "the template was changed, and what the audience fills in does not fit it any more");
            default -> spam();
        };
    }

    private Optional<Stop> ofFailures(ResultSet row) throws SQLException {
        var ended = row.getInt("ended");
        var failed = row.getInt("failed");
        if (ended < config.failureSample() || config.failureShare() >= 1 || failed < ended * config.failureShare()) {
            return Optional.empty();
        }
        return Optional.of(new Stop(
                "failure_rate",
                "%d of the last %d messages failed; the report tells why, by recipient".formatted(failed, ended)));
    }

    private static Stop spam() {
        return new Stop(
                "spam_limit",
                "customers blocked or reported the number, and Meta limits it for hours; write to fewer people, and to those"
                        + " only who want it");
    }

    private static Stop templatePaused() {
        return new Stop(
                "template_paused", "Meta paused or disabled the template, since customers did not like what it says");
    }

    /** What a person may choose to go on despite. */
    static boolean known(@Nullable String code) {
        return code != null
                && Set.of(
                                "number_quality_red",
                                "number_blocked",
                                "sending_paused",
                                "spam_limit",
                                "category_limit",
                                "template_recategorised",
                                "failure_rate")
                        .contains(code);
    }
}
