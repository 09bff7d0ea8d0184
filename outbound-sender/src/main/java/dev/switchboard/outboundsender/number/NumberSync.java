package dev.switchboard.outboundsender.number;

import dev.switchboard.cloudapi.management.ListPage;
import dev.switchboard.cloudapi.management.NumberItem;
import dev.switchboard.outboundsender.graphapi.MetaManagement;
import dev.switchboard.outboundsender.graphapi.MetaReply;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import dev.switchboard.outboundsender.graphapi.TokenCheck;
import dev.switchboard.outboundsender.mirror.MirrorConfig;
import dev.switchboard.outboundsender.mirror.Reading;
import dev.switchboard.outboundsender.mirror.Reading.Turn;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads the numbers of each account, and the end of the access token, at start-up and every now and then after. */
@ApplicationScoped
class NumberSync {

    private static final Logger LOGGER = Logger.getLogger(NumberSync.class);

    private final MetaManagement meta;
    private final TokenCheck token;
    private final NumberMirror mirror;
    private final Reading reading;
    private final MirrorConfig config;
    private final InstantSource clock;

    NumberSync(
            MetaManagement meta,
            TokenCheck token,
            NumberMirror mirror,
            Reading reading,
            MirrorConfig config,
            InstantSource clock) {
        this.meta = meta;
        this.token = token;
        this.mirror = mirror;
        this.reading = reading;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${switchboard.mirror.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readWhatIsDue() throws SQLException {
        for (var wabaId : config.wabaIds()) {
            reading.ifDue("numbers", what(wabaId), config.numbersEvery(), turn -> numbers(wabaId, turn));
        }
        if (token.isPossible() && !mirror.isEmpty()) {
            reading.ifDue("token", "token", config.tokenEvery(), _ -> tokenEnd());
        }
    }

    /** The name of the turn. */
    static String what(String wabaId) {
        return "numbers:" + wabaId;
    }

    private Optional<SendOutcome> numbers(String wabaId, Turn turn) throws SQLException {
        var begun = clock.instant();
        var items = new ArrayList<NumberItem>();
        var cursors = new HashSet<String>();
        var unreadable = 0;
        String after = null;
        do {
            if (!turn.isOurs()) {
                return Optional.of(new SendOutcome.Unknown("turn_lost"));
            }
            switch (meta.numbers(wabaId, after)) {
                case MetaReply.No<ListPage<NumberItem>>(SendOutcome outcome) -> {
                    return Optional.of(outcome);
                }
                case MetaReply.Told<ListPage<NumberItem>>(ListPage<NumberItem> page) -> {
                    items.addAll(page.items());
                    unreadable += page.unreadable();
                    after = page.after();
                }
            }
            if (after != null && !cursors.add(after)) {
                return Optional.of(new SendOutcome.Unknown("cursor_repeated"));
            }
        } while (after != null);
        mirror.listed(wabaId, items, unreadable == 0, begun);
        return Optional.empty();
    }

    private Optional<SendOutcome> tokenEnd() {
        var facts = token.ask();
        if (facts.isEmpty()) {
            return Optional.of(new SendOutcome.Unknown("token_not_told"));
        }
        if (!facts.get().valid()) {
            LOGGER.error("meta says that the access token is not valid");
        }
        mirror.tokenEnds(facts.get().expiresAt());
        return Optional.empty();
    }
}
