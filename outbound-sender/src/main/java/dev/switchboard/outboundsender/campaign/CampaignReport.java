package dev.switchboard.outboundsender.campaign;

import dev.switchboard.messaging.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes out what became of the rows of an audience, a page of them in memory at a time. */
@ApplicationScoped
class CampaignReport {

    private static final int AT_ONCE = 5_000;
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r]");
    private static final Pattern PHONE = Pattern.compile("\\+[0-9 ()-]+");

    private final DataSource database;
    private final Recipients recipients;

    CampaignReport(DataSource database, Recipients recipients) {
        this.database = database;
        this.recipients = recipients;
    }

    void write(UUID campaignId, OutputStream output) throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader("row", "line", "recipient", "state", "code", "explanation", "messageId", "since")
                .get();
        var writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        try (var printer = new CSVPrinter(writer, format)) {
            for (var page = page(campaignId, 0);
                    !page.isEmpty();
                    page = page(campaignId, page.getLast().row())) {
                for (var row : page) {
                    var recipient = row.recipient();
                    printer.printRecord(
                            row.row(),
                            row.line(),
                            recipient == null ? null : harmless(recipient.value()),
                            row.state(),
                            row.code(),
                            row.explanation(),
                            row.messageId(),
                            row.since());
                }
            }
        }
    }

    /** Each page on a connection of its own: whoever reads slowly holds none. */
    private List<RecipientView> page(UUID campaignId, long after) {
        try (var connection = database.getConnection()) {
            return recipients.page(connection, campaignId, null, after, AT_ONCE);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** What a list held that no spreadsheet may take for a formula; phones with a plus are none. */
    static String harmless(String cell) {
        return FORMULA.matcher(cell).lookingAt() && !PHONE.matcher(cell).matches() ? "'" + cell : cell;
    }
}
