package dev.switchboard.conversationservice.erasure;

import dev.switchboard.conversationservice.Api;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Looks through the whole database, whatever tables it has by now. */
@ApplicationScoped
class Rows {

    private final Api api;

    Rows(Api api) {
        this.api = api;
    }

    /** The tables of which some row holds these words anywhere. */
    List<String> holding(String words) {
        return api.ask("SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'").stream()
                .map(String.class::cast)
                .filter(table -> !api.ask(
                                "SELECT 1 FROM \"%s\" t WHERE strpos(t::text, ?) > 0 LIMIT 1".formatted(table), words)
                        .isEmpty())
                .toList();
    }
}
