package dev.switchboard.outboundsender.template;

import dev.switchboard.outboundsender.mirror.MirrorConfig;
import dev.switchboard.outboundsender.mirror.Reading;
import dev.switchboard.outboundsender.mirror.Turns;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Reads all templates of each account at start-up and every few minutes after. */
@ApplicationScoped
class TemplateSync {

    private final TemplateListing listing;
    private final Reading reading;
    private final Turns turns;
    private final MirrorConfig config;

    TemplateSync(TemplateListing listing, Reading reading, Turns turns, MirrorConfig config) {
        this.listing = listing;
        this.reading = reading;
        this.turns = turns;
        this.config = config;
    }

    @Scheduled(every = "${switchboard.mirror.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readWhatIsDue() throws SQLException {
        for (var wabaId : config.wabaIds()) {
            reading.ifDue("templates", what(wabaId), config.templatesEvery(), turn -> listing.all(wabaId, turn));
        }
    }

    /** Wants all templates of an account read at once. */
    void ask(String wabaId) throws SQLException {
        turns.ask(what(wabaId));
    }

    /** The name of the turn. */
    static String what(String wabaId) {
        return "templates:" + wabaId;
    }
}
