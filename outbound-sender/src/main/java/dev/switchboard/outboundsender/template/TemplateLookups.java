package dev.switchboard.outboundsender.template;

import dev.switchboard.cloudapi.management.TemplateShape;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.outboundsender.mirror.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Looks templates up by the number that shall send them, live: what a webhook told a moment ago counts. */
@ApplicationScoped
public class TemplateLookups {

    private static final String ACCOUNT = "SELECT waba_id FROM business_number WHERE phone_number_id = ?";

    private final DataSource database;
    private final Templates templates;
    private final Turns turns;

    TemplateLookups(DataSource database, Templates templates, Turns turns) {
        this.database = database;
        this.templates = templates;
        this.turns = turns;
    }

    /** What is known of the template that this number would send. Joins the transaction around it. */
    public TemplateLookup find(String phoneNumberId, OutboundContent.Template wanted) throws SQLException {
        var wabaId = accountOf(phoneNumberId);
        if (wabaId.isEmpty()) {
            return new TemplateLookup.Unmirrored();
        }
        var found = templates
                .find(wabaId.get(), wanted.name(), wanted.language())
                .filter(template -> !template.status().equals(Template.DELETED));
        if (found.isPresent()) {
            var template = found.get();
            return new TemplateLookup.Found(
                    template.templateId(),
                    template.status(),
                    template.category(),
                    template.reason(),
                    TemplateShape.of(template.components(), template.parameterFormat()));
        }
        var everRead = turns.find(TemplateSync.what(wabaId.get()))
                .map(Turns.State::succeededAt)
                .isPresent();
        return everRead ? new TemplateLookup.Missing() : new TemplateLookup.Unmirrored();
    }

    /** The account of a number, where it is known. */
    Optional<String> accountOf(String phoneNumberId) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ACCOUNT)) {
            query.setString(1, phoneNumberId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
