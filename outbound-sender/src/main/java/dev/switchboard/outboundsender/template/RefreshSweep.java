package dev.switchboard.outboundsender.template;

import dev.switchboard.outboundsender.graphapi.SendOutcome;
import dev.switchboard.outboundsender.mirror.MirrorConfig;
import dev.switchboard.outboundsender.mirror.Patience;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Reads the names that somebody wants to know about at once. After several tries it leaves them to the next listing of all. */
@ApplicationScoped
class RefreshSweep {

    private static final Logger LOGGER = Logger.getLogger(RefreshSweep.class);
    private static final int TRIES = 8;

    private final Refreshes refreshes;
    private final TemplateListing listing;
    private final MirrorConfig config;

    RefreshSweep(Refreshes refreshes, TemplateListing listing, MirrorConfig config) {
        this.refreshes = refreshes;
        this.listing = listing;
        this.config = config;
    }

    @Scheduled(every = "${switchboard.mirror.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() throws SQLException {
        for (var wish = refreshes.take(config.lease()); wish.isPresent(); wish = refreshes.take(config.lease())) {
            var trouble = listing.named(wish.get().wabaId(), wish.get().name());
            if (trouble.isEmpty()) {
                refreshes.end(wish.get());
                continue;
            }
            var tries = wish.get().tries();
            LOGGER.warnf(
                    "a template could not be read outcome=%s tries=%d",
                    trouble.get().reason(), tries);
            if (tries >= TRIES) {
                refreshes.end(wish.get());
                continue;
            }
            var wait = Patience.after(trouble.get(), tries - 1, config);
            switch (trouble.get()) {
                case SendOutcome.Throttled _, SendOutcome.Barred _ -> refreshes.postponeAll(wait);
                case SendOutcome.NotSent _, SendOutcome.Unknown _, SendOutcome.Rejected _, SendOutcome.Accepted _ ->
                    refreshes.postpone(wish.get(), wait);
            }
        }
    }
}
