package dev.switchboard.outboundsender.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.campaign.AudienceRow.Checked;
import dev.switchboard.outboundsender.campaign.RecipientView.Taken;
import dev.switchboard.outboundsender.template.TemplateLookup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes audiences in: every row is read, checked and stored in one transaction, or nothing of the upload is. */
@ApplicationScoped
class Audiences {

    /** Rows in memory at a time. */
    private static final int AT_ONCE = 2_000;

    private static final int REFUSALS_TOLD = 100;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Publications transactions;
    private final Campaigns campaigns;
    private final Recipients recipients;
    private final Requests requests;
    private final CampaignTemplates templates;
    private final InstantSource clock;

    Audiences(
            Publications transactions,
            Campaigns campaigns,
            Recipients recipients,
            Requests requests,
            CampaignTemplates templates,
            InstantSource clock) {
        this.transactions = transactions;
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.requests = requests;
        this.templates = templates;
        this.clock = clock;
    }

    /** How an upload is read. */
    @FunctionalInterface
    interface Format {
        AudienceReader open(InputStream bytes) throws IOException;
    }

    /** Adds rows to the audience of a draft; a repeat under the same key adds nothing and is answered as the first was. */
    Taken add(UUID campaignId, String key, InputStream upload, Format format) {
        return inTransaction(connection -> {
            var campaign = draft(connection, campaignId);
            var body = new DigestInputStream(upload, Requests.sha256());
            var earlier = requests.claim(connection, campaignId.toString(), key, clock.instant());
            if (earlier.isPresent()) {
                body.transferTo(OutputStream.nullOutputStream());
                if (!earlier.get().digest().equals(digest(body))) {
                    throw CampaignProblems.KEY_REUSED.because("choose a key of its own for every upload");
                }
                return EventJson.mapper().readValue(earlier.get().answer(), Taken.class);
            }
            Taken taken;
            try (var rows = format.open(body)) {
                taken = store(connection, campaign, rows);
                body.transferTo(OutputStream.nullOutputStream());
            }
            requests.answered(connection, campaignId.toString(), key, digest(body), withoutPeople(taken));
            return taken;
        });
    }

    /** Empties the audience of a draft, to begin anew. */
    void clear(UUID campaignId) {
        inTransaction(connection -> {
            draft(connection, campaignId);
            return recipients.clear(connection, campaignId);
        });
    }

    private Campaign draft(Connection connection, UUID campaignId) throws SQLException {
        var campaign = campaigns.hold(connection, campaignId).orElseThrow(CampaignProblems::unknown);
        if (campaign.state() != CampaignState.DRAFT) {
            throw CampaignProblems.notWhile(campaign.state(), "given another audience");
        }
        return campaign;
    }

    private Taken store(Connection connection, Campaign campaign, AudienceReader rows)
            throws SQLException, IOException {
        var filling = Filling.of(campaign.template());
        var columns = rows.columns();
        if (columns != null && !columns.containsAll(filling.columns())) {
            throw CampaignProblems.COLUMN_MISSING.because("its first line must name "
                    + String.join(
                            ", ",
                            filling.columns().stream()
                                    .filter(column -> !columns.contains(column))
                                    .toList()));
        }
        if (!(templates.find(campaign) instanceof TemplateLookup.Found template)) {
            throw CampaignProblems.TEMPLATE_UNKNOWN.because(
                    "rows are checked against the template, and the account of the number is not known to have it");
        }
        var check = new RowCheck(filling, template, campaign.region());
        var refusals = new ArrayList<RecipientView>();
        var total = 0L;
        var refused = 0L;
        var some = new ArrayList<Checked>(AT_ONCE);
        for (var row = rows.next(); row != null; row = rows.next()) {
            some.add(check.check(row));
            if (some.size() == AT_ONCE) {
                refused += add(connection, campaign, total, some, refusals);
                total += some.size();
                some.clear();
            }
        }
        refused += add(connection, campaign, total, some, refusals);
        total += some.size();
        campaigns.grown(connection, campaign.id(), campaign.lastRow() + total);
        return new Taken(total - refused, refused, refusals);
    }

    private int add(
            Connection connection, Campaign campaign, long total, List<Checked> rows, List<RecipientView> refusals)
            throws SQLException {
        var refused = recipients.add(connection, campaign.id(), campaign.lastRow() + total, rows, clock.instant());
        refused.stream().limit(REFUSALS_TOLD - refusals.size()).forEach(refusals::add);
        return refused.size();
    }

    private static String digest(DigestInputStream body) {
        return Requests.hex(body.getMessageDigest().digest());
    }

    private static String withoutPeople(Taken taken) {
        var nameless = taken.refusals().stream()
                .map(row -> new RecipientView(
                        row.row(),
                        row.line(),
                        null,
                        row.state(),
                        row.code(),
                        row.explanation(),
                        row.messageId(),
                        null,
                        row.since()))
                .toList();
        try {
            return EventJson.mapper().writeValueAsString(new Taken(taken.accepted(), taken.refused(), nameless));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    private <T> T inTransaction(Work<T> work) {
        return transactions.inTransaction(LONGEST, (connection, _) -> {
            try {
                return work.in(connection);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Connection connection) throws SQLException, IOException;
    }
}
