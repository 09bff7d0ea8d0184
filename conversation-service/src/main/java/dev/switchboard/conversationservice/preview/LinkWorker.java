package dev.switchboard.conversationservice.preview;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.conversation.LinkPreviewed;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.preview.LinkRows.Taken;
import dev.switchboard.conversationservice.timeline.Conversations;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks links up, a few at a time, on threads of its own. Any number of replicas may work: each takes rows under a lease, and
 * only the one that finds the row still waiting stores the preview and tells of it. A worker that dies leaves its rows to the
 * next; a link that took three workers with it is dropped.
 */
@ApplicationScoped
class LinkWorker {

    /** Longer than any lookup takes. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Logger LOGGER = Logger.getLogger(LinkWorker.class);
    private static final int AT_ONCE = 8;
    private static final int ATTEMPTS = 3;
    private static final Duration PAGE_KEPT = Duration.ofDays(1);
    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final Duration WORTH_IT = Duration.ofHours(1);

    private final PreviewConfig config;
    private final LinkRows rows;
    private final GuardedClient client;
    private final Publications publications;
    private final Conversations conversations;
    private final MeterRegistry meters;
    private final InstantSource clock;

    LinkWorker(
            PreviewConfig config,
            LinkRows rows,
            GuardedClient client,
            Publications publications,
            Conversations conversations,
            MeterRegistry meters,
            InstantSource clock) {
        this.config = config;
        this.rows = rows;
        this.client = client;
        this.publications = publications;
        this.conversations = conversations;
        this.meters = meters;
        this.clock = clock;
    }

    /** Looks up until nothing waits. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookUp() {
        if (!config.enabled()) {
            return;
        }
        List<Taken> taken;
        do {
            var now = clock.instant();
            taken = publications.inTransaction((connection, _) -> rows.take(connection, now, now.plus(LEASE), AT_ONCE));
            try (var threads = threads()) {
                taken.forEach(link -> threads.execute(() -> lookUp(link)));
            }
        } while (taken.size() == AT_ONCE);
    }

    /** Forgets what is old. */
    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        publications.inTransaction((connection, _) ->
                rows.purge(connection, clock.instant(), clock.instant().minus(WORTH_IT)));
    }

    private static ExecutorService threads() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    /** A link that cannot be looked up for a reason nobody foresaw costs a preview, and not the others theirs. */
    private void lookUp(Taken link) {
        try {
            var looked = link.attempts() > ATTEMPTS ? null : look(link.url());
            count(looked == null ? "given_up" : looked.getClass().getSimpleName());
            settle(link, looked instanceof LookedUp.Found found ? found : null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            count("broken");
            LOGGER.warnf(
                    "link not looked up messageId=%s cause=%s",
                    link.messageId(), e.getClass().getSimpleName());
        }
    }

    private LookedUp look(String url) throws InterruptedException {
        var now = clock.instant();
        var address = WebAddress.parse(url).orElse(null);
        if (address == null) {
            return new LookedUp.Nothing();
        }
        var hash = hashOf(url);
        var known = publications.inTransaction((connection, _) -> {
            var lately = rows.known(connection, hash, now);
            return lately.isEmpty() && rows.isQuiet(connection, address.host(), now)
                    ? Optional.<LookedUp>of(new LookedUp.HostFailed())
                    : lately;
        });
        if (known.isPresent()) {
            return known.get();
        }
        var looked = client.lookUp(address);
        publications.inTransaction((connection, _) -> {
            switch (looked) {
                case LookedUp.Found found -> rows.remember(connection, hash, found, now.plus(PAGE_KEPT));
                case LookedUp.Nothing _ -> rows.remember(connection, hash, null, now.plus(PAGE_KEPT));
                case LookedUp.HostFailed _ -> rows.keepQuiet(connection, address.host(), now.plus(QUIET));
                case LookedUp.Forbidden _ -> {
                    // asked again next time: judging an address costs no more than remembering it
                }
            }
            return looked;
        });
        return looked;
    }

    /** Stores and tells what was found, once. The thread's row is held first, as by everybody who tells of it. */
    private void settle(Taken link, LookedUp.@Nullable Found found) {
        publications.inTransaction((connection, outbox) -> {
            var thread = found == null ? Optional.<UUID>empty() : rows.threadOf(connection, link.messageId());
            if (found == null || thread.isEmpty()) {
                rows.drop(connection, link);
                return false;
            }
            var held = conversations.hold(connection, thread.get());
            if (held.isEmpty()) {
                return false; // erased meanwhile, and the link with it
            }
            var conversationId = held.get();
            if (!rows.finish(connection, link, found)) {
                return false;
            }
            Announcement.of(
                            CloudEvent.idOf(
                                    LinkPreviewed.class,
                                    link.messageId().toString(),
                                    link.url(),
                                    link.askedAt().toString()),
                            conversationId,
                            Times.storable(clock.instant()),
                            null,
                            new LinkPreviewed(
                                    conversationId,
                                    link.messageId(),
                                    link.url(),
                                    words(found.title()),
                                    words(found.description()),
                                    null,
                                    words(found.siteName()),
                                    found.imageUrl()))
                    .addTo(outbox);
            return true;
        });
    }

    private void count(String outcome) {
        meters.counter("switchboard.conversation.previews", "outcome", snake(outcome))
                .increment();
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static @Nullable CustomerText words(@Nullable String text) {
        return text == null ? null : new CustomerText(text);
    }

    private static String hashOf(String url) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
