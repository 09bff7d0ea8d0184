package dev.switchboard.conversationservice.media;

import dev.switchboard.messaging.Publications;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Removes bytes from the object store, a few files at a time, for as long as it takes. Any number of replicas may work side by
 * side: removing twice does no harm.
 */
@ApplicationScoped
class MediaRemover {

    private static final Logger LOGGER = Logger.getLogger(MediaRemover.class);
    private static final int AT_ONCE = 20;

    private final MediaRemovals removals;
    private final ObjectStore store;
    private final Publications publications;
    private final MeterRegistry meters;
    private final InstantSource clock;

    MediaRemover(
            MediaRemovals removals,
            ObjectStore store,
            Publications publications,
            MeterRegistry meters,
            InstantSource clock) {
        this.removals = removals;
        this.store = store;
        this.publications = publications;
        this.meters = meters;
        this.clock = clock;
    }

    /** Removes until nothing is due, or the store is away. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remove() {
        List<UUID> due;
        do {
            due = publications.inTransaction((connection, _) -> removals.claim(connection, clock.instant(), AT_ONCE));
        } while (removeAll(due) && due.size() == AT_ONCE);
    }

    private boolean removeAll(List<UUID> due) {
        var gone = new ArrayList<UUID>();
        try {
            for (var mediaId : due) {
                store.remove(mediaId);
                gone.add(mediaId);
            }
        } catch (SdkException e) {
            LOGGER.warnf(
                    "files wait to be removed waiting=%d cause=%s",
                    due.size() - gone.size(), e.getClass().getSimpleName());
            count("store_unavailable", due.size() - gone.size());
        }
        if (!gone.isEmpty()) {
            publications.inTransaction((connection, _) -> removals.done(connection, gone));
            count("gone", gone.size());
        }
        return gone.size() == due.size();
    }

    private void count(String outcome, int files) {
        meters.counter("switchboard.media.removals", "outcome", outcome).increment(files);
    }
}
